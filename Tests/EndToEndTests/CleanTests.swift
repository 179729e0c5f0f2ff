import Foundation
import Testing

/// `clean` removes from the cache the old entries that no report here uses, and nothing else.
@Suite struct CleanTests {
    /// A copy of the finished report and its cache, whose entries are all ten days old.
    ///
    /// Three more entries are not used by the report: an old one, one of yesterday, and one that only a neighbouring
    /// report uses. There is also a foreign file.
    private func prepared() throws -> (folder: TemporaryFolder, cache: CacheFolder, names: [String]) {
        let finished = try FinishedReport.made(), folder = try TemporaryFolder()
        _ = try folder.copy(of: finished.report, as: "report")
        let cache = CacheFolder(folder: try folder.copy(of: finished.folder[".folio"], as: ".folio"))
        let names = try cache.names(), some = try cache.entry(names[0])
        for name in ["old", "recent", "neighbour"] { try cache.write(some, as: "\(name)-0123456789abcdef") }
        try Data("mine".utf8).write(to: URL(filePath: cache.path("notes.txt")))
        _ = try Folio.spawn(
            ["sh", "-c", "touch -d '10 days ago' .folio/fits/* && touch -d yesterday .folio/fits/recent-*"],
            in: folder.path)
        try FileManager.default.createDirectory(atPath: folder["report-quick"], withIntermediateDirectories: true)
        let measurements = try finished.text("measurements.json").replacingOccurrences(
            of: names[0], with: "neighbour-0123456789abcdef")
        try Data(measurements.utf8).write(to: URL(filePath: folder["report-quick/measurements.json"]))
        return (folder, cache, names)
    }

    private func remaining(_ cache: CacheFolder) throws -> Set<String> { Set(try cache.names()) }

    @Test func removesWhatIsOldAndNotUsed() throws {
        let (folder, cache, names) = try prepared()
        let all = try Snapshot(of: folder.path)
        let dry = try Folio.run("clean", "--dry-run", in: folder.path)
        #expect(
            dry.status == 0 && dry.output.hasPrefix(".folio: would remove 1 result, "), "\(dry.output)\(dry.errors)")
        #expect(try Snapshot(of: folder.path) == all)

        let outcome = try Folio.run("clean", in: folder.path)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(
            outcome.output.wholeMatch(
                of: /\.folio: removed 1 result, 0\.\d MB; (\d+) results, \d+\.\d MB stay, for report, report-quick\n/)?
                .1 == "\(names.count + 2)", "\(outcome.output)")
        #expect(
            try remaining(cache) == Set(names + ["recent-0123456789abcdef", "neighbour-0123456789abcdef", "notes.txt"]))

        _ = try Folio.run("clean", "--days", "0", in: folder.path)
        #expect(try remaining(cache) == Set(names + ["neighbour-0123456789abcdef", "notes.txt"]))
        // The entries that the report uses are still there: its results come from the cache.
        let again = try Folio.run("run", "3", "--force", "--data", try FinishedReport.made().data, in: folder.path)
        #expect(again.errorLines.contains { $0.hasPrefix("part 3") && $0.hasSuffix("  cached") }, "\(again.errors)")
    }

    @Test func withoutReportsAllThatIsOldGoes() throws {
        let (folder, cache, _) = try prepared()
        let outcome = try Folio.run("clean", "--out", "elsewhere", in: folder.path)
        #expect(outcome.status == 0)
        #expect(try remaining(cache) == ["recent-0123456789abcdef", "notes.txt"])
    }

    @Test func removesNothingWhereItCannotTellWhatIsUsed() throws {
        let (folder, _, _) = try prepared()
        try Data("{".utf8).write(to: URL(filePath: folder["report-quick/measurements.json"]))
        let before = try Snapshot(of: folder.path)
        let outcome = try Folio.run("clean", in: folder.path)
        #expect(
            outcome.status == 66 && outcome.errorLines.count == 1
                && outcome.errors.contains("report-quick/measurements.json"), "\(outcome.errors)")
        #expect(try Snapshot(of: folder.path) == before)
        #expect(try Folio.run("clean", "--days", "-1", in: folder.path).status == 64)
    }

    @Test func aMissingCacheIsEmpty() throws {
        let folder = try TemporaryFolder()
        let outcome = try Folio.run("clean", in: folder.path)
        #expect(
            outcome.status == 0 && outcome.output == ".folio: removed 0 results, 0.0 MB; 0 results, 0.0 MB stay\n",
            "\(outcome.output)\(outcome.errors)")
        #expect(try Snapshot(of: folder.path).files == [])
    }
}
