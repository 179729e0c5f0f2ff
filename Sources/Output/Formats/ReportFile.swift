import Foundation

/// A file of a report.
public struct ReportFile: Sendable, Equatable {
    /// The path within the report's folder, such as "figures/part-2-digits.svg".
    public let name: String
    /// The file's content.
    public let bytes: Data
    /// True if readers open this file, false if it is a part of another file.
    public let isMain: Bool

    /// Creates a file; by default it is a part of another file.
    public init(name: String, bytes: Data, isMain: Bool = false) {
        self.name = name
        self.bytes = bytes
        self.isMain = isMain
    }
}
