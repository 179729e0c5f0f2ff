import Foundation

/// Dates in ISO 8601 and UTC; SOURCE_DATE_EPOCH, where set, stands for now.
public enum ReportDate {
    public static func now() -> String { text(secondsNow()) }

    public static func secondsNow() -> Int {
        ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Int.init) ?? Int(Date().timeIntervalSince1970)
    }

    public static func text(_ seconds: Int) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }

    /// The seconds since 1970 of a date that `text` wrote.
    public static func seconds(_ text: String) -> Int? {
        (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
    }
}
