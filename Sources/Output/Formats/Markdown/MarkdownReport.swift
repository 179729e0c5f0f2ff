import Documents
import Foundation

/// `report.md`: GitHub-flavoured Markdown that shows the figures of `SVGFigures`.
public struct MarkdownReport: ReportFormat {
    /// Creates the format.
    public init() {}

    /// The name "md".
    public var name: String { "md" }

    /// One file, `report.md`.
    public func files(of report: WovenReport) -> [ReportFile] {
        let text = markdown(report.document) { SVGFigures.fileName(of: $0.id) }
        return [ReportFile(name: "report.md", bytes: Data(text.utf8), isMain: true)]
    }
}
