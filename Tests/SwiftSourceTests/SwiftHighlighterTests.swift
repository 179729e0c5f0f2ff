import Testing

@testable import SwiftSource

@Suite struct SwiftHighlighterTests {
    private static let listing = [
        "let x = try f(1.5e-3, \"a\") // end", "let s = \"a \\\" b\" // c", "/* open",
        "still */ let x = 0x1f_2 + 1.5e-3",
        "let t = \"\"\"", "text \"", "\"\"\" + x", "", "@Test #if é", "  x.default", "\"\\(a[\"b\"])\"", "0..<2",
    ]

    @Test func piecesOfALineAreTheLine() {
        let pieces = SwiftHighlighter.pieces(of: Self.listing)
        #expect(pieces.map { $0.map(\.text).joined() } == Self.listing)
        // Text that ends within a token, or is not Swift.
        for line in ["\"open", "/* open", "'", "\\(", "é", "0x", "#\"a", "@"] {
            #expect(SwiftHighlighter.pieces(of: [line]).map { $0.map(\.text).joined() } == [line])
        }
    }

    @Test func kindsAreThoseOfTheLanguage() {
        let pieces = SwiftHighlighter.pieces(of: Self.listing)
        func texts(_ line: Int, _ kind: SwiftHighlighter.Kind) -> [String] {
            pieces[line].filter { $0.kind == kind }.map(\.text)
        }
        #expect(texts(0, .keyword) == ["let", "try"])
        #expect(texts(0, .number) == ["1.5e-3"])
        #expect(texts(0, .string) == ["\"a\""])
        #expect(texts(0, .comment) == ["// end"])
        #expect(texts(1, .string) == ["\"a \\\" b\""])
        #expect(texts(2, .comment) == ["/* open"] && texts(3, .comment) == ["still */"])
        #expect(texts(3, .number) == ["0x1f_2", "1.5e-3"])
        #expect(texts(5, .string) == ["text \""])
        #expect(texts(8, .attribute) == ["@Test", "#if"])
        #expect(pieces[9] == [SwiftHighlighter.Piece(kind: .plain, text: "  x.default")])
        #expect(texts(10, .string) == ["\"\\(a[\"b\"])\""])
        #expect(texts(11, .number) == ["0", "2"])
    }

    /// A backslash at the end of a line in a literal that is not closed. Found by random inputs.
    @Test(arguments: ["let a = \"日\\\r\nvar x = 1\r\n", "\"\\\r\n", "#\"\\#\r\n", "\"\\"])
    func unclosedLiteralEndsBeforeTheLineEnd(_ text: String) {
        #expect(SwiftHighlighter.pieces(of: [text]).map { $0.map(\.text).joined() } == [text])
    }
}
