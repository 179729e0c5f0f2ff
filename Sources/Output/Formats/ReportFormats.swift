/// The formats that Folio knows.
public enum ReportFormats {
    /// All formats in the order in which they are started: the one that takes longest is first.
    public static let all: [any ReportFormat] = [
        PDFReport(), HTMLReport(), MarkdownReport(), JupyterReport(), SVGFigures(),
    ]
}
