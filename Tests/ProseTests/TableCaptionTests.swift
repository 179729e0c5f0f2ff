import Testing

@testable import Documents
@testable import Prose

/// Captions of tables in prose.
@Suite struct TableCaptionTests {
    private func blocks(_ markdown: String) throws -> [Block] {
        try ProseReader(file: "P.swift", firstLine: 3).blocks(of: markdown)
    }

    /// The names, captions and numbers of rows of the tables, and the text of other blocks.
    private func outline(_ markdown: String) throws -> [String] {
        try blocks(markdown).map { block in
            switch block {
            case .table(let table): "\(table.id)|\(table.caption.plainText)|\(table.rows.count)"
            case .paragraph(let text): text.plainText
            default: "?"
            }
        }
    }

    private let table = "| a | b |\n|---|---|\n| 1 | 2 |\n"

    @Test func captionIsAboveOrBelowOrTouches() throws {
        #expect(try outline(table + "\n: Below *it*.\n\nDone.") == ["|Below it.|1", "Done."])
        #expect(try outline("Before.\n\nTable: Above it.\n\n" + table) == ["Before.", "|Above it.|1"])
        #expect(try outline(table + ": Touching it.\n\nDone.") == ["|Touching it.|1", "Done."])
        #expect(try outline("- item\n\n  " + table.replacing("\n", with: "\n  ") + "\n  : In a list.") == ["?"])
        let item = try blocks("- item\n\n  " + table.replacing("\n", with: "\n  ") + "\n  : In a list.")
        guard case .list(let list)? = item.first, case .table(let inner)? = list.items.first?.last else {
            Issue.record("no table in the list")
            return
        }
        #expect(inner.caption.plainText == "In a list.")
    }

    /// A caption between two tables belongs to the first, the next one to the second.
    @Test func everyTableGetsItsOwnCaption() throws {
        #expect(try outline("> " + table.replacing("\n", with: "\n> ") + "\n> : Quoted.\n") == ["?"])
        #expect(
            try outline(table + "\n: Of one.\n\nTable: Of two.\n\n" + table + ": More.\n\nDone.")
                == ["|Of one.|1", "|Of two. More.|1", "Done."])
        #expect(try outline(table + "\n: Of one.\n\n" + table) == ["|Of one.|1", "||1"])
        #expect(try outline(table + ": Of one.\n\n: Of two.\n\n" + table) == ["|Of one.|1", "|Of two.|1"])
    }

    @Test func whatIsNoCaptionStays() throws {
        #expect(try outline("Table: alone.\n\nText.") == ["Table: alone.", "Text."])
        #expect(try outline(table + "\nText: with a colon.") == ["||1", "Text: with a colon."])
        #expect(try outline(table + "\nText.\n\n: too far") == ["||1", "Text.", ": too far"])
        #expect(try outline("| a | b |\n|---|---|\n| : x | 2 |\n") == ["||1"])
        #expect(try outline("| a |\n|---|\n| : x |\n") == ["||1"])
        #expect(try outline(table + "\n\\: x") == ["||1", ": x"])
        #expect(try outline("Table\\: x\n\n" + table) == ["Table: x", "||1"])
        #expect(try outline(table + "\n:\n") == ["||1", ":"])
    }

    @Test func aNameIsTakenFromTheEndOfTheCaption() throws {
        #expect(try outline(table + "\n: Times. {#times-2}\n") == ["times-2|Times.|1"])
        #expect(try outline(table + "\n: In {#braces} only.\n") == ["|In {#braces} only.|1"])
        for name in ["{#}", "{#a b}", "{#a_b}", "{#a:.2f}"] {
            let error = #expect(throws: ProseError.self) { try blocks(table + "\n: Times. \(name)\n") }
            #expect(error?.line == 7 && error?.description.contains("letters, digits and hyphens") == true, "\(name)")
        }
    }
}
