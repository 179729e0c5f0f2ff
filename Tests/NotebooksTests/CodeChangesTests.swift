import Testing

@testable import Notebooks

/// Changes of code in words.
@Suite struct CodeChangesTests {
    private func phrases(_ then: [String: String], _ now: [String: String]) -> [String] {
        CodeChanges(from: then, to: now).phrases
    }

    @Test func eachPieceOfTheModulesOwnIsNamed() {
        #expect(
            phrases(
                ["a.swift": "1", "b.swift": "1", "c.swift": "1"], ["a.swift": "2", "b.swift": "1", "d.swift": "1"]) == [
                    "the code of a.swift changed", "the code of c.swift is not used any more",
                    "the code of d.swift is new to it",
                ])
    }

    @Test func aFileOfAnotherModuleIsNamedWithItsModule() {
        #expect(phrases(["M/a.swift": "1"], ["M/a.swift": "2"]) == ["the code of M/a.swift changed"])
        #expect(phrases(["M/": "1"], ["M/": "2"]) == ["the code of M changed"])
        #expect(
            phrases(["M/a.swift": "1", "N/b.swift": "1"], ["M/a.swift": "1"]) == ["the code of N is not used any more"])
        #expect(phrases(["M/a.swift": "1"], ["M/a.swift": "1", "N/b.swift": "1"]) == ["the code of N is new to it"])
    }

    /// A renamed file has the same code.
    @Test func aRenamedFileOfAnotherModuleIsNoChange() {
        #expect(phrases(["M/a.swift": "1", "M/b.swift": "2"], ["M/c.swift": "1", "M/b.swift": "2"]) == [])
    }

    @Test func manyFilesAreCounted() {
        func code(_ digest: String) -> [String: String] {
            Dictionary(uniqueKeysWithValues: (1...9).map { ("M/\($0).swift", digest) })
        }
        #expect(
            phrases(code("1"), code("2")) == [
                "the code of M/1.swift changed", "the code of M/2.swift changed", "the code of M/3.swift changed",
                "6 more files of M changed",
            ])
    }

    @Test func aRecordWithoutOtherModulesSaysSo() {
        #expect(
            phrases(["a.swift": "1"], ["a.swift": "1", "M/a.swift": "1"]) == [
                "its record does not say which code of other modules computed it"
            ])
    }
}
