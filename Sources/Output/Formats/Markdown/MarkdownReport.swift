import Documents
import Foundation

/// `report.md`: GitHub-flavoured Markdown, which shows the figures of `SVGFigures`.
public struct MarkdownReport: ReportFormat {
    public init() {}

    public var name: String { "md" }

    public func files(of report: WovenReport) -> [ReportFile] {
        let text = markdown(report.document) { SVGFigures.fileName(of: $0.id) }
        return [ReportFile(name: "report.md", bytes: Data(text.utf8), isMain: true)]
    }
}
