import Basics
import Foundation
import Plots
import Testing

@testable import Notebooks

/// Mistakes of authors: each fails its part with a sentence that names file and line, and no other part.
@Suite struct MisuseTests {
    private static let sources: NotebookSources = [
        "Front.swift": "//: # A report\n", "One.swift": "//: # 1 · First\ncode()\n",
        "Two.swift": "//: # 2 · Second\ncode()\n",
    ]

    private func notebook(_ parts: [Part]) -> Notebook {
        Notebook(parts: parts, sources: Self.sources, fileID: "M/Front.swift") { _ in
            NotebookData(digest: "d", contents: ())
        }
    }

    /// Runs a part beside one without a fault, and gives the sentence with which it failed; nil if it did not.
    private func failure(
        parameters: [String: Value] = [:], settings: RunSettings = RunSettings(),
        _ body: @escaping @Sendable (PartContext) throws -> Void
    ) throws -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "folio-misuse-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let one = Part(1, parameters: parameters, fileID: "M/One.swift", body: body)
        let two = Part(2, fileID: "M/Two.swift") { $0.show("fine", 1, line: 2) }
        let claims = Part(reads: [], file: "claims", fileID: "M/End.swift") { _ in }
        let run = Run(
            notebook([one, two, claims]), in: ReportFolder(folder), settings: settings,
            environment: RunEnvironment(cache: ResultCache(folder + "/cache")))
        let outcomes = try run(parts: [], data: NotebookData(digest: "d", contents: ()))
        #expect(outcomes.last?.how == .computed)
        guard case .failed(let sentence)? = outcomes.first?.how else { return nil }
        return sentence
    }

    @Test(arguments: [
        "data", "seed", "original", "claims", "part3", "figure a", "table of", "equation x", "section_1", "a.b", "a:b",
        "{a}", "a\nb", "", " a", "a ",
    ])
    func namesThatMeanSomethingElseAreRefused(name: String) throws {
        #expect(try failure { $0.show(name, 1, line: 2) }?.hasPrefix("One.swift:2: ") == true)
        #expect(try failure { $0.keep(name, 1, line: 2) }?.hasPrefix("One.swift:2: ") == true)
    }

    @Test(arguments: ["part", "part a", "parts3", "figure", "a-b", "Data", "ü", "mean test score", "tables"])
    func otherNamesAreFine(name: String) throws {
        #expect(try failure { $0.show(name, 1, line: 2) } == nil)
    }

    @Test func aNameIsUsedOnce() throws {
        for (a, b) in [("x", "x"), ("a b", "a_b")] {
            #expect(
                try failure {
                    $0.show(a, 1, line: 2)
                    $0.keep(b, 2, line: 2)
                } == "One.swift:2: a value is called “\(b)” already, on line 2; give this one another name.")
        }
        #expect(try failure(parameters: ["epochs": 3]) { $0.keep("epochs", 3, line: 2) }?.contains("parameter") == true)
    }

    /// The second computation under a key would get the first's result.
    @Test func aKeyIsComputedOnce() throws {
        #expect(
            try failure {
                _ = try $0.compute("sum", line: 2) { 1 + 1 }
                _ = try $0.compute("sum", line: 2) { 10 + 10 }
            }?.hasPrefix("One.swift:2: “sum” is computed a second time") == true)
        let withoutKey = try failure { part in
            for n in 1...3 { _ = try part.compute("fit", line: 2) { n } }
        }
        #expect(withoutKey != nil)
        let withKey = try failure { part in
            for n in 1...3 { _ = try part.compute("fit", key: n, line: 2) { n } }
        }
        #expect(withKey == nil)
    }

    /// Whole numbers beyond 2⁵³ are told apart, also from the numbers that `Double` can hold.
    @Test func largeKeysAreExact() throws {
        let large = 9_007_199_254_740_992
        let keys: [Int] = [large, large + 1, -large, -large - 1, Int.max, Int.max - 1]
        let sentence = try failure { part in
            for key in keys {
                let value: Int = try part.compute("value", key: key, line: 2) { key }
                if value != key { throw PartError("mixed up") }
            }
        }
        #expect(sentence == nil)
        #expect(isSame(.integer(3), .number(3)))
        #expect(isSame(.integer(large), .number(9_007_199_254_740_992)))
        #expect(!isSame(.integer(large + 1), .number(9_007_199_254_740_992)))
        #expect(!isSame(.integer(.max), .integer(.max - 1)))
    }

    @Test func aRowWithAnotherNumberOfCellsIsNamed() throws {
        for rows in [[["1", "2"], ["3"]], [["1", "2"], ["3", "4", "5"]], [["1", "2"], []]] {
            let sentence = try failure {
                $0.table("t", caption: "Ragged.", columns: [.left("a"), .left("b")], rows: rows, line: 2)
            }
            #expect(
                sentence == "One.swift:2: row 2 of table “t” has \(rows[1].count) cells for 2 columns.")
            #expect(
                try failure { $0.table("t", caption: "", columns: ["a", "b"], markup: rows, line: 2) } == sentence)
        }
    }

    @Test(arguments: [(0, false), (-1, false), (1, true), (10, true), (11, false), (.max, false), (.min, false)])
    func parametersHaveBounds(value: Int, isFine: Bool) throws {
        let sentence = try failure(
            parameters: ["passes": 5], settings: RunSettings(parameters: ["passes": .integer(value)])
        ) { _ = try $0.parameter("passes", in: 1...10) }
        #expect((sentence == nil) == isFine)
        #expect(isFine || sentence?.contains("it must be from 1 to 10") == true)
    }

    /// Sums of steps that no integer can hold, as with 2⁶³ − 1 epochs.
    @Test func stepsMayBeMany() throws {
        #expect(
            try failure { part in
                let tasks = [1, 2].map { number in
                    ResultTask(
                        key: CacheKey(name: "t", text: "\(number)"), label: "t", steps: .max, coding: .codable
                    ) { _ in number }
                }
                _ = try part.results(of: tasks, line: 2)
            } == nil)
    }

    @Test func twoPartsOfOneNumberAreNamed() throws {
        let parts = ["One", "Two"].map { file in Part(2, fileID: "M/\(file).swift") { _ in } }
        #expect(
            notebook(parts).fault == "Part 2 is in One.swift and in Two.swift: give one of them another number.")
        let run = Run(notebook(parts), in: ReportFolder("/nowhere"), environment: RunEnvironment())
        #expect(throws: FileError.self) { try run(parts: [], data: NotebookData(digest: "d", contents: ())) }
        let sections = ["One", "Two"].map { Part(reads: [], file: "claims", fileID: "M/\($0).swift") { _ in } }
        #expect(notebook(sections).fault?.contains("“claims”") == true)
        #expect(notebook([parts[0], sections[0]]).fault == nil)
    }

    /// Values that `-P` cannot hold exactly are refused, not dropped or rounded.
    @Test(arguments: [
        ("9007199254740993", false), ("9007199254740992", true), ("0.1", true), ("1e400", false), ("1e-400", false),
        ("0", true), ("0.0e5", true), ("-0.0", true), ("nan", false), ("0x1p-2000", false), ("0x0p0", true),
        ("5e-324", true),
    ])
    func numbersThatCannotBeHeldAreRefused(text: String, isFine: Bool) throws {
        let part = Part(1, parameters: ["rate": 0.5], fileID: "M/One.swift") { _ in }
        let result = Result { () throws(RunSettingsError) in
            try notebook([part]).settings(seed: nil, parameters: ["rate=\(text)"], isQuick: false)
        }
        #expect(((try? result.get()) != nil) == isFine, "\(text)")
    }

    @Test func wholeNumbersOfTheCommandLineAreExact() throws {
        let part = Part(1, parameters: ["stream": 9_007_199_254_740_992], fileID: "M/One.swift") { _ in }
        let settings = try notebook([part]).settings(
            seed: nil, parameters: ["stream=9007199254740993"], isQuick: false)
        #expect(settings.parameters["stream"] == .integer(9_007_199_254_740_993))
    }

    /// Part 2 reads itself, parts 1 and 2 read each other, three read in a circle.
    @Test func partsThatReadInACircleAreNamed() {
        func part(_ number: Int, reads: [Int]) -> Part {
            Part(number, reads: reads.map { Part($0) { _ in } }, fileID: "M/One.swift") { _ in }
        }
        let circles: [([Part], String)] = [
            ([part(1, reads: []), part(2, reads: [2])], "Part 2 reads itself"),
            ([part(1, reads: [2]), part(2, reads: [1])], "Parts 1, 2 read one another"),
            (
                [part(4, reads: [1]), part(1, reads: [2]), part(2, reads: [3]), part(3, reads: [1])],
                "Parts 1, 2, 3 read"
            ),
        ]
        for (parts, words) in circles { #expect(notebook(parts).fault?.hasPrefix(words) == true) }
        #expect(notebook([part(3, reads: [1, 2]), part(2, reads: [1]), part(1, reads: [9])]).fault == nil)
        // Each part is looked at once, however many ways lead to it.
        let many = (1...60).map { number in part(number, reads: (0..<number).filter { $0 > 0 }) }
        #expect(notebook(many).fault == nil)
    }

    @Test(arguments: [
        "a/b", "../../x", "", String(repeating: "x", count: 101), String(repeating: "ä", count: 51), "a\u{0}b", "a\nb",
    ])
    func figuresThatCanHaveNoFileAreRefused(name: String) throws {
        let sentence = try failure { part in
            part.figure(name, caption: "", line: 2) { Plot { Line([1.0, 2.0], from: .max) } }
        }
        #expect(sentence?.hasPrefix("One.swift:2: the figure “") == true, "\(sentence ?? "")")
        #expect(sentence?.contains("1 to 100 bytes") == true && sentence?.contains { $0.isNewline } == false)
    }

    /// An executor that loses results.
    @Test func anExecutorReturnsOneResultForEachTask() throws {
        struct Losing: Executor {
            func results<Result>(
                of tasks: [ResultTask<Result>], in environment: RunEnvironment
            ) throws -> [ComputedResult<Result>] { [] }
        }
        let task = ResultTask(key: CacheKey(name: "t", text: "t"), label: "t", coding: .codable) { _ in 1 }
        let error = #expect(throws: PartError.self) {
            try RunEnvironment(executor: Losing()).results(of: [task])
        }
        #expect(error?.description == "The executor returned 0 results for 1 tasks.")
    }

    /// A record of a hand, nested so deeply that reading it would take minutes.
    @Test(arguments: [(50, true), (99, true), (130, false), (500, false)])
    func valuesAreNestedToABound(depth: Int, isFine: Bool) {
        let text = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
        let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
        #expect((value != nil) == isFine)
    }
}
