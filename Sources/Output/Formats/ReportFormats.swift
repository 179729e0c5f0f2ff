/// The formats that Folio knows.
public enum ReportFormats {
    /// In the order in which they are begun: the one that takes longest first.
    public static let all: [any ReportFormat] = [PDFReport(), MarkdownReport(), SVGFigures()]
}
