import NeuralNetworks
import Notebooks

extension TrainingJob {
    /// The job as a task of a run: its cache key, its coding, and the training with its progress.
    var task: ResultTask<TrainedNetwork> {
        ResultTask(key: cacheKey, label: label, steps: plan.epochs, work: work, coding: coding, compute: train)
    }

    /// The same task with nil as its result if the training diverges. Nil is stored as no bytes, which `task` refuses.
    var taskThatMayDiverge: ResultTask<TrainedNetwork?> {
        let coding = coding
        return ResultTask(
            key: cacheKey, label: label, steps: plan.epochs, work: work,
            coding: ResultCoding(
                encode: { $0?.encoded() ?? [] }, decode: { $0.isEmpty ? nil : try coding.decode($0) })
        ) { context in
            do {
                return try train(context)
            } catch is TrainingFailure {
                return nil
            }
        }
    }

    /// The key in the cache: everything that decides the trained network, one fact on each line.
    ///
    /// If its text changes, stored networks are no longer found, and everything is trained again.
    private var cacheKey: CacheKey {
        let examples = "examples \(examples.count) of \(examples.shape), \(examples.classCount) classes"
        return CacheKey(name: "\(plan.stream), seed \(plan.seed)", text: "fit\n\(key)\(examples)\n")
    }

    /// The stored form of the trained network.
    private var coding: ResultCoding<TrainedNetwork> {
        ResultCoding(
            encode: { $0.encoded() },
            decode: { bytes in
                let network = try TrainedNetwork(decoding: bytes, network: plan.network, inputShape: examples.shape)
                guard canBe(network) else { throw TrainedNetworkDecodingError.otherNetwork }
                return network
            })
    }

    /// Tells whether a stored network can be this job's: it has a result for each epoch, and only finite numbers, as
    /// training that diverges is an error.
    private func canBe(_ trained: TrainedNetwork) -> Bool {
        let epochs = trained.history
        return epochs.count == plan.epochs && zip(epochs, 1...).allSatisfy { $0.epoch == $1 }
            && epochs.allSatisfy {
                $0.loss.isFinite && (0...1).contains($0.accuracy)
                    && ($0.validationAccuracy == nil) == (validation == nil)
                    && (0...1).contains($0.validationAccuracy ?? 0)
            }
            && trained.parameters.joined().allSatisfy { $0.values.allSatisfy(\.isFinite) }
    }

    /// Trains the network and reports each epoch.
    ///
    /// - Throws: `TrainingFailure`, which names the setting, if the training diverges.
    private func train(_ context: TaskContext) throws -> TrainedNetwork {
        do {
            return try plan.run(on: examples, validation: validation, threadCount: context.threads) { epoch in
                context.report(
                    TaskProgress(
                        label: label, unit: "epoch", step: epoch.epoch, of: plan.epochs,
                        measures: [.init("loss", epoch.loss), .init("accuracy", epoch.accuracy)]))
            }
        } catch let error as TrainingError {
            guard case .diverged = error else { throw error }
            throw TrainingFailure(setting: "\(plan.stream), seed \(plan.seed), \(plan.optimizer)", error: error)
        }
    }
}
