import NeuralNetworks
import Notebooks

extension PartContext {
    /// A training plan for this part's network.
    ///
    /// - Parameters:
    ///   - seed: The seed of its random numbers; the run's if nil.
    ///   - stream: A name for its random numbers, for parts that train several networks. Two plans with the same seed and
    ///     stream start from the same weights.
    public func plan(
        _ network: Sequential, loss: Loss = .crossEntropy, optimizer: Optimizer, epochs: Int, batchSize: Int = 32,
        seed: UInt64? = nil, stream: String? = nil
    ) -> TrainingPlan {
        TrainingPlan(
            network, loss: loss, optimizer: optimizer, epochs: epochs, batchSize: batchSize, seed: seed ?? self.seed,
            stream: part.name + (stream.map { "/\($0)" } ?? ""))
    }

    /// Trains a network on examples, or takes it from the cache.
    ///
    /// - Parameter name: The name under which the time it took is stored, for `{training.wall}` in prose.
    /// - Throws: `ShapeError` or `TrainingError` if the network does not fit the data or diverges, `RunInterrupted` if
    ///   the run was asked to stop.
    public func fit(
        _ network: Sequential, to examples: LabelledExamples, loss: Loss = .crossEntropy, optimizer: Optimizer,
        epochs: Int, batchSize: Int = 32, timed name: String = "training", line: Int = #line
    ) throws -> TrainedNetwork {
        let plan = plan(network, loss: loss, optimizer: optimizer, epochs: epochs, batchSize: batchSize)
        return try time(name, line: line) {
            try fit([TrainingJob(plan, on: examples, label: part.name)], line: line)[0]
        }
    }

    /// Trains several networks, side by side where there are threads, or takes them from the cache.
    ///
    /// Each network is decided by its own job alone.
    ///
    /// - Returns: The trained networks in the jobs' order.
    public func fit(_ jobs: [TrainingJob], line: Int = #line) throws -> [TrainedNetwork] {
        try results(of: jobs.map(\.task), line: line)
    }

    /// Cross-validates every setting of a grid and trains the best once more on all examples, as scikit-learn's
    /// `GridSearchCV` does.
    ///
    /// - Parameters:
    ///   - folds: The number of stratified folds, at least 2.
    ///   - name: The name under which the time it took is stored.
    ///   - plan: The plan for one setting.
    public func gridSearch<Setting: Sendable>(
        over settings: [Setting], folds: Int, on examples: LabelledExamples, timed name: String = "grid search",
        line: Int = #line, plan: (Setting) -> TrainingPlan
    ) throws -> GridSearch<Setting> {
        try time(name, line: line) {
            try GridSearch(
                over: settings, folds: StratifiedKFold(folds), on: examples, threadCount: threads, plan: plan
            ) { try fit($0, line: line) }
        }
    }
}
