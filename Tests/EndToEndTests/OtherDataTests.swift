import Foundation
import Testing

/// Runs on data sets other than MNIST.
@Suite struct OtherDataTests {
    /// Runs all parts on a data set in a new folder.
    private func run(_ data: SmallDataset, in folder: TemporaryFolder, gzipped: Bool = false) throws -> Folio.Outcome {
        try data.write(to: folder["data"], gzipped: gzipped)
        return try Folio.run("run", in: folder.path)
    }

    @Test func imagesOfAnotherSizeAndFewerClassesRunThrough() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(SmallDataset(classes: 3, side: 20, trainCount: 150, testCount: 60), in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        for part in 2...6 {
            let values = try #require(JSON(contentsOf: folder["report/results/part-\(part).json"])["values"])
            #expect(values[part == 5 ? "refit_test_accuracy" : "test_accuracy"]?.number != nil)
        }
        // The images are easy to tell apart, so a network that gets them at the right size learns to.
        let fromScratch = try JSON(contentsOf: folder["report/results/part-2.json"])
        #expect((fromScratch.at("values.test_accuracy")?.number ?? 0) > 0.9)
        #expect(try Folio.spawn(["qpdf", "--check", "report/report.pdf"], in: folder.path).status == 0)
    }

    @Test func plainAndGzippedFilesGiveTheSameResults() throws {
        let (plain, gzipped) = (try TemporaryFolder(), try TemporaryFolder())
        let data = SmallDataset(classes: 4, side: 12, trainCount: 80, testCount: 20)
        #expect(try run(data, in: plain).status == 0)
        #expect(try run(data, in: gzipped, gzipped: true).status == 0)
        #expect(
            try Snapshot(of: plain["report/results"]).changes(to: Snapshot(of: gzipped["report/results"]), of: .bytes)
                == [])
    }

    /// Eleven classes are more than the assignment's networks have outputs. Parts that do not use the data still run.
    @Test func elevenClassesAreRefusedByThePartsThatCannotTakeThem() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(SmallDataset(classes: 11, side: 8, trainCount: 110, testCount: 22), in: folder)
        #expect(outcome.status == 1)
        let sentence = "The assignment's networks tell ten classes apart; these data have 11."
        for part in [2, 5] {
            #expect(try JSON(contentsOf: folder["report/results/part-\(part).json"])["failure"]?.string == sentence)
            #expect(
                outcome.errorLines.contains { $0.hasPrefix("part \(part)  ") && $0.hasSuffix("  FAILED: \(sentence)") })
        }
        let first = try JSON(contentsOf: folder["report/results/part-1.json"])
        #expect(first["failure"] == nil && first.at("values.max_jacobian_error")?.number != nil)
        try expectFailures(of: [2, 3, 4, 5, 6], saying: [2: sentence], in: folder)
    }

    /// Images of 2 × 2 pixels are too small for a window of 3 × 3, which only Part 6 uses.
    @Test func imagesTooSmallForAWindowFailInThatPartAlone() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(SmallDataset(classes: 3, side: 2, trainCount: 60, testCount: 30), in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.errorLines.filter { $0.contains("FAILED:") }.count == 1)
        let failure = try #require(JSON(contentsOf: folder["report/results/part-6.json"])["failure"]?.string)
        #expect(failure.contains("3×3") && failure.contains("2×2"), "\(failure)")
        try expectFailures(of: [6], saying: [6: failure], in: folder)
        for part in 1...5 {
            #expect(try JSON(contentsOf: folder["report/results/part-\(part).json"])["failure"] == nil)
        }
    }

    @Test func aFailedPartSucceedsOnceTheDataAreRight() throws {
        let folder = try TemporaryFolder()
        let finished = try FinishedReport.made()
        #expect(try run(SmallDataset(classes: 11, side: 8, trainCount: 110, testCount: 22), in: folder).status == 1)
        #expect(try Folio.run("run", "--data", finished.data, in: folder.path).status == 0)
        #expect(
            try Snapshot(of: finished.report + "/results").changes(
                to: Snapshot(of: folder["report/results"]), of: .bytes) == [])
        #expect(try !String(contentsOfFile: folder["report/report.md"], encoding: .utf8).contains("FAILED"))
    }

    /// Expects FAILED right below the heading of every failed part and nowhere else.
    private func expectFailures(of parts: Set<Int>, saying sentences: [Int: String], in folder: TemporaryFolder) throws
    {
        let text = try String(contentsOfFile: folder["report/report.md"], encoding: .utf8)
        var sections: [Int: Substring] = [:]
        var rest = text[...]
        for part in LiteratePart.all.reversed() {
            guard let start = rest.range(of: "\n## " + part.title, options: .backwards) else {
                Issue.record("\(part.title) is not in the report")
                continue
            }
            sections[part.number ?? 7] = rest[start.lowerBound...]
            rest = rest[..<start.lowerBound]
        }
        for part in 1...7 {
            let section = try #require(sections[part])
            #expect(section.matches(of: /\*\*FAILED\*\*/).count == (parts.contains(part) ? 1 : 0), "part \(part)")
            if let sentence = sentences[part] { #expect(section.squeezed.contains(sentence.squeezed), "part \(part)") }
            if parts.contains(part) { #expect(section.contains("```swift"), "part \(part) has lost its listing") }
        }
        let page = try Folio.spawn(["pdftotext", "report/report.pdf", "-"], in: folder.path).output
        #expect(page.matches(of: /FAILED/).count == parts.count)
        #expect(try Folio.spawn(["qpdf", "--check", "report/report.pdf"], in: folder.path).status == 0)
    }
}
