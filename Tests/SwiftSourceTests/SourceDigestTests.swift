import Testing

@testable import SwiftSource

/// Digests of source files see every change of code, and no comment or layout.
@Suite struct SourceDigestTests {
    private func digest(_ name: String, _ text: String) -> String {
        SourceDigest.digest(ofFile: name, contents: [UInt8](text.utf8))
    }

    @Test(arguments: [
        ("a.swift", "let a = 1 // one\n", "/// Doc.\nlet a\n    = 1"),
        ("a.swift", "f(a,\n  b)", "f(a, b)"),
        ("a.c", "int a; /* a */ int b; // x\n\n\n", "int a;   int b;\n"),
        ("a.h", "#define A 1 // one\nint a;", "#define A 1\nint a;"),
        ("a.c", "// a \\\n still a comment\nint a;", "int a;"),
        ("a.c", "x = '\"'; // \"\ny", "x = '\"';\ny"),
    ])
    func commentsAndLayoutDoNotCount(name: String, a: String, b: String) {
        #expect(digest(name, a) == digest(name, b))
    }

    @Test(arguments: [
        ("a.swift", "let a = 1", "let a = 2"), ("a.swift", "\"// a\"", "\"// b\""),
        ("a.swift", "#/a//b/#", "#/a//c/#"), ("a.swift", "#/\n a // b\n/#", "#/\n a // c\n/#"),
        ("a.swift", "##/a/#//b/##", "##/a/#//c/##"), ("a.swift", "#/a\\/#//b/#", "#/a\\/#//c/#"),
        ("a.c", "s = \"// a\"", "s = \"// b\""), ("a.c", "s = \"\\\"// a\"", "s = \"\\\"// b\""),
        ("a.c", "a /* x */ b", "ab"), ("a.c", "a\n#b", "a #b"), ("a.c", "s = R\"(\" // )\"", "s = R\"(\" //)\""),
        ("a.c", "s = '\\''; // \nt", "s = '\\''; u"), ("a.c", "a // \\\nb\nc", "a // \\\nb\nd"),
        ("a.json", "[1]", "[ 1]"), ("a.swift", "\u{feff}", ""),
    ])
    func codeCounts(name: String, a: String, b: String) {
        #expect(digest(name, a) != digest(name, b))
    }

    /// Bytes that are not UTF-8 are digested as they are.
    @Test func textThatIsNotUTF8HasADigest() {
        #expect(
            SourceDigest.digest(ofFile: "a.swift", contents: [0xff, 0x20])
                != SourceDigest.digest(ofFile: "a.swift", contents: [0xff]))
    }

    /// A comment that is never closed, and a string or a character that is never closed, end with the file.
    @Test(arguments: ["/* a", "\"a", "'a", "//", "// \\", "\"\\", "/", ""])
    func unfinishedCDoesNotTrap(text: String) {
        #expect(digest("a.c", text) == digest("a.c", text))
    }
}
