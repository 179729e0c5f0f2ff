/// A file format that reports are written in.
///
/// To add one: a folder beside the others here, with a type that conforms, and a line in `ReportFormats.all`.
public protocol ReportFormat: Sendable {
    /// A short name, such as "pdf".
    var name: String { get }

    /// The files that the report consists of in this format. The same report gives the same bytes.
    func files(of report: WovenReport) throws -> [ReportFile]
}
