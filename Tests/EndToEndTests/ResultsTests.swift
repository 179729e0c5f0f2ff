import Foundation
import Testing

@testable import ImageDatasets

/// The keys in report/results that other tools rely on.
@Suite struct ResultsTests {
    @Test func aFullRunSucceedsAndNamesWhatItMade() throws {
        let files = ["pdf", "html", "md", "ipynb"].map { "report/report.\($0)\n" }
        #expect(try FinishedReport.made().outcome.output == files.joined())
    }

    @Test func theReportFolderHoldsExactlyWhatBelongsThere() throws {
        let finished = try FinishedReport.made()
        let files = try Snapshot(of: finished.report).files
        let fixed = Set(
            (1...6).map { "results/part-\($0).json" } + [
                "results/claims.json", "measurements.json", "report.md", "report.pdf", "report.html", "report.ipynb",
            ])
        let figures = files.subtracting(fixed)
        #expect(fixed.subtracting(files).isEmpty)
        #expect(
            figures.allSatisfy { $0.hasPrefix("figures/") && $0.hasSuffix(".svg") && !$0.contains("/.") }, "\(figures)")
        #expect(figures.count >= 10)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: finished.folder.path).sorted() == [
                ".folio", "data", "report",
            ])
    }

    @Test(arguments: 1...6)
    func everyPartSaysWhatItIsAndWhatItCameFrom(part: Int) throws {
        let result = try FinishedReport.made().result(part)
        #expect(result["part"]?.number == Double(part))
        #expect(result["title"]?.string?.isEmpty == false)
        #expect(result["seed"]?.number == 1337)
        #expect(result["data"]?.string?.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        #expect(result["failure"] == nil)
    }

    @Test func theDataDigestIsThatOfTheFourPlainFiles() throws {
        let finished = try FinishedReport.made()
        let names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"].map {
            "\($0)-ubyte.gz"
        }
        let sum = try Folio.spawn(["sh", "-c", "zcat \(names.joined(separator: " ")) | sha256sum"], in: finished.data)
        #expect(try finished.result(3)["data"]?.string == String(sum.output.prefix(64)))
    }

    @Test func partOneChecksTheDerivative() throws {
        let values = try #require(FinishedReport.made().result(1)["values"])
        let error = try #require(values["max_jacobian_error"]?.number)
        #expect(error > 0 && error < 1e-8)
    }

    @Test func partTwoKeepsFivePassesAndItsAnswers() throws {
        let finished = try FinishedReport.made()
        let values = try #require(finished.result(2)["values"])
        let history = try #require(values["history"]?.list)
        try #require(history.count == 5)
        #expect(history.allSatisfy { $0.keys == ["train_accuracy", "test_accuracy"] })
        #expect(history.allSatisfy { isShare($0["train_accuracy"], of: 600) && isShare($0["test_accuracy"], of: 200) })
        #expect(values["train_accuracy"]?.number == history[4]["train_accuracy"]?.number)
        #expect(values["test_accuracy"]?.number == history[4]["test_accuracy"]?.number)

        let answers = try #require(values["test_predictions"]?.string)
        #expect(answers.wholeMatch(of: /[0-9]{200}/) != nil)
        let right = zip(answers, mnist.test.labels).count { $0.wholeNumberValue == Int($1) }
        #expect(values["test_accuracy"]?.number == Double(right) / 200)
    }

    @Test(arguments: [(3, 10), (4, 10), (6, 1)])
    func trainingPartsHaveHistoryAndReplicates(part: Int, epochs: Int) throws {
        let values = try #require(FinishedReport.made().result(part)["values"])
        #expect(isShare(values["test_accuracy"], of: 200))
        let history = try #require(values["history"]?.list)
        #expect(history.count == epochs)
        #expect(history.allSatisfy { isShare($0["accuracy"], of: 600) && ($0["loss"]?.number ?? 0) > 0 })
        let replicates = try #require(values["replicates"]?.list)
        #expect(replicates.map { $0["seed"]?.number } == [1337, 1338, 1339, 1340, 1341])
        let keys: Set = part == 6 ? ["seed", "test_accuracy"] : ["seed", "train_accuracy", "test_accuracy"]
        #expect(replicates.allSatisfy { $0.keys == keys && isShare($0["test_accuracy"], of: 200) })
        if part != 6 { #expect(replicates.allSatisfy { isShare($0["train_accuracy"], of: 600) }) }
        #expect(replicates.first?["test_accuracy"]?.number == values["test_accuracy"]?.number)
    }

    @Test func partFiveKeepsTheWholeGridInTheOrderOfTheOriginal() throws {
        let values = try #require(FinishedReport.made().result(5)["values"])
        let grid = try #require(values["grid"]?.list)
        let order: [[Double?]] = [0.2, 0.4, 0.6, 0.8].flatMap { dropout in [0.0001, 0.001, 0.01].map { [dropout, $0] } }
        #expect(grid.map { [$0["dropout"]?.number, $0["l2"]?.number] } == order)
        for row in grid {
            #expect(row.keys == ["dropout", "l2", "fold_scores", "mean_test_score", "std_test_score"])
            let scores = row["fold_scores"]?.list?.compactMap(\.number) ?? []
            // The five folds of 600 stratified images may differ in size.
            #expect(scores.count == 5 && scores.allSatisfy { (0...1).contains($0) })
            let mean = scores.reduce(0, +) / 5
            let deviation = (scores.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 5).squareRoot()
            // The sum of five doubles below one, added in any order.
            #expect(abs((row["mean_test_score"]?.number ?? -1) - mean) < 1e-15)
            #expect(abs((row["std_test_score"]?.number ?? -1) - deviation) < 1e-15)
        }
        let best = try #require(values["best"])
        #expect(best.keys == ["dropout", "l2"])
        // The first of equal means is the best, as in scikit-learn.
        let means = grid.compactMap { $0["mean_test_score"]?.number }
        let first = try #require(means.max().flatMap(means.firstIndex))
        #expect(best["dropout"] == grid[first]["dropout"] && best["l2"] == grid[first]["l2"])
        #expect(isShare(values["refit_test_accuracy"], of: 200))
    }

    @Test func partFiveKeepsTheTwelveRetrainedModels() throws {
        let values = try #require(FinishedReport.made().result(5)["values"])
        let retrained = try #require(values["retrained"]?.list)
        #expect(Set(retrained.map { [$0["dropout"]?.number, $0["l2"]?.number] }).count == 12)
        #expect(
            retrained.allSatisfy {
                $0.keys == ["dropout", "l2", "test_accuracy"] && isShare($0["test_accuracy"], of: 200)
            })
        let best = try #require(values["best_retrained"])
        #expect(best.keys == ["dropout", "l2"])
        let highest = retrained.compactMap { $0["test_accuracy"]?.number }.max()
        #expect(
            retrained.contains {
                $0["dropout"]?.number == best["dropout"]?.number && $0["l2"]?.number == best["l2"]?.number
                    && $0["test_accuracy"]?.number == highest
            })
    }

    @Test func measurementsSayWhatEveryPartAndCellTookAndWhere() throws {
        let finished = try FinishedReport.made()
        let parts = try #require(JSON(contentsOf: finished.report + "/measurements.json")["parts"])
        #expect(parts.keys == ["1", "2", "3", "4", "5", "6"])
        for number in parts.keys.sorted() {
            let part = try #require(parts[number])
            for usage in [part["usage"]].compactMap(\.self) + (part["cells"]?.list ?? []) {
                #expect(["user", "system", "wall"].allSatisfy { (usage[$0]?.number ?? -1) >= 0 }, "part \(number)")
            }
            #expect(part["cells"]?.list?.isEmpty == false)
            #expect((part["usage"]?["wall"]?.number ?? 0) > 0)
            #expect((part["peakMemoryBytes"]?.number ?? 0) > 1e6 && (part["load"]?.number ?? -1) >= 0)
            let memory = part["cellPeakMemoryBytes"]?.list?.compactMap(\.number).filter { $0 > 0 } ?? []
            #expect(
                !memory.isEmpty && memory == memory.sorted()
                    && memory.allSatisfy { $0 <= part["peakMemoryBytes"]?.number ?? 0 })
            #expect(part["threads"]?.number == 2)
            #expect(part["date"]?.string?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
            #expect(part["machine"]?.keys.isSuperset(of: ["processor", "cores", "system", "compiler"]) == true)
        }
    }

    /// True if a value is a fraction with the given number of images as denominator.
    private func isShare(_ value: JSON?, of count: Int) -> Bool {
        guard let number = value?.number, (0...1).contains(number) else { return false }
        return Double((number * Double(count)).rounded()) / Double(count) == number
    }
}
