/// A file format for reports.
///
/// A new format needs a conforming type, in a folder of its own beside the others, and an entry in `ReportFormats.all`.
public protocol ReportFormat: Sendable {
    /// A short name, such as "pdf".
    var name: String { get }

    /// The path of the file that readers open, within the report's folder; nil if the format has none.
    var mainFile: String? { get }

    /// The names of the formats whose files the main file shows; they are written with it.
    var neededFormats: [String] { get }

    /// The files of a report in this format; the same report gives the same bytes.
    ///
    /// - Throws: The format's own error if the report cannot be written, such as `TypesettingError` or `DrawingError`.
    func files(of report: WovenReport) throws -> [ReportFile]
}

extension ReportFormat {
    /// The file "report." and the format's name.
    public var mainFile: String? { "report.\(name)" }

    /// No other formats.
    public var neededFormats: [String] { [] }
}
