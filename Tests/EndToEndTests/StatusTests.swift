import Foundation
import Testing

/// `folio status` says which results are fresh, and exactly why the others are not; `folio run` computes those and no
/// others.
@Suite struct StatusTests {
    private func copy(in folder: TemporaryFolder) throws -> String {
        try folder.copy(of: FinishedReport.made().report, as: "report")
    }

    private func status(_ report: String, _ arguments: [String] = [], data: String? = nil) throws -> (
        lines: [String], outcome: Folio.Outcome
    ) {
        let data = try data ?? FinishedReport.made().data
        let outcome = try Folio.spawn([Folio.executable, "status", "--data", data, "--out", report] + arguments)
        return (outcome.output.split(separator: "\n").map(String.init), outcome)
    }

    /// Replaces the first match of a pattern in a part's record.
    private func alter(_ part: Int, _ pattern: String, to replacement: String, in report: String) throws {
        let path = report + "/results/part-\(part).json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let place = try #require(
            text.range(of: pattern, options: .regularExpression), "\(pattern) is not in part \(part)")
        try text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression, range: place)
            .write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test func aFinishedReportIsFresh() throws {
        let finished = try FinishedReport.made()
        let before = try Snapshot(of: finished.folder.path)
        let (lines, outcome) = try status(finished.report)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(lines.count == 6 && lines.allSatisfy { $0.wholeMatch(of: /part \d  fresh    .+/) != nil }, "\(lines)")
        let json = try JSONDecoder().decode(
            JSON.self, from: Data(status(finished.report, ["--json"]).outcome.output.utf8))
        #expect(json["fresh"] == .bool(true))
        #expect(json["parts"]?.list?.map { $0["state"]?.string } == Array(repeating: "fresh", count: 6))
        #expect(try Snapshot(of: finished.folder.path) == before)
    }

    @Test func whatIsNotThereIsMissing() throws {
        let folder = try TemporaryFolder()
        let (lines, outcome) = try status(folder["report"])
        #expect(outcome.status == 1)
        #expect(lines.count == 6 && lines.allSatisfy { $0.contains("  missing  ") })
        #expect(!FileManager.default.fileExists(atPath: folder["report"]))
    }

    struct Change: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let part: Int
        let pattern: String
        let replacement: String
        /// The state that status must report, by part; all others are fresh.
        let says: [Int: String]
    }

    /// Changes made to the record, as if it had been computed from other inputs. That is the same as if the inputs had
    /// changed since.
    static let changes: [Change] = [
        Change(
            testDescription: "code of the part", part: 3, pattern: "\"Part3.swift\" : \"[0-9a-f]{4}",
            replacement: "\"Part3.swift\" : \"0000",
            says: [
                3: "the code of Part3.swift changed", 4: "it reads part 3, which is stale",
                6: "it reads part 4, which is stale",
            ]),
        Change(
            testDescription: "code that it uses", part: 5, pattern: "\"MNIST.swift, MNIST\" : \"[0-9a-f]{4}",
            replacement: "\"MNIST.swift, MNIST\" : \"0000",
            says: [5: "the code of MNIST.swift, MNIST changed"]),
        Change(
            testDescription: "arithmetic", part: 2, pattern: "\"numerics\" : [0-9]+", replacement: "\"numerics\" : 0",
            says: [
                2: "the arithmetic was version 0 and is", 3: "it reads part 2, which is stale",
                4: "it reads part 3, which is stale", 6: "it reads part 4, which is stale",
            ]),
        Change(
            testDescription: "parameter", part: 6, pattern: "\"epochs\" : 1", replacement: "\"epochs\" : 2",
            says: [6: "its parameter epochs was 2 and is 1"]),
        Change(
            testDescription: "what it reads", part: 3, pattern: "\"accuracy\" : 0.", replacement: "\"accuracy\" : 0.0",
            says: [4: "part 3's history, which it reads, changed", 6: "it reads part 4, which is stale"]),
        Change(
            testDescription: "seed", part: 1, pattern: "\"seed\" : 1337", replacement: "\"seed\" : 4",
            says: [1: "the seed was 4 and is 1337"]),
        Change(
            testDescription: "failure", part: 5, pattern: "\"outputs\" :",
            replacement: "\"failure\" : \"It broke.\",\n  \"outputs\" :",
            says: [5: "failed   Regularisation: It broke."]),
        Change(
            testDescription: "damage", part: 1, pattern: "\"part\" : 1", replacement: "\"part\" : \"one\"",
            says: [1: "damaged  The derivative"]),
    ]

    @Test(arguments: changes)
    func whatChangedIsNamedAndNothingElse(change: Change) throws {
        let folder = try TemporaryFolder()
        let report = try copy(in: folder)
        try alter(change.part, change.pattern, to: change.replacement, in: report)
        let (lines, outcome) = try status(report)
        #expect(outcome.status == 1)
        for (number, line) in zip(1..., lines) {
            if let sentence = change.says[number] {
                #expect(line.contains(sentence), "\(line)")
            } else {
                #expect(line.contains("  fresh  "), "\(line)")
            }
        }
    }

    @Test func otherDataMakeEverythingStale() throws {
        let folder = try TemporaryFolder()
        var data = SmallDataset.digits
        data.files[SmallDataset.Name.testLabels]?[20] ^= 1
        try data.write(to: folder["data"])
        let (lines, outcome) = try status(FinishedReport.made().report, data: folder["data"])
        #expect(outcome.status == 1)
        #expect(
            lines.allSatisfy {
                $0.contains(/\ \ stale\ \ \ \ .+: the data changed \([0-9a-f]{8} then, [0-9a-f]{8} now\)/)
            }, "\(lines)")
    }

    /// Part 4 reads Part 3's results. If Part 3 gives the same results again, Part 4 need not be recomputed.
    @Test func aRunComputesWhatIsStaleAndNoMore() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try copy(in: folder)
        try alter(3, "\"Part3.swift\" : \"[0-9a-f]{4}", to: "\"Part3.swift\" : \"0000", in: report)
        #expect(try Folio.run("render", "--out", report).status == 0)
        let text = try String(contentsOfFile: report + "/report.md", encoding: .utf8)
        #expect(text.matches(of: /\*\*Stale\*\*/).count == 3 && text.contains("the code of Part3.swift changed"))
        #expect(try Folio.spawn(["pdftotext", report + "/report.pdf", "-"]).output.contains("Stale"))

        let cache = CacheFolder(folder: folder["cache"])
        let outcome = try Folio.run("run", "4", "--data", finished.data, "--out", report, "--cache", cache.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try cache.names() == finished.cache.names("part-3-"))
        #expect(outcome.errorLines.contains { $0.hasPrefix("part 4") && $0.hasSuffix("  fresh") })
        #expect(!outcome.errors.contains("part 5") && !outcome.errors.contains("part 1"))
        #expect(try status(report).outcome.status == 0)
        #expect(
            try Data(contentsOf: URL(filePath: report + "/results/part-3.json"))
                == finished.bytes("results/part-3.json"))
        #expect(try !String(contentsOfFile: report + "/report.md", encoding: .utf8).contains("Stale"))
    }
}
