import Testing

@testable import SwiftSource

@Suite struct SwiftTokenizerTests {
    private func texts(_ source: String) -> [Substring] {
        var tokenizer = SwiftTokenizer(source)
        return tokenizer.tokens().map(\.text)
    }

    @Test func signsBeforeLiteralsBelongToThem() {
        let source = ###"#if #"a"#, ##x #/b/# ##"c"#"##"###
        #expect(texts(source) == ["#", "if", "#\"a\"#", ",", "#", "#", "x", "#/b/#", "##\"c\"#\"##"])
        #expect(texts(#"a "\(##b) c" d"#) == ["a", #""\(##b) c""#, "d"])
    }

    /// If the run were counted again at each of its signs, this would take minutes.
    @Test func longRunsOfSignsAreCountedOnce() {
        let run = String(repeating: "#", count: 400_000)
        #expect(texts(run).count == 400_000)
        #expect(texts("\"\\(" + run + ")\"").count == 1)
    }
}
