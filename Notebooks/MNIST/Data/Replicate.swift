import NetworkNotebooks
import NeuralNetworks
import Notebooks
import Statistics

/// Comparisons over seeds and on the same test images.
extension PartContext {
    /// The seeds of the repetitions: the run's own seed and those after it, as many as the part's parameter `seeds`
    /// says.
    var seeds: [UInt64] {
        get throws { (0..<UInt64(try parameter("seeds", in: 1...1_000))).map { seed &+ $0 } }
    }

    /// Trains one network on every one of `seeds` and evaluates it.
    ///
    /// - Parameters:
    ///   - first: The network already trained on the first seed, if there is one.
    ///   - network: The network to train.
    ///   - loss: What the training minimises.
    ///   - askingForTraining: Whether to compute the accuracy on the training images, too.
    /// - Returns: The accuracies, in the order of `seeds`.
    func replicates(
        of first: TrainedNetwork? = nil, _ network: Sequential, on train: LabelledExamples,
        test: LabelledExamples,
        loss: Loss = .crossEntropy, rate: Float, epochs: Int, askingForTraining: Bool = false
    ) throws -> [Replicate] {
        let seeds = try seeds, others = Array(seeds.dropFirst(first == nil ? 0 : 1))
        let fits = try fit(
            others.map { seed in
                TrainingJob(
                    plan(network, loss: loss, optimizer: .sgd(rate: rate), epochs: epochs, seed: seed),
                    on: train,
                    label: "seed \(seed)")
            })
        return try zip(seeds, (first.map { [$0] } ?? []) + fits).map { seed, fit in
            Replicate(
                seed: seed, testAccuracy: try fit.accuracy(on: test, threadCount: threads),
                trainAccuracy: askingForTraining ? try fit.accuracy(on: train, threadCount: threads) : nil,
                runningAccuracies: fit.history.map(\.accuracy))
        }
    }

    /// Stores replicates under a name and shows their mean, their deviation and the interval that covers the mean of
    /// all seeds.
    func show(_ replicates: [Replicate], as name: String, prefix: String = "", line: Int = #line) {
        let sample = Sample(replicates.map(\.testAccuracy))
        keep(name, replicates, line: line)
        keep(prefix + "confidence", Threshold.confidence, line: line)
        show("\(prefix)mean over seeds", sample.mean, line: line)
        show("\(prefix)deviation over seeds", sample.deviation, line: line)
        if let interval = sample.interval(level: Threshold.confidence) {
            show("\(prefix)interval over seeds", [interval.low, interval.high], line: line)
        }
    }

    /// Compares this part's answers to the test images with another part's by McNemar's exact test.
    ///
    /// - Throws: `PartError` if the other part has answered another number of images.
    func compare(_ answers: [UInt8], with other: Part, labels: [UInt8], name: String = "test predictions")
        throws
        -> PairedAnswers
    {
        let others = Array((try result(name, of: other).string ?? "").utf8.map { $0 &- UInt8(ascii: "0") })
        guard others.count == answers.count, answers.count == labels.count else {
            throw PartError(
                "\(other.name) answered \(others.count) test images, not \(labels.count): compute it on the same data."
            )
        }
        return try PairedAnswers(first: answers, second: others, labels: labels)
    }
}

/// The accuracies of the network trained on one seed.
struct Replicate: ValueConvertible {
    let seed: UInt64
    let testAccuracy: Double
    /// The accuracy on the training images, nil if it was not computed.
    let trainAccuracy: Double?
    /// The accuracy on the training images as they passed in each epoch; empty if it was not counted.
    var runningAccuracies: [Double] = []

    var value: Value {
        var value = ["seed": seed.value, "test_accuracy": testAccuracy.value]
        if let trainAccuracy { value["train_accuracy"] = trainAccuracy.value }
        return .object(value)
    }
}

extension [Replicate] {
    /// Means and extremes over the seeds, as a result with an id.
    func summary(id: String) -> Value {
        let test = map(\.testAccuracy), train = compactMap(\.trainAccuracy)
        var summary: [String: Value] = [
            "id": .string(id), "mean_test_accuracy": Sample(test).mean.value,
            "lowest_test_accuracy": .number(test.min() ?? .nan),
            "highest_test_accuracy": .number(test.max() ?? .nan),
        ]
        if train.count == count { summary["mean_train_accuracy"] = Sample(train).mean.value }
        let first = compactMap(\.runningAccuracies.first), last = compactMap(\.runningAccuracies.last)
        if !isEmpty, first.count == count {
            summary["lowest_first_epoch"] = .number(first.min() ?? .nan)
            summary["highest_first_epoch"] = .number(first.max() ?? .nan)
            summary["mean_last_epoch"] = Sample(last).mean.value
        }
        return .object(summary)
    }
}

extension PairedAnswers: ValueConvertible {
    public var value: Value {
        [
            "only_this": .integer(onlyFirst), "only_other": .integer(onlySecond), "images": .integer(total),
            "difference": .number(difference),
            "p_value": .number(pValue),
        ]
    }
}

extension [UInt8] {
    /// Answers as a result: a string with one digit for each image.
    var digits: String { map(String.init).joined() }
}
