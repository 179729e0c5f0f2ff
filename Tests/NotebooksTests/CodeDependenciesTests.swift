import Foundation
import Testing

@testable import Notebooks
@testable import SwiftSource

/// The parts of a notebook's text that affect a part's results, and those that do not.
@Suite struct CodeDependenciesTests {
    static let sources = [
        "Front.swift": """
        //: # A report
        import Notebooks

        let report = Notebook(
            subtitle: "s", authors: [Author("A", affiliation: "B")], date: "2026-11-30",
            licence: Licence("C", url: "https://a.b"), repository: "https://c.d", parts: [one, two],
            sources: embeddedSources, bibliography: "references.bib"
        ) { folder in
            try load(folder)
        }

        func load(_ folder: String) throws -> NotebookData { NotebookData(digest: "d", contents: 1) }
        """,
        "Helpers.swift": """
        /// Doubles.
        func double(_ x: Int) -> Int { x + base }
        let base = 2, other = 3
        struct Unused { let x = 1 }
        extension Int {
            var halved: Int { self / 2 }
        }
        extension Unused { func double2() {} }
        extension Int: Strange {}
        """,
        "One.swift": """
        //: # 1 · First
        import Notebooks

        let one = Part(1) { part in
            //: Prose.
            part.show("a", double(21), line: 6)
            part.print("text // no comment \\(double(1)) \\"x\\"")
        }
        """,
        "Two.swift": """
        //: # 2 · Second
        let two = Part(2, reads: [one]) { part in
            part.show("b", 4.halved + helper)
        }
        let helper = 5
        """,
    ]

    private func digests(of file: String, _ change: (inout [String: String]) -> Void = { _ in }) -> [String: String] {
        var sources = Self.sources
        change(&sources)
        let one = Part(1, fileID: "M/One.swift") { _ in }
        let two = Part(2, reads: [one], fileID: "M/Two.swift") { _ in }
        let notebook = Notebook(parts: [one, two], sources: NotebookSources(sources), fileID: "M/Front.swift") { _ in
            NotebookData(digest: "d", contents: 1)
        }
        return CodeDependencies(notebook).digests(of: file)
    }

