import Foundation
import Testing

/// Running and rendering again, and the files that change.
@Suite struct RerunTests {
    @Test func runningOnePartComputesThatPartAloneAndTheSameBytes() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        let before = try Snapshot(of: report)
        let outcome = try Folio.run("run", "3", "--force", "--data", finished.data, "--out", report)
        #expect(outcome.status == 0, "\(outcome.errors)")

        let after = try Snapshot(of: report)
        let written = Set(before.changes(to: after))
        for number in [1, 2, 4, 5, 6] { #expect(!written.contains("results/part-\(number).json")) }
        #expect(written.isSuperset(of: ["results/part-3.json", "measurements.json", "report.md", "report.pdf"]))
        #expect(before.entries["results/part-3.json"]?.bytes == after.entries["results/part-3.json"]?.bytes)
        #expect(before.files == after.files)

        let (then, now) = try (
            JSON(contentsOf: finished.report + "/measurements.json"), JSON(contentsOf: report + "/measurements.json")
        )
        for number in ["1", "2", "4", "5", "6"] {
            #expect(then.at("parts.\(number)") == now.at("parts.\(number)"))
        }
        #expect(then.at("parts.3") != now.at("parts.3"))
    }

    @Test func runningAPartFirstComputesThePartsThatItReads() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let outcome = try Folio.run("run", "4", "--data", finished.data, "--out", folder["report"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let results = try FileManager.default.contentsOfDirectory(atPath: folder["report/results"]).sorted()
        // Fewer claims can be judged by these results.
        #expect(results == ["claims.json", "part-2.json", "part-3.json", "part-4.json"])
        for name in results where name != "claims.json" {
            #expect(
                try Data(contentsOf: URL(filePath: folder["report/results/" + name]))
                    == Data(contentsOf: URL(filePath: finished.report + "/results/" + name)))
        }
        let text = try String(contentsOfFile: folder["report/report.md"], encoding: .utf8)
        #expect(text.matches(of: /Not computed/).count == 3)
    }

    @Test func anotherSeedGivesOtherNumbersAndSaysSo() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let outcome = try Folio.run("run", "3", "--seed", "7", "--data", finished.data, "--out", folder["report"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let result = try JSON(contentsOf: folder["report/results/part-3.json"])
        #expect(result["seed"]?.number == 7)
        #expect(result.at("values.replicates.0.seed")?.number == 7)
        #expect(result.at("values.history") != (try finished.result(3)).at("values.history"))
    }

    /// The number of threads, like the machine, affects the time of a run and nothing else.
    @Test(arguments: [1, 3, 7])
    func resultsDoNotDependOnTheNumberOfThreads(threads: Int) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let outcome = try Folio.run(
            "run", "--threads", "\(threads)", "--data", finished.data, "--out", folder["report"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            try JSON(contentsOf: folder["report/measurements.json"]).at("parts.5.threads")?.number == Double(threads))
        let (two, other) = try (Snapshot(of: finished.report + "/results"), Snapshot(of: folder["report/results"]))
        #expect(two.files.count == 7)
        #expect(two.changes(to: other, of: .bytes) == [])
    }
}
