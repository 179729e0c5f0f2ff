import Foundation
import Testing

@testable import Basics

/// Results are cached in `.folio` and not recomputed, unless the cached file is damaged or the key differs.
@Suite struct CacheTests {
    /// A copy of the finished report without its results, together with its cache.
    private func lost(_ folder: TemporaryFolder) throws -> (report: String, cache: CacheFolder) {
        let finished = try FinishedReport.made()
        return (folder["report"], CacheFolder(folder: try folder.copy(of: finished.folder[".folio"], as: "cache")))
    }

    private func run(_ arguments: [String], data: String? = nil, out: String, cache: CacheFolder) throws
        -> Folio.Outcome
    {
        let finished = try FinishedReport.made()
        return try Folio.spawn(
            [Folio.executable, "run"] + arguments + [
                "--data", data ?? finished.data, "--out", out, "--cache", cache.folder,
            ])
    }

    @Test func anEntryIsOneFileWithAReadableNameAndItsKeyAndDigestInside() throws {
        let finished = try FinishedReport.made()
        let cache = finished.cache
        let names = try cache.names("part-5-")
        let fits =
            try JSON(contentsOf: finished.report + "/measurements.json").at("parts.5.fits")?.list?.compactMap(\.string)
            ?? []
        #expect(names == fits.sorted() && names.count > 60)
        #expect(names.contains { $0.hasPrefix("part-5-dropout-0.2-l2-0.0001-fold-3-seed-1337-") })
        for name in try cache.names() {
            #expect(name.wholeMatch(of: /[a-z0-9.-]+-[0-9a-f]{16}/) != nil)
            let entry = try cache.entry(name)
            #expect(entry.isWhole)
            #expect(name.hasSuffix("-" + SHA256.hexDigest(of: entry.key).prefix(16)))
            #expect(
                (entry.cost.at("usage.wall")?.number ?? -1) > 0 && entry.cost.at("machine.processor")?.string != nil)
        }
        let key = try cache.entry(names[0]).key
        for fact in ["numerics ", "network ", "loss ", "optimizer ", "epochs ", "batch ", "seed ", "stream ", "data "] {
            #expect(key.contains("\n" + fact))
        }
    }

    @Test func aFinishedReportIsRunAgainWithoutComputingAnything() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        let before = try Snapshot(of: report + "/results")
        // The cache is empty, so that any computation would leave an entry.
        let cache = CacheFolder(folder: folder["cache"])
        let outcome = try run([], out: report, cache: cache)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try cache.names() == [])
        #expect(try Snapshot(of: report + "/results") == before)
        #expect(outcome.errorLines.filter { $0.hasSuffix("  fresh") }.count == 12, "\(outcome.errors)")
        #expect(try Snapshot(of: finished.report).changes(to: Snapshot(of: report), of: .bytes) == [])
    }

    @Test func lostResultsComeBackFromTheCacheToTheLastBit() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let (report, cache) = try lost(folder)
        let before = try Snapshot(of: cache.folder)
        let outcome = try run([], out: report, cache: cache)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try Snapshot(of: cache.folder) == before)
        #expect(
            try Snapshot(of: finished.report + "/results").changes(to: Snapshot(of: report + "/results"), of: .bytes)
                == [])
        // Part 1 caches nothing.
        for part in 2...6 {
            #expect(
                outcome.errorLines.contains { $0.hasPrefix("part \(part)") && $0.hasSuffix("  cached") },
                "part \(part): \(outcome.errors)")
        }
    }

    /// The time shown for a cached result is that of its computation, not of reading a file, and the report says when
    /// and where it was measured.
    @Test func cachedResultsCountWithTheirOriginalTimes() throws {
        let folder = try TemporaryFolder()
        let (report, cache) = try lost(folder)
        #expect(try run(["3"], out: report, cache: cache).status == 0)
        let part = try #require(JSON(contentsOf: report + "/measurements.json").at("parts.3"))
        let count = try cache.names("part-3-").count
        #expect(part.at("recalled.count")?.number == Double(count))
        let names = part["fits"]?.list?.compactMap(\.string) ?? []
        #expect(names.sorted() == (try cache.names("part-3-")))
        let costs = try names.map { try cache.entry($0).cost }
        #expect(part.at("recalled.firstDate")?.string == costs.compactMap { $0["date"]?.string }.min())
        let (first, all) = (
            costs[0].at("usage.wall")?.number ?? .nan, costs.compactMap { $0.at("usage.wall")?.number }.reduce(0, +)
        )
        #expect((part.at("timings.training.wall")?.number ?? 0) > first)
        #expect((part.at("usage.wall")?.number ?? 0) > all)
        let text = try String(contentsOfFile: report + "/report.md", encoding: .utf8).replacing("\u{a0}", with: " ")
        #expect(
            text.contains(
                try Regex(
                    """
                    \(count) results had been computed before, .+ on the same machine, and count with what they \
                    took then
                    """
                )))
    }

    enum Damage: String, CaseIterable { case truncated, flippedBit, empty, foreign, noise }

    @Test(arguments: Damage.allCases)
    func aDamagedEntryIsDetectedAndRecomputed(damage: Damage) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let (report, cache) = try lost(folder)
        let names = try cache.names("part-3-")
        let whole = try cache.entry(names[1])
        var bytes = try Data(contentsOf: URL(filePath: cache.path(names[1])))
        switch damage {
        case .truncated: bytes = bytes.dropLast(1)
        case .flippedBit: bytes[bytes.count - 5] ^= 4
        case .empty: bytes = Data()
        case .foreign: bytes = try Data(contentsOf: URL(filePath: cache.path(names[2])))
        case .noise: bytes = Data((0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 37 ^ $0 >> 3) })
        }
        try bytes.write(to: URL(filePath: cache.path(names[1])))
        let outcome = try run(["3"], out: report, cache: cache)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.errorLines.contains {
                $0.hasPrefix("part 3") && $0.hasSuffix("  cached \(names.count - 1) of \(names.count)")
            }, "\(outcome.errors)")
        #expect(
            try Data(contentsOf: URL(filePath: report + "/results/part-3.json"))
                == finished.bytes("results/part-3.json"))
        let again = try cache.entry(names[1])
        #expect(again.isWhole && again.key == whole.key && again.payload == whole.payload)
    }

    /// Each of these settings affects the bits, so no cached training may be used for it. Returning to an earlier
    /// setting computes nothing.
    @Test(arguments: [["-P", "rate=0.03"], ["-P", "epochs=9"], ["--seed", "2000"]])
    func anotherSettingIsAnotherEntry(setting: [String]) throws {
        let folder = try TemporaryFolder()
        let (report, cache) = try lost(folder)
        let before = try Set(cache.names("part-3-"))
        #expect(try run(["3"] + setting, out: report, cache: cache).status == 0)
        // Except two trainings: the one with all of Part 2's settings, and the one with Part 2's value of the changed
        // setting. Neither depends on Part 3's value.
        let untouched = setting[0] == "-P" ? 2 : 0
        #expect(try Set(cache.names("part-3-")).subtracting(before).count == before.count - untouched)
        let outcome = try run(["3"], out: folder["again"], cache: cache)
        #expect(outcome.errorLines.contains { $0.hasPrefix("part 3") && $0.hasSuffix("  cached") })
    }

    @Test func anotherByteOfTheDataIsAnotherEntry() throws {
        let folder = try TemporaryFolder()
        let (report, cache) = try lost(folder)
        var data = SmallDataset.digits
        data.files[SmallDataset.Name.trainImages]?[16 + 784 * 3 + 400] ^= 1
        try data.write(to: folder["data"])
        let before = try Set(cache.names("part-3-"))
        #expect(try run(["3"], data: folder["data"], out: report, cache: cache).status == 0)
        #expect(try Set(cache.names("part-3-")).subtracting(before).count == before.count)
    }

    @Test func aCacheThatCannotBeWrittenCostsOnlyTime() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let outcome = try Folio.run(
            "run", "3", "--data", finished.data, "--out", folder["report"], "--cache", "/proc/cache")
        #expect(outcome.status == 0)
        #expect(
            outcome.errorLines.last?.contains("/proc/cache") == true
                && outcome.errors.contains("The results are complete"), "\(outcome.errors)")
        #expect(
            try Data(contentsOf: URL(filePath: folder["report/results/part-3.json"]))
                == finished.bytes("results/part-3.json"))
    }
}
