/// Cross-validation over a list of settings and a refit of the best on all examples, as in scikit-learn's
/// `GridSearchCV`.
public struct GridSearch<Setting: Sendable>: Sendable {
    /// Scores of one setting.
    public struct Row: Sendable {
        /// The setting.
        public let setting: Setting
        /// Accuracy on each fold's held-out examples.
        public let foldScores: [Double]

        /// Mean of the folds' scores.
        public var mean: Double { foldScores.reduce(0, +) / Double(foldScores.count) }

        /// Population standard deviation of the folds' scores, as `std_test_score`.
        public var standardDeviation: Double {
            let mean = mean
            return (foldScores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(foldScores.count)).squareRoot()
        }
    }

    /// Scores of all settings, in the order given.
    public let rows: [Row]
    /// Index of the highest mean, the first if several are equal.
    public let bestIndex: Int
    /// Network trained with the best setting on all examples.
    public let refit: TrainedNetwork

    /// Scores of the best setting.
    public var best: Row { rows[bestIndex] }

    /// Trains and scores every setting on every fold, then trains the best one on all examples.
    ///
    /// - Parameters:
    ///   - settings: At least one setting.
    ///   - folds: Splitter of the examples into folds.
    ///   - examples: All examples.
    ///   - threadCount: Number of threads that share the scoring.
    ///   - plan: Training plan of a setting; its stream is extended by the fold (`/fold 1`, …, `/refit`).
    ///   - train: Trains the networks of a list of jobs, in any order, on any threads; results in the jobs' order.
    /// - Throws: `TrainingError.settings` if there is no setting, if there are fewer than two folds or more than
    ///   examples, or if `train` returns another number of networks; the errors of `train`; and `ShapeError` if a
    ///   network cannot answer the held-out examples.
    public init(
        over settings: [Setting], folds: StratifiedKFold, on examples: LabelledExamples, threadCount: Int = 1,
        plan: (Setting) -> TrainingPlan,
        train: ([TrainingJob]) throws -> [TrainedNetwork]
    ) throws {
        guard !settings.isEmpty else { throw TrainingError.settings("A grid search needs at least one setting.") }
        guard (2...max(2, examples.count)).contains(folds.foldCount) else {
            throw TrainingError.settings(
                "Cross-validation of \(examples.count) examples needs 2 to \(examples.count) folds, not "
                    + "\(folds.foldCount).")
        }
        func trained(_ jobs: [TrainingJob]) throws -> [TrainedNetwork] {
            let networks = try train(jobs)
            guard networks.count == jobs.count else {
                throw TrainingError.settings("\(networks.count) networks were trained for \(jobs.count) jobs.")
            }
            return networks
        }
        let splits = folds.split(examples.labels)
        func request(_ setting: Setting, _ name: String, _ examples: LabelledExamples) -> TrainingJob {
            let base = plan(setting)
            let plan = TrainingPlan(
                base.network, loss: base.loss, optimizer: base.optimizer, epochs: base.epochs,
                batchSize: base.batchSize,
                seed: base.seed, stream: "\(base.stream)/\(name)")
            return TrainingJob(plan, on: examples, label: plan.stream)
        }
        let requests = settings.flatMap { setting in
            splits.enumerated().map { fold, split in
                request(
                    setting, "fold \(fold + 1)",
                    examples.subset(split.training, named: "training fold \(fold + 1) of \(folds.foldCount)"))
            }
        }
        let fits = try trained(requests)
        let heldOut = splits.enumerated().map { fold, split in
            examples.subset(split.test, named: "test fold \(fold + 1) of \(folds.foldCount)")
        }
        rows = try settings.enumerated().map { index, setting in
            Row(
                setting: setting,
                foldScores: try heldOut.enumerated().map { fold, examples in
                    try fits[index * splits.count + fold].accuracy(on: examples, threadCount: threadCount)
                })
        }
        let means = rows.map(\.mean)
        bestIndex = means.indices.max { means[$0] < means[$1] || (means[$0] == means[$1] && $0 > $1) } ?? 0
        refit = try trained([request(settings[bestIndex], "refit", examples)])[0]
    }
}
