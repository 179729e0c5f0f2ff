import NeuralNetworks

extension EpochResult: ValueConvertible {
    public var value: Value {
        let value: [String: Value] = ["epoch": .integer(epoch), "loss": .number(loss), "accuracy": .number(accuracy)]
        return .object(value.merging(validationAccuracy.map { ["validation_accuracy": .number($0)] } ?? [:]) { $1 })
    }
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
        return try time(name, line: line) { try fit([FitRequest(plan, on: examples, label: part.name)], line: line)[0] }
    }

    /// Trains several networks, as many at once as there are threads; if there are more threads than networks, each gets its share of them. Each is decided by its
    /// own request alone, and none is trained that the ledger has.
    public func fit(_ requests: [FitRequest], line: Int = #line) throws -> [Fit] {
        try settled(keys: requests.map(\.ledgerKey), epochs: requests.reduce(0) { $0 + $1.plan.epochs }, line: line) { workshop in
            let clock = BatchClock()
            let threadsPerFit = max(workshop.threads / max(requests.count, 1), 1)
            return try parallelMap(requests, threadCount: workshop.threads) {
                try $0.settle(in: workshop, threadCount: threadsPerFit, clock: clock)
            }
        }
    }

    /// Cross-validates every setting and refits the best, as scikit-learn's `GridSearchCV`.
    public func gridSearch<Setting: Sendable>(
        over settings: [Setting], folds: Int, on examples: Examples, timed name: String = "grid search", line: Int = #line,
        plan: (Setting) -> FitPlan
    ) throws -> GridSearch<Setting> {
        try time(name, line: line) {
            try GridSearch(over: settings, folds: StratifiedKFold(folds), on: examples, threadCount: threads, plan: plan) { try fit($0, line: line) }
        }
    }
}

extension FitRequest {
    var ledgerKey: LedgerKey { LedgerKey(name: "\(plan.stream), seed \(plan.seed)", text: "fit\n\(key)examples \(examples.count) of \(examples.shape), \(examples.classCount) classes\n") }

    func settle(in workshop: Workshop, threadCount: Int, clock: BatchClock) throws -> Settled<Fit> {
        let coding = LedgerCoding<Fit>(
            encode: { $0.encoded() }, decode: { try Fit(decoding: $0, network: plan.network, inputShape: examples.shape) })
        return try workshop.settle(ledgerKey, label: label, epochs: plan.epochs, clock: clock, coding: coding) {
            do {
                return try plan.run(on: examples, validation: validation, threadCount: threadCount) { epoch in
                    workshop.observer.notice(
                        .epoch(label: label, epoch: epoch.epoch, of: plan.epochs, loss: epoch.loss, accuracy: epoch.accuracy))
                }
            } catch let error as FitError {
                guard case .diverged = error else { throw error }
                throw FitFailure(setting: "\(plan.stream), seed \(plan.seed), \(plan.optimizer)", error: error)
            }
        }
    }
}

/// A fit that went wrong, and which one it was.
struct FitFailure: Error, CustomStringConvertible {
    let setting: String
    let error: FitError

    var description: String { "\(setting): \(error)" }
}
