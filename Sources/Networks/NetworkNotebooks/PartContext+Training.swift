import NeuralNetworks
import Notebooks

extension PartContext {
    /// A training plan for one of this part's networks.
    ///
    ///     let plan = part.plan(network, optimizer: .sgd(rate: 0.02), epochs: 10, stream: "first")
    ///
    /// - Parameters:
    ///   - network: The network to train.
    ///   - loss: The loss to minimise.
    ///   - optimizer: The optimizer with its learning rate.
    ///   - epochs: The number of epochs, at least 0.
    ///   - batchSize: The number of examples in a batch.
    ///   - seed: The seed of its random numbers; the run's if nil.
    ///   - stream: A name for its random numbers, for parts that train several networks. Two plans of a part with the
    ///     same seed and stream start from the same weights.
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
    ///     let trained = try part.fit(network, to: mnist.train, optimizer: .sgd(rate: 0.02), epochs: 10)
    ///     part.show("test accuracy", try trained.accuracy(on: mnist.test))
    ///
    /// - Parameters:
    ///   - network: The network to train.
    ///   - examples: The training examples.
    ///   - loss: The loss to minimise.
    ///   - optimizer: The optimizer with its learning rate.
    ///   - epochs: The number of epochs, at least 0.
    ///   - batchSize: The number of examples in a batch.
    ///   - name: The name under which the time of the training is stored, for `{training.wall}` in prose.
    ///   - line: The source line of the cell. Leave it at its default.
    /// - Returns: The trained network with its history.
    /// - Throws: `TrainingError` if the network does not suit the data, an error that names the setting if the training
    ///   diverges, or `RunInterrupted` if the run was asked to stop.
    public func fit(
        _ network: Sequential, to examples: LabelledExamples, loss: Loss = .crossEntropy, optimizer: Optimizer,
        epochs: Int, batchSize: Int = 32, timed name: String = "training", line: Int = #line
    ) throws -> TrainedNetwork {
        let plan = plan(network, loss: loss, optimizer: optimizer, epochs: epochs, batchSize: batchSize)
        return try time(name, line: line) {
            try fit([TrainingJob(plan, on: examples, label: part.name)], line: line)[0]
        }
    }

    /// Trains several networks, side by side if there are several threads, or takes them from the cache.
    ///
    /// Each network is decided by its own job alone. The time is not stored; use `time` around the call.
    ///
    /// - Parameters:
    ///   - jobs: The plans, each with its examples.
    ///   - line: The source line of the cell. Leave it at its default.
    /// - Returns: The trained networks in the jobs' order.
    /// - Throws: The first error as in `fit(_:to:loss:optimizer:epochs:batchSize:timed:line:)`.
    public func fit(_ jobs: [TrainingJob], line: Int = #line) throws -> [TrainedNetwork] {
        try results(of: jobs.map(\.task), line: line)
    }

    /// Trains several networks as `fit(_:line:)` does, where some may diverge: to try learning rates, for instance.
    ///
    /// - Parameters:
    ///   - jobs: The plans, each with its examples.
    ///   - line: The source line of the cell. Leave it at its default.
    /// - Returns: The trained networks in the jobs' order, nil for a job whose training diverges.
    /// - Throws: The first other error as in `fit(_:to:loss:optimizer:epochs:batchSize:timed:line:)`.
    public func fitWhereStable(_ jobs: [TrainingJob], line: Int = #line) throws -> [TrainedNetwork?] {
        try results(of: jobs.map(\.taskThatMayDiverge), line: line)
    }

    /// Cross-validates every setting of a grid and trains the best one again on all examples, as scikit-learn's
    /// `GridSearchCV` does.
    ///
    ///     let search = try part.gridSearch(over: [0.2, 0.5, 0.8], folds: 5, on: mnist.train) { dropout in
    ///         part.plan(network(dropout), optimizer: .sgd(rate: 0.02), epochs: 5, stream: "dropout \(dropout)")
    ///     }
    ///     part.show("best dropout", search.best.setting)
    ///
    /// - Parameters:
    ///   - settings: The settings to compare; at least one.
    ///   - folds: The number of stratified folds, at least 2.
    ///   - examples: The training examples.
    ///   - name: The name under which the time of the whole search is stored.
    ///   - line: The source line of the cell. Leave it at its default.
    ///   - plan: Makes the plan for one setting. The search extends its stream for each fold and for the last training.
    /// - Throws: The first error as in `fit(_:to:loss:optimizer:epochs:batchSize:timed:line:)`.
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
