import NeuralNetworks

extension EpochResult: ValueConvertible {
    public var value: Value { ["epoch": .integer(epoch), "loss": .number(loss), "accuracy": .number(accuracy)] }
}

extension Page {
    /// A plan for this part's network: its random numbers belong to the seed and the part, and to `stream` if a part fits several.
    public func plan(
        _ network: Sequential, loss: Loss = .crossEntropy, optimizer: Optimizer, epochs: Int, batchSize: Int = 32, seed: UInt64? = nil,
        stream: String? = nil
    ) -> FitPlan {
        FitPlan(
            network, loss: loss, optimizer: optimizer, epochs: epochs, batchSize: batchSize, seed: seed ?? self.seed,
            stream: part.name + (stream.map { "/\($0)" } ?? ""))
    }

    /// Trains a network on examples; how long that took is kept as `training` or another name.
    public func fit(
        _ network: Sequential, to examples: Examples, loss: Loss = .crossEntropy, optimizer: Optimizer, epochs: Int, batchSize: Int = 32,
        timed name: String = "training", line: Int = #line
    ) throws -> Fit {
        let plan = plan(network, loss: loss, optimizer: optimizer, epochs: epochs, batchSize: batchSize)
        return try time(name, line: line) { try fit([FitRequest(plan, on: examples, label: part.name)])[0] }
    }

    /// Trains several networks, as many at once as there are threads; if there are more threads than networks, each gets its share of them. A fit is decided by
    /// its own request alone.
    public func fit(_ requests: [FitRequest]) throws -> [Fit] {
        let observer = observer
        let threadsPerFit = max(threads / max(requests.count, 1), 1)
        observer.notice(.fitsStarted(count: requests.count))
        return try parallelMap(requests, threadCount: threads) { request in
            let fit = try request.plan.run(on: request.examples, threadCount: threadsPerFit) { epoch in
                observer.notice(
                    .epoch(label: request.label, epoch: epoch.epoch, of: request.plan.epochs, loss: epoch.loss, accuracy: epoch.accuracy))
            }
            observer.notice(.fitFinished(label: request.label))
            return fit
        }
    }

    /// Cross-validates every setting and refits the best, as scikit-learn's `GridSearchCV`.
    public func gridSearch<Setting: Sendable>(
        over settings: [Setting], folds: Int, on examples: Examples, timed name: String = "grid search", line: Int = #line,
        plan: (Setting) -> FitPlan
    ) throws -> GridSearch<Setting> {
        try time(name, line: line) {
            try GridSearch(over: settings, folds: StratifiedKFold(folds), on: examples, threadCount: threads, plan: plan) { try fit($0) }
        }
    }
}
