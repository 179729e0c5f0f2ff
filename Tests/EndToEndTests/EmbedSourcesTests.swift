import Foundation
import Testing

/// The program that the build plug-in runs: the sources and bibliographies that it embeds.
@Suite struct EmbedSourcesTests {
    private static let program = Folio.program("embed-sources")

    /// Runs the program on a source and a bibliography, and gives the file that it writes.
    private func embedded(_ bibliography: [UInt8]) throws -> String {
        let folder = try TemporaryFolder()
        try "let a = 1\n".write(toFile: folder["A.swift"], atomically: true, encoding: .utf8)
        try Data(bibliography).write(to: URL(filePath: folder["r.bib"]))
        let outcome = try Folio.spawn(
            [
                Self.program, "out.swift", folder["A.swift"], "--bibliography", "sub/r.bib", "r.bib", "--root",
                folder.path, "--files", "M",
                "A.swift",
            ],
            in: folder.path)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        return try String(contentsOfFile: folder["out.swift"], encoding: .utf8)
    }

    /// The lines that follow a line in the written file.
    private func lines(after line: String, in text: String) -> [Substring] {
        Array(text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != line }.dropFirst())
    }

    @Test func bibliographiesAreEmbeddedByTheirPaths() throws {
        let text = try embedded(Array("@book{a}\n\"\"\"# \\#(x)".utf8))
        let rest = lines(after: "            bibliographies: [".dropFirst(8).description, in: text)
        #expect(
            Array(rest.prefix(14)) == [
                "        #\"\"\"", "sub/r.bib", "\"\"\"#: ##\"\"\"", "@book{a}", "\"\"\"# \\#(x)", "\"\"\"##,",
                "    ],", "    paths: [", "        #\"\"\"", "A.swift", "\"\"\"#: #\"\"\"", "A.swift", "\"\"\"#,",
                "    ],",
            ], "\(text)")
    }

    /// Swift reads source as bytes, so a combining mark after a number sign takes nothing away from it.
    @Test(arguments: ["a \\#\u{301}(x)", "\"\"\"#\u{301}", "\"\"\"\u{301}#", "\\\u{20dd}#"])
    func noSignsEndTheLiteralEarly(text: String) throws {
        let file = try embedded(Array(text.utf8))
        let fence = text.hasSuffix("#") ? "#" : "##"
        #expect(Array(file.utf8).contains(Array(": \(fence)\"\"\"\n\(text)\n\"\"\"\(fence),\n".utf8)), "\(file)")
    }

    /// Bytes that Swift source may not hold. What is no UTF-8 becomes U+FFFD, which the report's writer refuses.
    @Test func bytesThatSwiftDoesNotTakeAreReplaced() throws {
        let text = try embedded([0xef, 0xbb, 0xbf] + Array("a\u{0}b\tc\u{1b}d".utf8) + [0xf6])
        #expect(text.contains("\na b c d\u{fffd}\n"))
    }

    /// The digests of code are the same, whatever the bibliography says.
    @Test func bibliographiesHaveNoDigest() throws {
        let digests = try ["@book{a}", "@book{b}"].map {
            lines(after: "    libraries: #\"\"\"", in: try embedded(Array($0.utf8)))
        }
        #expect(digests[0] == digests[1] && digests[0].first?.hasSuffix(" M/A.swift") == true)
    }
}
