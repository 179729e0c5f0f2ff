import Citations
import Documents

@testable import Formats

/// Bibliographies: BibTeX is read, every entry is cited, and the document with the list is written as Markdown.
///
/// Checks: an error has a place in the file, and no citation is left.
extension FuzzTarget {
    static let bibliographies = FuzzTarget(name: "bibliographies", maximalLength: 4096) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let lineCount = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        do throws(CitationError) {
            let bibliography = try Bibliography(text, file: "b")
            for key in bibliography.keys {
                let document = Document(title: [], blocks: [.paragraph([cite(key)])])
                do throws(CitationError) { _ = try resolved(document, bibliography) } catch {
                    expect(1...lineCount ~= error.line, "An error has a line of the file: \(error)")
                }
            }
            let all = Document(title: [], blocks: [.paragraph(bibliography.keys.map(cite))])
            let document = try resolved(all, bibliography)
            document.blocks.walk { inline in
                if case .citation = inline { fatalError("A citation is left.") }
            }
            _ = markdown(document) { $0.id }
        } catch {
            expect(1...lineCount ~= error.line, "An error has a line of the file: \(error)")
        }
    }

    private static func cite(_ key: String) -> Inline {
        .citation(Citation(items: [Citation.Item(key: key)], source: "@" + key, file: "f", line: 1))
    }

    private static func resolved(_ document: Document, _ bibliography: Bibliography) throws(CitationError) -> Document {
        try CitationResolver(bibliography: bibliography, identifiers: Identifiers()).resolved(document)
    }
}
