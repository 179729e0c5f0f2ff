import Testing

@testable import Documents
@testable import Drawing
@testable import Typesetting

/// The list of references on the page.
@Suite struct BibliographyLayoutTests {
    @Test func entriesHaveAHangingIndentAndAPlace() throws {
        let long = [Inline.text(String(repeating: "word ", count: 60).trimmed), .emphasis([.text(" end")])]
        let entries = ["ref-a", "ref-b"].map { BibliographyEntry(id: $0, label: "A 1", text: long) }
        let composer = BlockComposer(language: "en", pictures: [:])
        let column = BlockComposer.Column(x: 10, width: 300)
        let strips = try composer.bibliography(entries, column, BlockComposer.TextSetting())
        #expect(strips.count >= 6)
        let lefts = strips.map { strip in
            strip.marks.compactMap { if case .glyphs(_, let at, _) = $0 { at.x } else { nil } }.min() ?? -1
        }
        let places = strips.map { strip in
            strip.marks.compactMap { if case .destination(let name, _) = $0 { name } else { nil } }
        }
        let half = strips.count / 2
        for index in strips.indices {
            let isFirst = index % half == 0
            #expect(lefts[index] == (isFirst ? 10 : 26))
            #expect(places[index] == (isFirst ? [entries[index / half].id] : []))
        }
        // Entries of one list, for readers who cannot see the page.
        #expect(strips.allSatisfy { $0.enclosing.map(\.role) == ["L", "LI", "LBody"] })
        #expect(Set(strips.compactMap { $0.enclosing.first?.ordinal }).count == 1)
        #expect(Set(strips.compactMap { $0.enclosing.last?.ordinal }).count == 2)
    }
}
