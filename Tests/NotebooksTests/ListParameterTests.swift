import Foundation
import Testing

@testable import Notebooks

/// Lists as parameters, and the names of folders for parameters that are texts or lists.
@Suite struct ListParameterTests {
    private let notebook = Notebook(
        parts: [
            Part(
                1,
                parameters: [
                    "sizes": [1, 2, 3], "rates": [1, 0.5], "names": ["a"], "none": .list([]), "grid": [[1, 2]],
                    "map": .object([:]), "name": "x", "count": 3,
                ],
                fileID: "M/One.swift"
            ) { _ in }
        ],
        sources: ["Front.swift": "//: # A\n", "One.swift": "//: # 1\n"], fileID: "M/Front.swift"
    ) { _ in NotebookData(digest: "", contents: ()) }

    private func settings(_ parameters: String...) throws -> RunSettings {
        try notebook.settings(seed: nil, parameters: parameters, isQuick: false)
    }

    @Test func listsCanBeSet() throws {
        #expect(try settings("sizes=4,-5").parameters["sizes"] == [4, -5])
        #expect(try settings("sizes=").parameters["sizes"] == .list([]))
        #expect(try settings("rates=0.25,1").parameters["rates"] == [.number(0.25), .number(1)])
        #expect(try settings("names=b,c d,").parameters["names"] == ["b", "c d", ""])
        #expect(try settings("sizes=1,2,3").isReference)
        #expect([Int](value: [1, 2]) == [1, 2])
        #expect([Double](value: [1, 0.5]) == [1, 0.5])
        #expect([Int](value: [1, 0.5]) == nil && [Int](value: 1) == nil)
        #expect(try settings("sizes=4,5").phrases == ["sizes 4,5"])
    }

    @Test(arguments: [
        ("sizes=1,x", "no value for sizes"), ("sizes=1,", "no value for sizes"), ("sizes=1.5", "no value for sizes"),
        ("none=1", "cannot be set with -P"), ("grid=1", "cannot be set with -P"), ("map=1", "cannot be set with -P"),
    ])
    func othersAreRefusedWithTheReason(assignment: String, words: String) {
        let error = #expect(throws: RunSettingsError.self) { try settings(assignment) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test func foldersDiffer() throws {
        let texts = [
            "a-b", "a/b", "a b", "a_b", "a\u{301}", "á", "-count-4", "a", "a.b", "../x", "a,b",
            String(repeating: "y", count: 500) + "/", String(repeating: "y", count: 500) + "-",
        ]
        var suffixes = try texts.map { try settings("name=\($0)").folderSuffix }
        suffixes.append(try settings("count=4").folderSuffix)
        suffixes.append(try settings("sizes=4,5").folderSuffix)
        suffixes.append(try settings("sizes=45").folderSuffix)
        // Names that are cut: what was cut off may differ, and no folder's name has more than 255 bytes.
        let long = String(repeating: "y", count: 300)
        suffixes.append(try settings("name=\(long)").folderSuffix)
        suffixes.append(try settings("name=\(long)z").folderSuffix)
        for seed in [1, 2] as [UInt64] {
            suffixes.append(RunSettings(seed: seed, parameters: ["a": .string(long), "b": "x/"]).folderSuffix)
            suffixes.append(
                RunSettings(parameters: ["a": .string(long), "b": "x/", "c": .integer(Int(seed))]).folderSuffix)
        }
        #expect(Set(suffixes).count == suffixes.count, "\(suffixes)")
        for suffix in suffixes { #expect(!suffix.contains("/") && suffix.utf8.count < 200, "\(suffix)") }
        // Names that were distinct stay as they were.
        #expect(try settings("name=a").folderSuffix == "-name-a")
        #expect(try settings("count=-4").folderSuffix == "-count--4")
    }
}
