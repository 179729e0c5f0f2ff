import Foundation
import Testing

@testable import TestSupport

/// A run killed at any moment can be resumed: no finished result is recomputed, and the final bits are those of an
/// undisturbed run.
@Suite struct ResumeTests {
    private func files(in folder: String, where isWanted: (String) -> Bool) -> [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).filter {
            isWanted(URL(filePath: $0).lastPathComponent)
        }.sorted()
    }

    private func isTemporary(_ name: String) -> Bool { name.hasSuffix(".tmp") }

    /// Kills real runs with kill -9 at random moments; each run resumes where the one before was killed.
    @Test func killedAtAnyMomentItGoesOnAndEndsWithTheSameBits() throws {
        let folder = try TemporaryFolder()
        try SmallDataset(classes: 5, side: 14, trainCount: 200, testCount: 50).write(to: folder["data"])
        let start = ContinuousClock.now
        #expect(
            try Folio.run("run", "--data", "data", "--out", "undisturbed", "--cache", "other", in: folder.path).status
                == 0)
        let duration = ContinuousClock.now - start
        let expected = try Snapshot(of: folder["undisturbed/results"])

        let cache = CacheFolder(folder: folder[".folio"])
        var random = SplitMix64(20)
        var killedCount = 0, locksLeft = 0
        for _ in 0..<14 {
            let before = try finished(cache)
            let run = try Folio.start("run", "--data", "data", "--out", "report", in: folder.path)
            // The delay is within the duration of a whole run, so that most runs are killed at work.
            usleep(UInt32(duration / .microseconds(1) * 0.6 * random.share()))
            run.send(SIGKILL)
            if run.wait().status == 128 + SIGKILL { killedCount += 1 }
            if FileManager.default.fileExists(atPath: folder["report/.lock"]) { locksLeft += 1 }

            // All files are complete, and earlier ones are untouched.
            let after = try finished(cache)
            for (name, modified) in before { #expect(after[name] == modified, "\(name) was computed again") }
            for name in after.keys { #expect(try cache.entry(name).isWhole, "\(name)") }
            for name in files(in: folder["report/results"], where: { $0.hasSuffix(".json") }) {
                #expect(
                    try Data(contentsOf: URL(filePath: folder["report/results/" + name]))
                        == expected.entries[name]?.bytes, "\(name)")
            }
        }
        // Otherwise nothing was tested.
        #expect(killedCount >= 7 && locksLeft >= 1, "\(killedCount) killed, \(locksLeft) locks left")

        let before = try finished(cache)
        #expect(!before.isEmpty)
        let outcome = try Folio.run("run", "--data", "data", "--out", "report", in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try expected.changes(to: Snapshot(of: folder["report/results"]), of: .bytes) == [])
        let after = try finished(cache)
        for (name, modified) in before { #expect(after[name] == modified, "\(name) was computed again") }
        #expect(try CacheFolder(folder: folder["other"]).names() == cache.names())
        #expect(files(in: folder.path, where: { isTemporary($0) || $0 == ".lock" }) == [])
    }

    /// The cache's entries with their modification dates.
    private func finished(_ cache: CacheFolder) throws -> [String: Date] {
        Dictionary(
            uniqueKeysWithValues: try cache.names().compactMap { name in
                (try FileManager.default.attributesOfItem(atPath: cache.path(name))[.modificationDate] as? Date).map {
                    (name, $0)
                }
            })
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func interruptedItStopsAfterTheCurrentTaskAndSaysHowToGoOn(signal: Int32) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let cache = CacheFolder(folder: folder["cache"])
        let arguments = ["--data", finished.data, "--out", folder["report"], "--cache", cache.folder]
        let run = try Folio.Process([Folio.executable, "run", "1", "5"] + arguments)
        try Folio.wait { try cache.names("part-5-").count >= 3 }
        run.send(signal)
        let outcome = run.wait()
        #expect(outcome.status == 128 + signal)
        #expect(outcome.errors.contains("Stopping when what is being computed is done"))
        #expect(
            outcome.errorLines.last
                == "folio: Stopped. Finished results are in the cache; the same command goes on from there."
        )
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder["report/results"]) == ["part-1.json"])
        #expect(files(in: folder.path, where: { isTemporary($0) || $0 == ".lock" }) == [])

        let before = try self.finished(cache)
        #expect(try (3..<finished.cache.names("part-5-").count).contains(before.count))
        #expect(try Folio.spawn([Folio.executable, "run", "1", "5"] + arguments).status == 0)
        let after = try self.finished(cache)
        for (name, modified) in before { #expect(after[name] == modified, "\(name) was computed again") }
        #expect(
            try Data(contentsOf: URL(filePath: folder["report/results/part-5.json"]))
                == finished.bytes("results/part-5.json"))
    }

    @Test func interruptedTwiceItStopsAtOnce() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let cache = CacheFolder(folder: folder["cache"])
        let run = try Folio.start(
            "run", "5", "--data", finished.data, "--out", folder["report"], "--cache", cache.folder)
        try Folio.wait { try !cache.names().isEmpty }
        run.send(SIGINT)
        usleep(500_000)
        run.send(SIGINT)
        #expect([128 + SIGINT].contains(run.wait().status))
    }

    /// Two runs use one folder: the second names the process that holds it and changes nothing. The lock of a killed
    /// process counts for nothing.
    @Test(arguments: ["run", "render"])
    func theSecondRunOnAFolderSaysWhoHoldsIt(verb: String) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        let cache = CacheFolder(folder: folder["cache"])
        let first = try Folio.start(
            "run", "5", "--no-cache", "--data", finished.data, "--out", report, "--cache", cache.folder)
        try Folio.wait { try !cache.names().isEmpty }
        let before = try Snapshot(of: report)
        let second = try Folio.run(verb, "--data", finished.data, "--out", report)
        #expect(second.status == 74)
        let message = try Regex(
            #"^folio: Cannot write to .+report: folio run 5 \(process \d+, since .+Z\) is at work there\. "#
                + "Wait until it is done, or choose")
        #expect(second.errors.contains(message), "\(second.errors)")
        #expect(second.errors.contains("process \(first.id),"))
        #expect(try Snapshot(of: report) == before)
        first.send(SIGKILL)
        _ = first.wait()
        #expect(FileManager.default.fileExists(atPath: report + "/.lock"))
        #expect(try Folio.run("render", "--data", finished.data, "--out", report).status == 0)
        #expect(try Snapshot(of: report).files == (Snapshot(of: finished.report).files))
    }

    /// A run computes from the data that it read at its start. At its end it reports the change, and its results are
    /// right for the old data.
    @Test func dataReplacedDuringARunAreNoticed() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let data = try folder.copy(of: finished.data, as: "data")
        let cache = CacheFolder(folder: folder["cache"])
        let run = try Folio.start("run", "5", "--data", data, "--out", folder["report"], "--cache", cache.folder)
        try Folio.wait { try !cache.names().isEmpty }
        try FileManager.default.removeItem(atPath: data)
        try SmallDataset(classes: 3, side: 9, trainCount: 60, testCount: 30).write(to: data)
        let outcome = run.wait()
        #expect(outcome.status == 66)
        #expect(
            outcome.errorLines.last?.contains("The data in \(data) changed while the run was under way") == true,
            "\(outcome.errors)")
        #expect(
            try Data(contentsOf: URL(filePath: folder["report/results/part-5.json"]))
                == finished.bytes("results/part-5.json"))
        #expect(FileManager.default.fileExists(atPath: folder["report/report.pdf"]))
        #expect(try Folio.run("status", "--data", data, "--out", folder["report"]).output.contains("the data changed"))
    }
}
