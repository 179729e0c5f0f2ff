import Foundation
import Testing

/// `folio verify` recomputes results, compares bits and says where they differ.
@Suite struct VerifyTests {
    @Test func aFinishedReportComesOutEqualAndNothingIsTouched() throws {
        let finished = try FinishedReport.made()
        let scratch = try TemporaryFolder()
        let before = try Snapshot(of: finished.folder.path)
        let outcome = try Folio.run("verify", in: finished.folder.path, environment: ["TMPDIR": scratch.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 6)
        for (number, line) in zip(1..., lines) { #expect(line.hasPrefix("part \(number)  equal ")) }
        #expect(try Snapshot(of: finished.folder.path) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
    }

    /// Runs verify on a copy of the report in which text is replaced in one record.
    private func altering(
        part: Int, _ pattern: String, to replacement: String
    ) throws -> (outcome: Folio.Outcome, folder: TemporaryFolder) {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        let path = report + "/results/part-\(part).json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let match = text.range(of: pattern, options: .regularExpression)
        let place = try #require(match, "\(pattern) is not in part \(part)")
        try text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression, range: place)
            .write(toFile: path, atomically: false, encoding: .utf8)
        let before = try Snapshot(of: report)
        let outcome = try Folio.run("verify", "\(part)", "--data", finished.data, "--out", report)
        #expect(try Snapshot(of: report) == before)
        return (outcome, folder)
    }

    @Test func anAlteredAccuracyIsNamedWithPartKeyAndDifference() throws {
        let accuracy = try #require(FinishedReport.made().result(2).at("values.test_accuracy")?.number)
        let (outcome, _) = try altering(part: 2, #"(\n    "test_accuracy" : 0\.[0-9]+)"#, to: "$018")
        #expect(outcome.status == 1)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("part 2  DIFFERS") == true)
        let line = try #require(lines.dropFirst().first)
        #expect(lines.count == 2)
        // The message looks like "test_accuracy: 0.8758 here, 0.875 there (−8.0e-4)".
        let match = try #require(
            line.firstMatch(
                of: /^ +test_accuracy: ([0-9.]+) here, ([0-9.]+) there \(−([0-9.]+)\u{a0}·\u{a0}10(⁻[⁰¹²³⁴-⁹]+)\)$/),
            "\(line)")
        #expect(Double(match.1).map { $0 > accuracy } == true)
        #expect(Double(match.2) == accuracy)
    }

    @Test func anAlteredLastBitIsFound() throws {
        // The last of up to seventeen digits of a loss, which affects the last bits of the number.
        let (outcome, _) = try altering(part: 3, #"("loss" : [0-9.]{12,})[0-9]\n"#, to: "$1\n")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("part 3  DIFFERS"))
        #expect(outcome.output.contains(/history\.0\.loss: [0-9.]+ here, [0-9.]+ there \([+−]/))
    }

    @Test func anAlteredAnswerIsFound() throws {
        let (outcome, _) = try altering(part: 2, #"("test_predictions" : ")[0-9]"#, to: "$1x")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("test_predictions"))
    }

    @Test func anAlteredFigureIsFound() throws {
        let (outcome, _) = try altering(part: 3, #""The sigmoid network as"#, to: "\"The sigmoid nutwork as")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("part 3  DIFFERS") && outcome.output.contains("output"))
    }

    @Test func otherDataAreNotTakenForTheSame() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        var data = SmallDataset.digits
        data.files[SmallDataset.Name.testImages]?[400] ^= 1
        try data.write(to: folder["data"])
        let outcome = try Folio.run("verify", "1", "--data", folder["data"], "--out", finished.report)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("part 1  DIFFERS") && outcome.output.contains("data: "))
    }

    @Test func aMissingRecordIsNamed() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        try FileManager.default.removeItem(atPath: report + "/results/part-5.json")
        let outcome = try Folio.run("verify", "--data", finished.data, "--out", report)
        #expect(outcome.status == 66)
        #expect(outcome.errorLines.count == 1 && outcome.errors.contains("part-5.json"))
    }

    // MARK: A sample

    private func sample(_ count: Int, of part: Int, cache: CacheFolder) throws -> Folio.Outcome {
        let finished = try FinishedReport.made()
        return try Folio.run(
            "verify", "\(part)", "--sample", "\(count)", "--data", finished.data, "--out", finished.report, "--cache",
            cache.folder)
    }

    @Test func aSampleRecomputesThatManyResults() throws {
        let finished = try FinishedReport.made()
        let before = try Snapshot(of: finished.folder.path)
        let outcome = try sample(4, of: 5, cache: finished.cache)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(
            Set(lines.prefix(4).compactMap { $0.wholeMatch(of: /equal    computed again in .+  (part-5-.+)/)?.1 }).count
                == 4, "\(outcome.output)")
        #expect(lines.last?.hasPrefix("part 5  equal ") == true)
        #expect(try Snapshot(of: finished.folder.path) == before)
    }

    /// A forged result with a correct digest: only recomputing can find it.
    @Test func aSampleFindsAForgedResult() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let cache = CacheFolder(folder: try folder.copy(of: finished.folder[".folio"], as: "cache"))
        let name = try cache.names("part-3-")[2]
        var entry = try cache.entry(name)
        entry.payload[entry.payload.count - 4] ^= 1
        try cache.write(entry, as: name)
        let outcome = try sample(1000, of: 3, cache: cache)
        #expect(outcome.status == 1)
        let lines = outcome.output.split(separator: "\n")
        #expect(
            lines.filter { $0.hasPrefix("DIFFERS") }.count == 1
                && lines.contains { $0.hasPrefix("DIFFERS") && $0.hasSuffix(name) }, "\(outcome.output)")
        #expect(try lines.filter { $0.hasPrefix("equal ") }.count == cache.names("part-3-").count - 1)
    }

    @Test func aSampleOfNothingIsRefused() throws {
        let folder = try TemporaryFolder()
        let outcome = try sample(3, of: 3, cache: CacheFolder(folder: folder["cache"]))
        #expect(outcome.status == 66)
        #expect(outcome.errorLines.count == 1 && outcome.errors.contains("has no result that these parts rest on"))
    }
}
