import NeuralNetworks
import Testing

/// Training that is impossible or diverges throws an error with one sentence, and no trained network has parameters
/// that are not finite.
@Suite struct TrainingErrorTests {
    private func sentence(
        _ layers: [any NetworkLayer], loss: Loss = .crossEntropy,
        shape: Shape = .image(height: 5, width: 6, channels: 1)
    ) -> String {
        let data = SmallData(count: 4, shape: shape, classCount: 3)
        do {
            _ = try TrainingPlan(
                Sequential(layers), loss: loss, optimizer: .sgd(rate: 0.1), epochs: 1, seed: 1, stream: "test"
            ).run(on: data.examples)
            return "trained"
        } catch {
            return "\(error)"
        }
    }

    @Test func impossibleNetworksAreRefusedInASentence() {
        let output = Dense(3, activation: .softmax)
        #expect(sentence([]) == "A network needs at least one layer.")
        #expect(sentence([output]) == "A dense layer takes a vector; put Flatten() before it to make one of 5×6×1.")
        #expect(sentence([Flatten(), Dense(0), output]) == "A dense layer needs at least one unit.")
        #expect(
            sentence([Flatten(), Convolution2D(2, kernel: (1, 1))])
                == "A convolution takes images; its input here is a vector of 30.")
        #expect(
            sentence([Convolution2D(2, kernel: (6, 1)), Flatten(), output])
                == "A 6×1 kernel with 2 filters does not fit an input of 5×6×1.")
        #expect(
            sentence([Convolution2D(2, kernel: (1, 7)), Flatten(), output])
                == "A 1×7 kernel with 2 filters does not fit an input of 5×6×1.")
        #expect(
            sentence([Convolution2D(0, kernel: (3, 3)), Flatten(), output])
                == "A 3×3 kernel with 0 filters does not fit an input of 5×6×1.")
        #expect(
            sentence([Convolution2D(2, kernel: (3, 3), activation: .softmax), Flatten(), output])
                == "Softmax belongs to a dense layer, not to a convolution.")
        #expect(
            sentence([Flatten(), MaxPooling2D(2), output])
                == "Max-pooling takes images; its input here is a vector of 30.")
        #expect(
            sentence([MaxPooling2D(6), Flatten(), output]) == "A pooling window of 6×6 does not fit an input of 5×6×1.")
        #expect(
            sentence([MaxPooling2D(0), Flatten(), output]) == "A pooling window of 0×0 does not fit an input of 5×6×1.")
        #expect(sentence([Flatten(), Dropout(1), output]) == "Dropout's rate lies in 0 ..< 1, not at 1.0.")
        #expect(sentence([Flatten(), Dropout(-0.1), output]) == "Dropout's rate lies in 0 ..< 1, not at -0.1.")
        #expect(sentence([Flatten(), Dropout(.nan), output]) == "Dropout's rate lies in 0 ..< 1, not at nan.")
        #expect(sentence([Flatten(), output]) == "trained")
    }

    @Test func outputsThatDoNotSuitTheLossOrTheDataAreRefusedInASentence() {
        #expect(
            sentence([Flatten(), Dense(3, activation: .softmax), Dropout(0.5)])
                == "A classifier ends in a dense layer; this network ends in dropout 0.5.")
        #expect(
            sentence([Flatten(), Dense(2, activation: .softmax)])
                == "The data have 3 classes, the last layer only 2 units.")
        #expect(
            sentence([Flatten(), Dense(3, activation: .sigmoid)])
                == "The cross-entropy needs a softmax in the last layer, which has sigmoid.")
        #expect(sentence([Flatten(), Dense(3, activation: .sigmoid)], loss: .squaredError) == "trained")
        // Labels and answers are bytes.
        #expect(sentence([Flatten(), Dense(256, activation: .softmax)]) == "trained")
        #expect(
            sentence([Flatten(), Dense(257, activation: .softmax)])
                == "A classifier has at most 256 classes; the last layer has 257 units.")
    }

    @Test func settingsThatAreNoneAreRefusedInASentence() {
        let network = Sequential([Dense(3, activation: .softmax)]),
            data = SmallData(count: 4, shape: .vector(2), classCount: 3)
        let empty = SmallData(count: 0, shape: .vector(2), classCount: 3)
        let refusal = TrainingError.settings(
            "A fit needs examples, a batch size of at least one and no negative number of epochs.")
        func plan(epochs: Int = 1, batchSize: Int = 32) -> TrainingPlan {
            TrainingPlan(
                network, optimizer: .sgd(rate: 0.1), epochs: epochs, batchSize: batchSize, seed: 1, stream: "test")
        }
        #expect(throws: refusal) { try plan().run(on: empty.examples) }
        #expect(throws: refusal) { try plan().run(on: data.examples.subset([], named: "none")) }
        #expect(throws: refusal) { try plan(epochs: -1).run(on: data.examples) }
        #expect(throws: refusal) { try plan(batchSize: 0).run(on: data.examples) }
    }

    /// Examples whose counts or labels do not fit together are none, and say why wherever they are used.
    @Test(arguments: [
        (features: 2, shape: Shape.vector(1), labels: [0, 3], words: "Label 3 of example 1 is not below 3"),
        (features: 3, shape: .vector(2), labels: [0], words: "1 examples of 2 need 2 features each, not 3"),
        (features: 0, shape: .vector(0), labels: [0, 1], words: "An example needs a feature"),
        (features: 1, shape: .image(height: .max, width: .max, channels: 2), labels: [0, 1], words: "need"),
        (features: 1, shape: .vector(-1), labels: [0], words: "An example needs a feature"),
    ])
    func examplesThatDoNotFitSaySo(features: Int, shape: Shape, labels: [UInt8], words: String) throws {
        let network = Sequential([Dense(3, activation: .softmax)])
        let plan = TrainingPlan(network, optimizer: .sgd(rate: 0.1), epochs: 1, seed: 1, stream: "test")
        let data = SmallData(count: 4, shape: .vector(2), classCount: 3)
        let trained = try plan.run(on: data.examples)
        for examples in [
            LabelledExamples(
                features: Array(repeating: 0, count: features), shape: shape, labels: labels, classCount: 3,
                identity: "odd"),
            LabelledExamples(
                bytes: Array(repeating: 0, count: features), dividedBy: 255, shape: shape, labels: labels,
                classCount: 3, identity: "odd"),
        ] {
            for faulty in [examples, examples.subset([0], named: "s"), examples.prefix(1), examples.prefix(-1)] {
                #expect(faulty.count == 0)
                let error = #expect(throws: TrainingError.self) { try plan.run(on: faulty) }
                #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
                #expect(throws: ShapeError.self) { try trained.evaluate(on: faulty) }
            }
        }
        let outside = data.examples.subset([0, 9], named: "s")
        #expect(outside.fault?.description == "There is no example 9 among 4, numbered from 0.")
        #expect(data.examples.subset([-1], named: "s").fault != nil && data.examples.prefix(-1).count == 0)
        #expect(data.examples.subset([3, 0], named: "s").subset([1], named: "t").fault == nil)
    }

    @Test(arguments: [
        Sequential([Dense(.max - 20)]), Sequential([Dense(1 << 44)]), Sequential([Dense(1 << 20), Dense(1 << 20)]),
        Sequential([Dense(0)]), Sequential([Dense(-1)]), Sequential([Convolution2D(.max, kernel: (1, 1))]),
        Sequential([Convolution2D(1 << 40, kernel: (2, 2)), Flatten(), Dense(3)]),
    ])
    func layersThatNoMemoryHoldsAreRefused(network: Sequential) {
        for shape in [Shape.vector(2), .image(height: 2, width: 2, channels: 1), .vector(1 << 40)] {
            #expect(throws: ShapeError.self) { try network.shapes(for: shape) }
        }
        #expect(throws: ShapeError.self) {
            try Sequential([Flatten()]).shapes(for: .image(height: 1 << 40, width: 1 << 40, channels: 1))
        }
    }

    /// Numbers of threads that no machine has are brought to those that are possible.
    @Test(arguments: [0, -1, Int.min, 3]) func anyNumberOfThreadsTrains(threadCount: Int) throws {
        let network = Sequential([Dense(20, activation: .relu), Dense(20, activation: .relu), Dense(3)])
        let data = SmallData(count: 4, shape: .vector(2), classCount: 3)
        let plan = TrainingPlan(
            network, loss: .squaredError, optimizer: .sgd(rate: 0.01), epochs: 1, seed: 1, stream: "test")
        let trained = try plan.run(on: data.examples, threadCount: threadCount)
        #expect(try trained.encoded() == plan.run(on: data.examples).encoded())
        #expect(try trained.evaluate(on: data.examples, threadCount: threadCount).predictions.count == 4)
    }

    @Test func confusionMatricesHoldWhatTheyAreGiven() {
        #expect(confusionMatrix(labels: [1], predictions: [2], classCount: 2) == [[0, 0, 0], [0, 0, 1], [0, 0, 0]])
        #expect(confusionMatrix(labels: [], predictions: [], classCount: -1).isEmpty)
    }

    /// A learning rate of 10⁶ on a linear network makes the error of each step about 10⁶ times the last one, squared.
    @Test func divergenceNamesItsEpoch() {
        let network = Sequential([Dense(9, activation: .identity), Dense(3, activation: .identity)])
        let data = SmallData(count: 20, shape: .vector(7), classCount: 3)
        let plan = TrainingPlan(
            network, loss: .squaredError, optimizer: .sgd(rate: 1e6), epochs: 5, seed: 1, stream: "test")
        var last = 0
        let error = #expect(throws: TrainingError.self) { try plan.run(on: data.examples) { last = $0.epoch } }
        guard case .diverged(let epoch, let loss, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(epoch == last + 1 && epoch > 1)
        // A NaN loss may have either sign and is printed without one.
        #expect(
            error?.description
                == """
                Training diverged in epoch \(epoch) (loss \(loss.isNaN ? "nan" : "\(loss)")) of \(network); a \
                smaller learning rate may help.
                """
        )
    }

    /// The loss is measured before the step. With a rate of 10¹⁵ the loss of the second step is still finite, and the
    /// weights after it are not.
    @Test func weightsThatAreNoNumbersCountAsDivergence() {
        let network = Sequential([Dense(9, activation: .identity), Dense(3, activation: .identity)])
        let data = SmallData(count: 20, shape: .vector(7), classCount: 3)
        let plan = TrainingPlan(
            network, loss: .squaredError, optimizer: .sgd(rate: 1e15), epochs: 2, seed: 1, stream: "test")
        let error = #expect(throws: TrainingError.self) { try plan.run(on: data.examples) }
        guard case .diverged(let epoch, let loss, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(epoch == 2 && loss.isFinite)
    }

    /// Processors give NaN different signs; the bytes of the report must not depend on that.
    @Test func aLossThatIsNoNumberReadsTheSameOnEveryProcessor() {
        #expect(
            TrainingError.diverged(epoch: 1, loss: -.nan, network: "n").description
                == TrainingError.diverged(epoch: 1, loss: .nan, network: "n").description)
        #expect(TrainingError.diverged(epoch: 1, loss: -.nan, network: "n").description.contains("(loss nan)"))
    }
}
