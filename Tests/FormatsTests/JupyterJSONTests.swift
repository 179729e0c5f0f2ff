import Testing

@testable import Formats

/// JSON as Python writes it. The oracle of whole notebooks is nbformat itself (`JupyterTests` in `EndToEndTests`).
@Suite struct JupyterJSONTests {
    /// Python 3.11's `json.dumps(…, indent=1, sort_keys=True, ensure_ascii=False, separators=(",", ": "))`.
    @Test func valuesAreLaidOutAsByPython() {
        let value = JupyterJSON.object([
            "b": .list([.number(1), .null, .list([]), .object([:])]), "a": .bool(true), "é": .string("é"),
            "Z": .string("\"\\/\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}\u{2028}😀"),
            "\u{ffff}": .number(-2), "😀": .number(3),
        ])
        #expect(
            value.file
                == "{\n \"Z\": \"\\\"\\\\/\\n\\r\\t\\b\\f\\u0000\\u001f\u{7f}\u{2028}😀\",\n \"a\": true,\n"
                + " \"b\": [\n  1,\n  null,\n  [],\n  {}\n ],\n \"é\": \"é\",\n \"\u{ffff}\": -2,\n \"😀\": 3\n}\n"
        )
    }

    /// Python 3.11's `splitlines(True)`.
    @Test(arguments: [
        ("", []), ("a", ["a"]), ("a\n", ["a\n"]), ("a\n\nb", ["a\n", "\n", "b"]), ("\r\n\r\n", ["\r\n", "\r\n"]),
        ("a\rb\r", ["a\r", "b\r"]), ("a\u{2028}b\u{85}c\u{b}", ["a\u{2028}", "b\u{85}", "c\u{b}"]),
        ("\n\r\n", ["\n", "\r\n"]), ("\r\r\n", ["\r", "\r\n"]), ("e\n\u{301}", ["e\n", "\u{301}"]),
    ])
    func linesAreThoseOfPython(text: String, expected: [String]) throws {
        guard case .list(let lines) = JupyterJSON.lines(of: text) else { throw CancellationError() }
        let strings = lines.compactMap { if case .string(let line) = $0 { line } else { nil } }
        #expect(strings.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
    }
}
