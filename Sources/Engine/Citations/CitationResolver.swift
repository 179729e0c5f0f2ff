import Documents

/// Puts links in place of a document's citations, and adds the list of references.
///
/// It is the last step of weaving, because the text of a citation depends on all others: works of the same authors and
/// year get letters, 2010a and 2010b.
public struct CitationResolver {
    private let bibliography: Bibliography?
    private let identifiers: Identifiers
    private let checkFormula: (String) throws -> Void

    /// Creates a resolver for one document.
    ///
    /// - Parameters:
    ///   - bibliography: The works that may be cited; nil if the notebook has none.
    ///   - identifiers: The generator of the document's ids.
    ///   - checkFormula: Refuses a formula in a title by throwing what is wrong with it.
    public init(
        bibliography: Bibliography?, identifiers: Identifiers,
        checkFormula: @escaping (_ tex: String) throws -> Void = { _ in }
    ) {
        self.bibliography = bibliography
        self.identifiers = identifiers
        self.checkFormula = checkFormula
    }

    /// The document with links to a chapter “References”, which follows its last block. If nothing is cited, the
    /// document is unchanged.
    ///
    /// - Throws: `CitationError` for a citation of something that is not in the bibliography, and for a cited entry
    ///   that lacks a field or cannot be read.
    /// - Complexity: Linear in the length of the document, apart from sorting what is cited.
    public func resolved(_ document: Document) throws(CitationError) -> Document {
        var citations: [Citation] = []
        (document.abstract + document.blocks).walk {
            if case .citation(let citation) = $0 { citations.append(citation) }
        }
        guard !citations.isEmpty else { return document }
        let references = References(try works(in: citations), identifiers)
        var resolved = document
        resolved.abstract = document.abstract.mappingInlines { references.inlines($0) }
        resolved.blocks = document.blocks.mappingInlines { references.inlines($0) }
        resolved.blocks.append(
            .heading(level: 1, [.text("References")], id: identifiers.unique(for: "References")))
        resolved.blocks.append(.bibliography(try references.entries()))
        return resolved
    }

    /// The cited works, each once, in the order of the citations.
    private func works(in citations: [Citation]) throws(CitationError) -> [Work] {
        var works: [Work] = []
        var found: Set<String> = []
        for citation in citations {
            for item in citation.items where !found.contains(item.key) {
                func error(_ problem: CitationError.Problem) -> CitationError {
                    CitationError(file: citation.file, line: citation.line, problem: problem)
                }
                guard let bibliography else { throw error(.noBibliography(key: item.key)) }
                guard let entry = bibliography.entries[item.key] else {
                    throw error(
                        .unknownKey(
                            item.key, bibliography: bibliography.file, nearest: bibliography.nearestKey(to: item.key)))
                }
                found.insert(item.key)
                works.append(try Work(entry, file: bibliography.file, checkFormula: checkFormula))
            }
        }
        return works
    }
}
