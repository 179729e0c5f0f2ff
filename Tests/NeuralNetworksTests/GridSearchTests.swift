import NeuralNetworks
import Testing

@testable import Basics

@Suite struct GridSearchTests {
    /// Twenty examples with their index as the only feature; the first eight are of class 0. Each of four folds takes
    /// two of class 0 and three of class 1, in order.
    private static let examples = LabelledExamples(
        features: (0..<20).map(Float.init), shape: .vector(1), labels: (0..<20).map { $0 < 8 ? 0 : 1 }, classCount: 2,
        identity: "twenty")
    private static let network = Sequential([Dense(2, activation: .softmax)])

    private static func plan(_ name: String) -> TrainingPlan {
        TrainingPlan(
            network, loss: .squaredError, optimizer: .sgd(rate: 0.01), epochs: 3, batchSize: 4, seed: 9, stream: name)
    }

    /// A network that answers 1 above a threshold, in the form of a trained network.
    private static func threshold(_ value: Float) -> TrainedNetwork {
        TrainedNetwork(
            network: network, inputShape: .vector(1),
            parameters: [
                [
                    Parameter(name: "kernel", extents: [1, 2], values: [0, 1]),
                    Parameter(name: "bias", extents: [2], values: [0, -value]),
                ]
            ], history: [])
    }

    private static func thresholds(_ settings: [Float]) throws -> (search: GridSearch<Float>, requests: [TrainingJob]) {
        var requests: [TrainingJob] = []
        let search = try GridSearch(
            over: settings, folds: StratifiedKFold(4), on: examples, plan: { plan("threshold \($0)") }
        ) { wanted in
            requests += wanted
            return wanted.map { request in
                threshold(Float(request.plan.stream.split(separator: "/")[0].dropFirst(10)) ?? .nan)
            }
        }
        return (search, requests)
    }

    /// Threshold 9 gets examples 8 and 9 of the first fold wrong. Threshold 2 gets example 3 of the second, 4 and 5 of
    /// the third, 6 and 7 of the last fold wrong. Threshold 30 gets all examples of class 1 wrong. The oracle:
    ///
    ///     numpy.mean, numpy.std of [0.4] * 4; [1, 0.8, 0.6, 0.6]; [0.6, 1, 1, 1]
    @Test func rowsHoldFoldScoresMeansAndPopulationDeviationsAsNumPys() throws {
        let (search, _) = try Self.thresholds([30, 2, 9])
        #expect(search.rows.map(\.setting) == [30, 2, 9])
        #expect(search.rows.map(\.foldScores) == [[0.4, 0.4, 0.4, 0.4], [1, 0.8, 0.6, 0.6], [0.6, 1, 1, 1]])
        let expected = [(0.4, 0.0), (0.75, 0.1658312395177700), (0.9, 0.17320508075688773)]
        for (row, numpy) in zip(search.rows, expected) {
            // The sums are of four numbers near one, in an order that may differ from NumPy's.
            #expect(abs(row.mean - numpy.0) < 4 * 0x1p-53 && abs(row.standardDeviation - numpy.1) < 8 * 0x1p-53)
        }
        #expect(search.bestIndex == 2 && search.best.setting == 9)
    }

    @Test func ofEqualMeansTheFirstIsBest() throws {
        #expect(try Self.thresholds([30, 2, 9, 9.5, 9]).search.bestIndex == 2)
        #expect(try Self.thresholds([7, 7.5]).search.bestIndex == 0)
        #expect(try Self.thresholds([2, 7.5, 7]).search.bestIndex == 1)
    }

    @Test func jobsNameEveryFoldAndTheRefitAndShareNoKey() throws {
        let (search, requests) = try Self.thresholds([2, 9])
        #expect(
            requests.map(\.label) == [2, 9].flatMap { threshold in (1...4).map { "threshold \(threshold).0/fold \($0)" }
            } + ["threshold 9.0/refit"])
        #expect(requests.map(\.examples.count) == Array(repeating: 15, count: 8) + [20])
        #expect(Set(requests.map(\.key)).count == 9)
        #expect(requests.last?.examples.identity == "twenty" && search.bestIndex == 1)
        let first = requests[0]
        #expect(first.examples.identity == "twenty, training fold 1 of 4")
        #expect(
            first.plan.loss == .squaredError && first.plan.epochs == 3 && first.plan.batchSize == 4
                && first.plan.seed == 9)
        #expect(
            first.key == """
                numerics \(numericsVersion)
                network dense 2 softmax
                loss squaredError
                optimizer sgd 0.01
                epochs 3
                batch 4
                seed 9
                stream threshold 2.0/fold 1
                data twenty, training fold 1 of 4

                """)
    }

    /// A real grid search against trainings made one by one.
    @Test func scoresAndRefitEqualTrainingsMadeOneByOne() throws {
        let data = SmallData(count: 40, shape: .vector(6), classCount: 3).examples, units = [2, 5]
        func plan(_ units: Int, _ suffix: String = "") -> TrainingPlan {
            TrainingPlan(
                Sequential([Dense(units, activation: .sigmoid), Dropout(0.2), Dense(3, activation: .softmax)]),
                optimizer: .sgd(rate: 0.5),
                epochs: 4, batchSize: 8, seed: 4, stream: "units \(units)" + suffix)
        }
        let search = try GridSearch(over: units, folds: StratifiedKFold(5), on: data, plan: { plan($0) }) { requests in
            try parallelMap(requests, threadCount: 2) { try $0.plan.run(on: $0.examples) }
        }
        for (row, units) in zip(search.rows, units) {
            let scores = try StratifiedKFold(5).split(data.labels).enumerated().map { fold, split in
                try plan(units, "/fold \(fold + 1)").run(on: data.subset(split.training, named: "training"))
                    .accuracy(on: data.subset(split.test, named: "test"))
            }
            #expect(row.foldScores == scores)
        }
        #expect(digest(search.refit) == digest(try plan(search.best.setting, "/refit").run(on: data)))
    }

    /// Searches that cannot be made say why.
    @Test(arguments: [
        (settings: 0, folds: 2, words: "at least one setting"), (settings: 1, folds: 1, words: "needs 2 to"),
        (settings: 1, folds: 0, words: "needs 2 to"), (settings: 1, folds: -1, words: "needs 2 to"),
        (settings: 1, folds: .max, words: "needs 2 to"),
        (settings: 1, folds: 2, words: "0 networks were trained for 2"),
    ])
    func searchesThatCannotBeMadeSayWhy(settings: Int, folds: Int, words: String) {
        let data = SmallData(count: 8, shape: .vector(2), classCount: 2).examples
        let error = #expect(throws: TrainingError.self) {
            _ = try GridSearch(
                over: Array(repeating: 1, count: settings), folds: StratifiedKFold(folds), on: data,
                plan: { _ in
                    TrainingPlan(
                        Sequential([Dense(2, activation: .softmax)]), optimizer: .sgd(rate: 0.1), epochs: 1, seed: 1,
                        stream: "s")
                }, train: { _ in [] })
        }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test func foldsAreNoMoreThanExamples() {
        #expect(StratifiedKFold(.max).split([0, 1, 0]).count == 3)
        #expect(StratifiedKFold(0).split([0, 1]).isEmpty && StratifiedKFold(-5).split([0]).isEmpty)
        #expect(StratifiedKFold(2).split([]).isEmpty)
    }
}
