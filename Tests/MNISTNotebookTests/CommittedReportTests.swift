import Foundation
import Testing

@testable import MNISTNotebook
@testable import Notebooks

/// The committed results against those of NumPy for the same code (exact) and of Keras and scikit-learn (bands over
/// seeds). `make verify` recomputes them to the last bit.
@Suite struct CommittedReportTests {
    private func values(_ part: Int) throws -> Value {
        let report = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../report")
            .standardized.path
        return .object(try #require(try ReportFolder(report).record(part)).values)
    }

    private func replicates(_ part: Int) throws -> [Double] {
        try #require(try values(part)["replicates"]?.list).compactMap { $0["test_accuracy"]?.double }
    }

    /// The accuracies are exact: Part 2 makes the same run as NumPy (PartTwoTests).
    @Test func networkFromScratchHasNumPysAccuracies() throws {
        let history = try #require(try values(2)["history"]?.list)
        #expect(history.map { $0["train_accuracy"]?.double } == PartTwoTests.passes.map(\.0))
        #expect(history.map { $0["test_accuracy"]?.double } == PartTwoTests.passes.map(\.1))
    }

    @Test(arguments: [(3, 0.922...0.931), (4, 0.963...0.972)])
    func meanOverFiveSeedsFallsInKerasBand(_ part: Int, _ band: ClosedRange<Double>) throws {
        let accuracies = try replicates(part)
        #expect(accuracies.count == 5)
        #expect(band.contains(accuracies.reduce(0, +) / 5), "\(accuracies)")
    }

    @Test func convolutionFallsInKerasBandOnEverySeed() throws {
        let accuracies = try replicates(6)
        #expect(accuracies.count == 5)
        for accuracy in accuracies { #expect((0.92...0.95).contains(accuracy)) }
    }

    @Test func gridFallsInKerasBands() throws {
        let grid = try #require(try values(5)["grid"]?.list)
        #expect(grid.count == 12)
        for row in grid {
            let mean = try #require(row["mean_test_score"]?.double)
            switch (row["dropout"]?.double, row["l2"]?.double) {
            case (0.2, 1e-4): #expect((0.50...0.66).contains(mean))
            case (0.2, 1e-3): #expect((0.33...0.46).contains(mean))
            case (_, 1e-2): #expect((0.095...0.12).contains(mean))
            default: break
            }
        }
    }

    @Test func noFigureIsLargerThanMayBe() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../report/figures")
            .standardized.path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".svg") }
        #expect(files.count >= 13)
        for file in files {
            let size = try #require(FileManager.default.attributesOfItem(atPath: folder + "/" + file)[.size] as? Int)
            #expect(size < 150_000, "\(file): \(size) bytes")
        }
    }
}
