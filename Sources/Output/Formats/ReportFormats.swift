/// The formats that Folio knows.
public enum ReportFormats {
    /// All formats in the order in which they are started: the one that takes longest is first.
    public static let all: [any ReportFormat] = [
        PDFReport(), HTMLReport(), MarkdownReport(), JupyterReport(), SVGFigures(),
    ]

    /// The formats with some names, and those that they need, in the order of `all`.
    ///
    /// - Parameter names: The names, in any order; nil for all formats.
    /// - Throws: `FormatNameError` if there is no such format, or no name.
    public static func named(_ names: [String]?) throws(FormatNameError) -> [any ReportFormat] {
        guard let names else { return all }
        if names.isEmpty { throw FormatNameError(name: nil) }
        var chosen: Set<String> = []
        for name in names {
            guard let format = all.first(where: { $0.name == name }) else { throw FormatNameError(name: name) }
            chosen.insert(name)
            chosen.formUnion(format.neededFormats)
        }
        return all.filter { chosen.contains($0.name) }
    }
}
