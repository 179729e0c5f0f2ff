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
        let citations = Self.citations(in: document.abstract + document.blocks)
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

    /// Checks the citations in prose whose other parts are not known yet.
    ///
    /// - Throws: `CitationFaults` with every unknown key, and the first fault of every other work.
    public func check(_ blocks: [Block]) throws(CitationFaults) {
        var faults: [CitationError] = []
        var found: Set<String> = []
        for citation in Self.citations(in: blocks) {
            for item in citation.items where !found.contains(item.key) {
                do throws(CitationError) {
                    let entry = try entry(of: item, in: citation)
                    found.insert(item.key)
                    let work = try work(entry)
                    _ = try ReferenceText(work, year: work.year)
                } catch {
                    if !faults.contains(error) { faults.append(error) }
                }
            }
        }
        guard faults.isEmpty else { throw CitationFaults(faults) }
    }

    private static func citations(in blocks: [Block]) -> [Citation] {
        var citations: [Citation] = []
        blocks.walk { if case .citation(let citation) = $0 { citations.append(citation) } }
        return citations
    }

    /// The cited works, each once, in the order of the citations.
    private func works(in citations: [Citation]) throws(CitationError) -> [Work] {
        var works: [Work] = []
        var found: Set<String> = []
        for citation in citations {
            for item in citation.items where found.insert(item.key).inserted {
                works.append(try work(entry(of: item, in: citation)))
            }
        }
        return works
    }

    /// The entry that is cited.
    private func entry(of item: Citation.Item, in citation: Citation) throws(CitationError) -> BibTeXEntry {
        func error(_ problem: CitationError.Problem) -> CitationError {
            CitationError(file: citation.file, line: citation.line, problem: problem)
        }
        guard let bibliography else { throw error(.noBibliography(key: item.key)) }
        guard let entry = try bibliography.entry(item.key) else {
            throw error(
                .unknownKey(item.key, bibliography: bibliography.file, nearest: bibliography.nearestKey(to: item.key)))
        }
        return entry
    }

    private func work(_ entry: BibTeXEntry) throws(CitationError) -> Work {
        try Work(entry, file: bibliography?.file ?? "", checkFormula: checkFormula)
    }
}
