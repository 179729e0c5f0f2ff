import Foundation

/// Dates in ISO 8601 and UTC.
///
/// If the environment variable SOURCE_DATE_EPOCH is set, it replaces the clock.
public enum ReportDate {
    /// The current date and time as text.
    public static func now() -> String { text(secondsNow()) }

    /// The current time in seconds since 1970.
    public static func secondsNow() -> Int {
        ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Int.init) ?? Int(Date().timeIntervalSince1970)
    }

    /// The date and time `seconds` after the beginning of 1970, such as "1970-01-01T00:00:00Z".
    public static func text(_ seconds: Int) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }

    /// The seconds since 1970 of a date written by `text(_:)`; nil if `text` is not such a date.
    public static func seconds(_ text: String) -> Int? {
        (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
    }
}