    @Test func aPartDependsOnWhatItMentions() {
        #expect(
            Set(digests(of: "One.swift").keys) == [
                "One.swift", "Helpers.swift, double", "Helpers.swift, base", "Helpers.swift, extension Int",
                "Front.swift, report", "Front.swift, load",
            ])
        #expect(
            Set(digests(of: "Two.swift").keys) == [
                "Two.swift", "Helpers.swift, extension Int", "Front.swift, report", "Front.swift, load",
            ])
    }

    /// Replacements that matter to a reader but not to the compiler.
    @Test(arguments: [
        ("//: Prose.", "//: Other prose, {a} and all."), ("    //: Prose.\n", "    //: Prose.\n    //: And more.\n"),
        ("double(21), line", "double( 21 ),   line"),
        ("part in\n", "part in // a comment\n\n"), ("part.show", "/* here /* nested */ too */ part.show"),
        ("(\"a\", double(21), line: 6)", "(\n\"a\",\n    double(21),\n    line: 6\n)"),
        ("{ part in", "{part in"),
    ])
    func commentsProseAndLayoutDoNotCount(from: String, to: String) throws {
        let text = try #require(Self.sources["One.swift"])
        #expect(text.contains(from))
        #expect(
            digests(of: "One.swift") { $0["One.swift"] = text.replacing(from, with: to) } == digests(of: "One.swift"))
    }

    @Test(arguments: [
        ("\"a\"", "\"c\""), ("double(21)", "double(22)"), ("// no comment", "// no  comment"), ("//: Prose.\n", ""),
        ("part.print", "try part.print"),
        ("line: 6)\n", "line: 6)\n    //: A new cell.\n"), ("\\(double(1))", "\\(double(2))"),
        ("\\\"x\\\"", "\\\"y\\\""), ("Part(1)", "Part(1, headline: \"a\")"),
    ])
    func whatIsCompiledCountsAndSoDoesTheCutIntoCells(from: String, to: String) throws {
        let text = try #require(Self.sources["One.swift"])
        #expect(text.contains(from))
        let now = digests(of: "One.swift") { $0["One.swift"] = text.replacing(from, with: to) }
        #expect(now != digests(of: "One.swift"))
        #expect(now.filter { $0.key != "One.swift" } == digests(of: "One.swift").filter { $0.key != "One.swift" })
    }

    @Test(arguments: [
        ("Helpers.swift", "x + base", "x * base", true), ("Helpers.swift", "base = 2", "base = 4", true),
        ("Helpers.swift", "let x = 1", "let x = 2", false),
        ("Helpers.swift", "/// Doubles.", "/// Makes twice as much.", false),
        ("Helpers.swift", "self / 2", "self / 3", true),
        ("Front.swift", "parts: [one, two]", "parts: [two, one]", false),
        ("Front.swift", "subtitle: \"s\"", "subtitle: \"t\"", false),
        ("Front.swift", "Author(\"A\", affiliation: \"B\")", "Author(\"D\"), \"E\"", false),
        ("Front.swift", "2026-11-30", "2026-12-01", false),
        ("Front.swift", "Licence(\"C\", url: \"https://a.b\")", "\"E\"", false),
        ("Front.swift", "https://c.d", "https://e.f", false), ("Front.swift", "references.bib", "other.bib", false),
        ("Front.swift", ", bibliography: \"references.bib\"", "", false),
        ("Front.swift", ", date: \"2026-11-30\"", "", false),
        ("Front.swift", "try load(folder)", "try load(folder + \"/x\")", true),
        ("Front.swift", "contents: 1", "contents: 2", true),
        ("Two.swift", "helper = 5", "helper = 6", false),
        ("Helpers.swift", "extension Int: Strange {}", "extension Int: Strange { func f() {} }", true),
    ])
    func ofOtherFilesWhatItUsesCounts(file: String, from: String, to: String, counts: Bool) throws {
        let text = try #require(Self.sources[file])
        #expect(text.contains(from))
        let now = digests(of: "One.swift") { $0[file] = text.replacing(from, with: to) }
        #expect((now != digests(of: "One.swift")) == counts, "\(from)")
    }

    /// Works that are cited decide no result.
    @Test func bibliographiesDoNotCount() {
        func withBibliographies(_ bibliographies: [String: String]) -> [String: String] {
            let one = Part(1, fileID: "M/One.swift") { _ in }
            let notebook = Notebook(
                parts: [one], sources: NotebookSources(Self.sources, bibliographies: bibliographies),
                bibliography: "references.bib", fileID: "M/Front.swift"
            ) { _ in NotebookData(digest: "d", contents: 1) }
            return CodeDependencies(notebook).digests(of: "One.swift")
        }
        #expect(
            withBibliographies(["references.bib": "@misc{double}"])
                == withBibliographies(["references.bib": "let base = 3"]))
        #expect(withBibliographies([:]) == digests(of: "One.swift"))
    }

    /// Changes of code that a part may use without a name, or by another file's own rules.
    @Test(arguments: [
        ("extension Array { subscript(wrap i: Int) -> Element { self[i % count] } }", "i % count", "i"),
        ("extension Array { init(one: Element) { self = [one] } }", "[one]", "[one, one]"),
        (
            "extension DefaultStringInterpolation { mutating func appendInterpolation(r x: Int) { print(1) } }", "1",
            "2"
        ),
        ("extension Int { func callAsFunction() -> Int { 1 } }", "1", "2"),
        ("extension Int { static func + (a: Int, b: Int) -> Int { 1 } }", "1", "2"),
        ("typealias Row = [Double]\nextension Row { subscript(wrap i: Int) -> Double { 1 } }", "1", "2"),
        ("typealias FloatLiteralType = Float", "Float\n", "Float16\n"),
        ("start(1)", "1", "2"), ("for i in 1...3 { start(i) }", "3", "4"),
        ("if let x = load() { start(x) }", "x)", "y)"),
        ("func prepare() { }\nprepare()\nlet unused = 1", "prepare()\n", "prepare(2)\n"),
        ("prefix operator √\nprefix func √ (x: Int) -> Int { 1 }", "1", "2"),
    ])
    func codeWithoutANameCounts(code: String, from: String, to: String) {
        let code = code + "\n"
        #expect(code.contains(from))
        let then = digests(of: "One.swift") { $0["main.swift"] = code }
        #expect(then != digests(of: "One.swift") { $0["main.swift"] = code.replacing(from, with: to) })
        #expect(then == digests(of: "One.swift") { $0["main.swift"] = "// A comment.\n" + code + "// Another." })
    }

    /// Declarations that a reader finds at once, and a tool may cut in the wrong place. One.swift mentions `double`.
    @Test(arguments: [
        ("func double(\n    _ x: Int\n) -> Int {\n    x * 2\n}", "2", "3"),
        ("let double =\n    base * 2", "2", "3"), ("let double =\n    if a { 2 } else { 4 }", "4", "5"),
        ("struct double:\n    Codable, Sendable\n{ var rate = 0.1 }", "0.1", "0.2"),
        ("func double<\n    A: Numeric, B\n>(a: A, b: B) -> Int { 1 }", "1", "2"),
        ("func double() ->\n    Int { 1 }", "1", "2"),
        ("let mean = [8.0].reduce(64, /) / 2\nfunc double() -> Double { 2.5 }", "2.5", "3.5"),
        ("struct Half {}\nextension Shape where Self == Half { static var double: Half { Half(1) } }", "1", "2"),
        ("var report: Notebook { Notebook(parts: []) { load($0, 1) } }", "1", "2"),
        ("let report: Notebook = .init(parts: []) { load($0, 1) }", "1", "2"),
        ("func make() -> Notebook { Notebook(parts: []) { load($0, 1) } }", "1", "2"),
        ("let double = Part.rate * 2", "2", "3"), ("let p3 = Part(3) { _ in }, double = 2.5", "2.5", "3.5"),
        ("extension Double { static let low = 0.1, high = 0.9 }", "0.9", "0.8"),
        ("extension CustomStringConvertible { var description: String { \"1\" } }", "1", "2"),
    ])
    func declarationsAreCutWhereSwiftCutsThem(code: String, from: String, to: String) {
        #expect(code.contains(from))
        let then = digests(of: "One.swift") { $0["Other.swift"] = code + "\n" }
        #expect(then != digests(of: "One.swift") { $0["Other.swift"] = code.replacing(from, with: to) + "\n" })
    }

    /// A file's imports, and the conditions under which it is compiled, count with each of its declarations.
    @Test(arguments: [
        ("import Foundation\n", "import Glibc\n"), ("#if DEBUG\n", "#if RELEASE\n"), ("", "import Glibc\n"),
    ])
    func importsAndConditionsCount(then: String, now: String) {
        let end = then.hasPrefix("#") ? "\n#endif\n" : "\n"
        func digests(_ head: String) -> [String: String] {
            self.digests(of: "One.swift") { $0["Other.swift"] = head + "extension Int: Strange2 {}" + end }
        }
        #expect(digests(then) != digests(now))
    }

    /// A function that loads the data counts although only its name stands in the notebook.
    @Test func loadersGivenByNameCount() throws {
        func digests(_ value: Int) -> [String: String] {
            self.digests(of: "One.swift") {
                $0["Front.swift"] = """
                    let report = Notebook(subtitle: "s", parts: [one, two], quick: shorten, data: load)
                    func shorten(_ data: NotebookData) -> NotebookData { data }
                    func load(_ folder: String) throws -> NotebookData { NotebookData(digest: "d", contents: \(value)) }
                    """
            }
        }
        #expect(digests(1) != digests(2))
    }

    /// A closing bracket moved past a cell is another program, although no cell's text changes.
    @Test func codeOutsideOfCellsCounts() {
        func digests(_ code: String) -> [String: String] { self.digests(of: "One.swift") { $0["One.swift"] = code } }
        #expect(
            digests("if a {\n//: x\n}\n//: y\nb()\n//: z\n") != digests("if a {\n//: x\n//: y\nb()\n//: z\n}\n"))
    }

    /// All code of other modules counts; a type of the notebook's own that is called `Part` is none of the engine's.
    @Test func codeOfOtherModulesCounts() {
        let part = Part(1, fileID: "M/One.swift") { _ in }
        func digests(_ libraries: String) -> [String: String] {
            let sources = NotebookSources(["One.swift": "code()"], libraries: libraries)
            return CodeDependencies(
                Notebook(parts: [part], sources: sources) { _ in NotebookData(digest: "", contents: 1) }
            )
            .digests(of: "One.swift")
        }
        #expect(digests("1 A/a.swift\n2 B/")["A/a.swift"] == "1")
        #expect(digests("1 A/a.swift\n2 B/")["B/"] == "2")
        // Two files of one name in different folders count together.
        #expect(digests("1 A/a.h\n2 A/a.h")["A/a.h"] == "12")
        #expect(digests("")["One.swift"] == digests("1 A/a.swift")["One.swift"])
        func own(_ size: Int) -> [String: String] {
            self.digests(of: "One.swift") {
                $0["Wheel.swift"] = "struct Part { let size: Int }\nlet base = Part(size: \(size))"
            }
        }
        #expect(own(1) != own(2))
    }

    // MARK: On the assignment's own files

    private static let assignment: [String: String] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Notebooks/MNIST")
            .standardized
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return Dictionary(
            uniqueKeysWithValues: paths.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Program/") }.compactMap {
                path in
                (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)).map {
                    (URL(filePath: path).lastPathComponent, $0)
                }
            })
    }()

    /// The tokens are the text without comments and white space.
    @Test func tokensAreTheTextWithoutCommentsAndSpace() {
        #expect(Self.assignment.count > 8)
        for (name, text) in Self.assignment {
            let tokens = swiftTokens(text)
            #expect(tokens.last?.depth == 0, "\(name)")
            // Literate files have comments only on lines of their own, so a plain filter must give the same.
            let lines = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            #expect(
                tokens.map(\.text).joined().filter { !$0.isWhitespace } == lines.joined().filter { !$0.isWhitespace },
                "\(name)")
        }
    }

    @Test func layoutOfTheAssignmentDoesNotCount() {
        for (name, text) in Self.assignment {
            // White space counts within multi-line string literals, whose lines stay as they are.
            var isInLiteral = false
            let other = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                let wasInLiteral = isInLiteral
                if line.ranges(of: "\"\"\"").count % 2 == 1 { isInLiteral.toggle() }
                return wasInLiteral || isInLiteral ? "\(line)\n" : "  \(line)  // x\n\n"
            }.joined()
            #expect(swiftTokens(other).canonicalCode == swiftTokens(text).canonicalCode, "\(name)")
        }
    }

    /// Removing any token changes the canonical code.
    @Test func everyTokenOfTheAssignmentCounts() throws {
        let tokens = swiftTokens(try #require(Self.assignment["Part3.swift"]))
        let whole = tokens.canonicalCode
        for index in tokens.indices {
            var fewer = tokens
            fewer.remove(at: index)
            #expect(fewer.canonicalCode != whole)
        }
    }

    /// Tokens end where Swift's do, with any letters around them.
    @Test(arguments: [
        ("let größe = \"ü\\(é)\" // ñ", ["let", "größe", "=", "\"ü\\(é)\""]), ("x²∇y\u{2028}z", ["x²", "∇", "y", "z"]),
        ("a\r\n/* é /* ∗ */ */b", ["a", "b"]), ("\"open\nnext", ["\"open", "next"]),
        ("#\"\\(\"#x", ["#\"\\(\"#", "x"]), ("\"\"\"\n\"é\"\n\"\"\".y", ["\"\"\"\n\"é\"\n\"\"\"", ".", "y"]),
        ("/* open", []), ("\"\\", ["\"\\"]), ("\"\\(", ["\"\\("]), ("#", ["#"]),
    ])
    func tokensEndWhereSwiftsDo(text: String, tokens: [String]) {
        #expect(swiftTokens(text).map { String($0.text) } == tokens)
    }

    @Test func operatorsThatArePassedAreNoExpressions() {
        #expect(swiftTokens("f([1].reduce(64, /) / 2)").last?.depth == 0)
        #expect(swiftTokens("let 🎲 = 4").map(\.isIdentifier) == [true, true, false, false])
    }

    @Test func operatorsKeepTheirSpaces() {
        func canonical(_ text: String) -> String { swiftTokens(text).canonicalCode }
        #expect(canonical("a - b") != canonical("a -b"))
        #expect(canonical("f\n(x)") != canonical("f (x)"))
        #expect(canonical("a\n    .b") == canonical("a .b"))
        #expect(canonical("let r = /a\\/\\/b/ // c") == canonical("let r = /a\\/\\/b/"))
        #expect(canonical("let r = /a\\/\\/b/") != canonical("let r = /a\\/\\/c/"))
        #expect(canonical("##\"a\"#\"## // c") == canonical("##\"a\"#\"##"))
        #expect(canonical("\"\\(f(\"// \\(x)\"))\" // c") == canonical("\"\\(f(\"// \\(x)\"))\""))
    }
}

private func swiftTokens(_ text: String) -> [SwiftToken] {
    var tokenizer = SwiftTokenizer(text)
    return tokenizer.tokens()
}
