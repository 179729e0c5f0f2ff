import Basics

/// A name that no format has, or a list of formats without a name.
public struct FormatNameError: ClassifiedError, Equatable, CustomStringConvertible {
    /// The name; nil if the list is empty.
    public let name: String?
    /// The fault is the user's.
    public var fault: Fault { .usage }

    /// A sentence that lists the names that there are.
    public var description: String {
        let names = ReportFormats.all.map(\.name).joined(separator: ", ")
        return (name.map { "There is no format “\($0)”" } ?? "No format is named") + "; the formats are \(names)."
    }
}
