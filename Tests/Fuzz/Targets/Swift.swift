import Foundation

@testable import Notebooks
@testable import SwiftSource

/// Swift source: tokens, colours, literate files, digests, and the cutting of code for freshness.
///
/// Checks: tokens lose nothing but white space, colours and segments lose nothing, and comments are the only difference
/// between the tokens with and without them.
extension FuzzTarget {
    static let swift = FuzzTarget(name: "swift", maximalLength: 4096) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        checkTokens(of: text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let pieces = SwiftHighlighter.pieces(of: lines).map { $0.map(\.text).joined() }
        expect(pieces == lines, "A listing has the lines of the source.")
        checkSegments(of: text)
        for ending in ["swift", "c", "txt"] { _ = SourceDigest.digest(ofFile: "f." + ending, contents: bytes) }
        checkFreshness(of: text)
    }

    private static func checkTokens(of text: String) {
        var plain = SwiftTokenizer(text), full = SwiftTokenizer(text)
        let code = plain.tokens(), all = full.tokens(keepsComments: true)
        expect(all.filter { $0.kind != .comment } == code, "Comments do not change the other tokens.")
        var place = full.text.startIndex
        for token in all {
            expect(token.text.startIndex >= place && !token.text.isEmpty, "Tokens are in order.")
            expect(isBlank(full.text[place..<token.text.startIndex]), "Only white space is between tokens.")
            place = token.text.endIndex
        }
        expect(isBlank(full.text[place...]), "Only white space is behind the last token.")
        _ = (code.canonicalCode, code.words)
    }

    private static func isBlank(_ text: Substring) -> Bool { text.allSatisfy(\.isWhitespace) }

    private static func checkSegments(of text: String) {
        let source = LiterateSource(file: "f.swift", text: text)
        var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
        for index in lines.indices.dropLast() { while lines[index].last == 13 { lines[index].removeLast() } }
        let last = lines.removeLast()
        let expected = lines.flatMap { $0 + [10] } + (last.isEmpty ? [] : last + [10])
        expect(source.text.utf8.elementsEqual(expected), "Segments have the lines of the file.")
        _ = (source.heading, source.cells.count, source.cell(at: 3))
    }

    private static func checkFreshness(of text: String) {
        let half = text.index(text.startIndex, offsetBy: text.count / 2)
        let part = Part(1, fileID: "M/One.swift") { _ in }
        let notebook = Notebook(
            parts: [part],
            sources: [
                "One.swift": String(text[..<half]), "Two.swift": String(text[half...]), "main.swift": text,
                "Front.swift": "//: # A report\nlet notebook = Notebook(parts: [])\n",
            ], fileID: "M/Front.swift"
        ) { _ in NotebookData(digest: "", contents: ()) }
        let digests = CodeDependencies(notebook).digests(of: "One.swift")
        expect(digests["One.swift"] != nil, "A part depends on its own file.")
    }
}
