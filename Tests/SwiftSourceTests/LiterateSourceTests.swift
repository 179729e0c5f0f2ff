import Testing

@testable import SwiftSource

@Suite struct LiterateSourceTests {
    static let text = """
        //: # 7 · A part
        //:
        //: Prose with `code`.
        //: {fold: imports}
        import Notebooks

        let part = Part(7) { part in
            //: Indented prose
            //: of two lines.
            part.show("a", 1)

            part.show("b", 2)
            /*:
               A block, its common
                 indentation taken off.
             */
            part.show("c", 3)
            //: Last words.
        }

        """

    @Test func lineEndsOfWindowsCountAsThoseOfUnix() {
        let windows = LiterateSource(file: "Part7.swift", text: Self.text.replacing("\n", with: "\r\n"))
        #expect(windows == LiterateSource(file: "Part7.swift", text: Self.text))
        let twice = LiterateSource(file: "Part7.swift", text: Self.text.replacing("\n", with: "\r\r\n"))
        #expect(twice == windows)
    }

    @Test func proseAndCodeAlternateWithTheirLines() {
        let source = LiterateSource(file: "Part7.swift", text: Self.text)
        let prose = source.segments.compactMap {
            if case .prose(let text) = $0.content { text.isEmpty ? nil : text } else { nil }
        }
        #expect(
            prose == [
                "# 7 · A part\n\nProse with `code`.", "Indented prose\nof two lines.",
                "\nA block, its common\n  indentation taken off.\n",
                "Last words.",
            ])
        #expect(source.cells.map(\.firstLine) == [5, 10, 17])
        #expect(source.cells[0].content == .folded("imports"))
        #expect(source.cells[1].lines == ["    part.show(\"a\", 1)", "", "    part.show(\"b\", 2)"])
        #expect(source.heading == "7 · A part")
    }

    @Test func noLineIsLostOrAltered() {
        #expect(LiterateSource(file: "Part7.swift", text: Self.text).text == Self.text)
    }

    /// All arrangements of a few kinds of lines.
    @Test func everyArrangementOfLinesComesBackWhole() {
        let kinds = ["//: prose", "code()", "", "    /*: block", "    */", "//: {fold: x}", "}", "/*: one line */"]
        for a in kinds {
            for b in kinds {
                for c in kinds {
                    for d in kinds {
                        let text = [a, b, c, d].map { $0 + "\n" }.joined()
                        let source = LiterateSource(file: "x", text: text)
                        #expect(source.text == text)
                        #expect(source.segments.map(\.firstLine) == source.segments.map(\.firstLine).sorted())
                        for (index, cell) in source.cells.enumerated() {
                            #expect(source.cell(at: cell.firstLine) == index)
                        }
                    }
                }
            }
        }
    }

    @Test func linesOfProseAndClosingBracesBelongToNoCell() {
        let source = LiterateSource(file: "Part7.swift", text: Self.text)
        #expect(source.cell(at: 8) == nil)
        #expect(source.cell(at: 19) == nil)
        #expect(source.cell(at: 12) == 1)
    }

    /// Only comments are prose: not text that looks so within strings, ordinary comments and regular expressions.
    @Test(arguments: [
        "let a = \"\"\"\n    //: in a string\n    \"\"\"", "let a = \"\"\"\n/*: in a string */\n\"\"\"",
        "let a = #\"\"\"\n//: in a raw string\n\"\"\"#", "/* a comment\n//: inside of it\n*/ let b = 1",
        "/* a /* nested\n//: inside */\n//: still inside\n*/", "let a = #/\n//: in an expression\n/#",
        "let a = \"\"\"\n\\(f(\n//: in an interpolation\n))\n\"\"\"", "let a = 1 //: after code",
        "/*: before code */ let a = 1", "let a = 1 /*: after code\n//: inside\n*/",
    ])
    func textWithinTokensIsNoProse(code: String) {
        let source = LiterateSource(file: "x", text: "//: Prose.\n\(code)\n//: More.\n")
        #expect(source.segments.map(\.isProse) == [true, false, true])
        #expect(source.segments[1].lines == code.split(separator: "\n").map(String.init))
    }

    /// A comment decides nothing, so it must not count as a cell: cells are numbered, and their boundaries digested.
    @Test(arguments: [
        "// A licence.", "// One.\n\n// Two.", "/* Several\nlines. */", "/// Of nothing.", "} // The end.",
        "/* \"let a = 1\" */ )", "// \"\"\"", "//", "// let a = 1",
    ])
    func commentsAreNoCell(comment: String) {
        let source = LiterateSource(
            file: "x", text: "\(comment)\n//: # 1 · A title\nlet a = 1\n//: More.\n\(comment)\n")
        #expect(source.cells.map(\.lines) == [["let a = 1"]])
        #expect(source.cell(at: 1) == nil)
    }

    /// A block ends where Swift's comment ends.
    @Test func aBlockOfProseEndsWhereTheCommentEnds() {
        let source = LiterateSource(file: "x", text: "/*: a /* nested */\n//: b\n*/\nlet c = 1\n")
        #expect(source.segments.map(\.isProse) == [true, false])
        #expect(source.segments[0].content == .prose("a /* nested */\n//: b\n"))
    }
}
