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

    @Test func otherSeedsFromScratchHaveNumPysAccuracies() throws {
        let seeds = try #require(try values(2)["replicates"]?.list)
        #expect(seeds.count == 5)
        for (own, numPys) in zip(seeds.dropFirst(), PartTwoTests.otherSeeds) {
            #expect(own["seed"]?.double == Double(numPys.seed))
            #expect(own["train_accuracy"]?.double == numPys.train && own["test_accuracy"]?.double == numPys.test)
        }
    }

    /// Keras 3.15.1 with JAX 0.10.2 and its own `mean_squared_error`: 73.4, 74.3, 74.4 % of the test images after ten
    /// epochs, and 21.8, 19.0, 22.7 % of the training images as they pass in the first; with half of the sum 90.0, 90.0
    /// and 90.2 %, and 34.7, 36.3 and 37.9 %.
    ///
    ///     for loss in "mean_squared_error", lambda y, a: keras.ops.sum((a - y) ** 2, axis=-1) / 2:
    ///         for seed in 1, 2, 3:
    ///             keras.utils.set_random_seed(seed)
    ///             model = keras.Sequential([
    ///                 keras.layers.Input((784,)), keras.layers.Dense(128, activation="sigmoid"),
    ///                 keras.layers.Dense(10, activation="softmax")])
    ///             model.compile(loss=loss, optimizer=keras.optimizers.SGD(0.02), metrics=["accuracy"])
    ///             test = TX / 255, to_categorical(TY)
    ///             print(model.fit(X / 255, to_categorical(Y), epochs=10, validation_data=test).history)
    @Test func squaredErrorsAgreeWithKeras() throws {
        for (cost, keras, kerasFirst) in [
            ("mean_squared_error", [0.7341, 0.7426, 0.7442], [0.2178, 0.1901, 0.2271]),
            ("half_of_the_sum", [0.9000, 0.8999, 0.9016], [0.3468, 0.3630, 0.3793]),
        ] {
            let seeds = try #require(try values(3)[cost]?.list)
            func mean(_ numbers: some Collection<Double>) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
            let ours = seeds.compactMap { $0["test_accuracy"]?.double }
            #expect(ours.count == 5 && abs(mean(ours) - mean(keras)) < 0.02, "\(cost): \(ours)")
            let first = try #require(
                try values(3)["costs"]?.list?.first {
                    $0["id"]?.string == (cost == "mean_squared_error" ? "mean" : "half_sum")
                })
            let low = try #require(first["lowest_first_epoch"]?.double),
                high = try #require(first["highest_first_epoch"]?.double)
            #expect(kerasFirst.allSatisfy { (low - 0.05...high + 0.05).contains($0) }, "\(cost)")
        }
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
