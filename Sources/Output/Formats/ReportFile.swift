import Foundation

/// A file of a report: its name within the report's folder, such as "figures/part-2-digits.svg", and its bytes.
public struct ReportFile: Sendable, Equatable {
    public let name: String
    public let bytes: Data
    /// Whether it is what people open, and not a piece of another file.
    public let isMain: Bool

    public init(name: String, bytes: Data, isMain: Bool = false) {
        self.name = name
        self.bytes = bytes
        self.isMain = isMain
    }
}
