import Documents

/// Links to the report's own files where the prose names them, such as `results/claims.json`.
struct FileLinks {
    /// The paths of files by the names that prose gives them.
    private let paths: [String: String]

    /// Knows the files that are attached to a document, and the measurements.
    init(_ document: Document) {
        var paths = ["measurements.json": "measurements.json", "report/measurements.json": "measurements.json"]
        for attachment in document.attachments {
            for start in ["", "report/"] { paths[start + "results/" + attachment.name] = "results/" + attachment.name }
        }
        self.paths = paths
    }

    /// The blocks with a link around each piece of code that is the name of a file.
    func linked(_ blocks: [Block]) -> [Block] { blocks.mappingInlines(linked) }

    private func linked(_ inlines: [Inline]) -> [Inline] {
        inlines.map { inline in
            switch inline {
            case .code(let code): paths[code].map { .link([inline], destination: $0) } ?? inline
            case .emphasis(let inner): .emphasis(linked(inner))
            case .strong(let inner): .strong(linked(inner))
            case .footnote(let blocks): .footnote(linked(blocks))
            case .text, .math, .link, .lineBreak, .reference, .citation: inline
            }
        }
    }
}
