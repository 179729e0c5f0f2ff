import NeuralNetworks
import Testing

@Suite struct TrainedNetworkEncodingTests {
    private static let network = Sequential([
        Convolution2D(3, kernel: (2, 2), activation: .relu), MaxPooling2D(2), Flatten(), Dense(4, activation: .sigmoid),
        Dropout(0.5),
        Dense(3, activation: .softmax),
    ])
    private static let shape = Shape.image(height: 5, width: 5, channels: 1)

    private static func fit() throws -> TrainedNetwork {
        let examples = LabelledExamples(
            features: (0..<12 * 25).map { Float($0 * 7 % 11) / 11 }, shape: shape,
            labels: (0..<12).map { UInt8($0 % 3) }, classCount: 3, identity: "test")
        return try TrainingPlan(network, optimizer: .sgd(rate: 0.1), epochs: 2, batchSize: 5, seed: 1, stream: "test")
            .run(on: examples)
    }

    @Test func decodingGivesTheSameBits() throws {
        let fit = try Self.fit()
        let again = try TrainedNetwork(decoding: fit.encoded(), network: Self.network, inputShape: Self.shape)
        #expect(again.history == fit.history)
        #expect(again.parameters.map { $0.map(\.name) } == fit.parameters.map { $0.map(\.name) })
        #expect(
            again.parameters.joined().map { $0.values.map(\.bitPattern) }
                == fit.parameters.joined().map { $0.values.map(\.bitPattern) })
        #expect(again.encoded() == fit.encoded())
    }

    @Test func validationIsWhatTheEpochsNetworkAnswersAndComesBack() throws {
        let examples = LabelledExamples(
            features: (0..<12 * 25).map { Float($0 * 7 % 11) / 11 }, shape: Self.shape,
            labels: (0..<12).map { UInt8($0 % 3) }, classCount: 3, identity: "test")
        let plan = TrainingPlan(
            Self.network, optimizer: .sgd(rate: 0.1), epochs: 3, batchSize: 5, seed: 1, stream: "test")
        let fit = try plan.run(on: examples, validation: examples), plain = try plan.run(on: examples)
        #expect(fit.parameters.joined().map(\.values) == plain.parameters.joined().map(\.values))
        for epochs in 1...3 {
            var shorter = plan
            shorter.epochs = epochs
            #expect(try fit.history[epochs - 1].validationAccuracy == shorter.run(on: examples).accuracy(on: examples))
        }
        #expect(
            try TrainedNetwork(decoding: fit.encoded(), network: Self.network, inputShape: Self.shape).history
                == fit.history)
        #expect(
            TrainingJob(plan, on: examples, validation: examples, label: "").key
                != TrainingJob(plan, on: examples, label: "").key)
    }

    @Test func numbersThatAreNotOrdinaryComeBackAsWell() throws {
        let odd: [Float] = [.nan, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, Float(bitPattern: 0x7fc0_1234)]
        let fit = TrainedNetwork(
            network: Sequential([Dense(3)]), inputShape: .vector(1),
            parameters: [
                [
                    Parameter(name: "kernel", extents: [1, 3], values: Array(odd[..<3])),
                    Parameter(name: "bias", extents: [3], values: Array(odd[3...])),
                ]
            ],
            history: [EpochResult(epoch: 1, loss: .nan, accuracy: -0.0)])
        let again = try TrainedNetwork(decoding: fit.encoded(), network: fit.network, inputShape: fit.inputShape)
        #expect(again.parameters.joined().flatMap { $0.values.map(\.bitPattern) } == odd.map(\.bitPattern))
        #expect(again.history[0].loss.isNaN && again.history[0].accuracy.sign == .minus)
    }

    @Test func bytesThatEndTooEarlyOrTooLateAreRefused() throws {
        let bytes = try Self.fit().encoded()
        for count in Array(stride(from: 0, to: bytes.count, by: 13)) + [bytes.count - 1] {
            #expect(throws: (any Error).self) {
                try TrainedNetwork(decoding: Array(bytes.prefix(count)), network: Self.network, inputShape: Self.shape)
            }
        }
        #expect(throws: (any Error).self) {
            try TrainedNetwork(decoding: bytes + [0], network: Self.network, inputShape: Self.shape)
        }
    }

    /// Arbitrary bytes give a network or an error, never a crash.
    @Test func alteredBytesAreReadOrRefused() throws {
        let bytes = try Self.fit().encoded()
        for place in 0..<min(bytes.count, 400) {
            for bit in [0, 7] {
                var altered = bytes
                altered[place] ^= 1 << bit
                _ = try? TrainedNetwork(decoding: altered, network: Self.network, inputShape: Self.shape)
            }
        }
    }

    @Test func bytesOfAnotherNetworkAreRefused() throws {
        let bytes = try Self.fit().encoded()
        #expect(throws: (any Error).self) {
            try TrainedNetwork(
                decoding: bytes, network: Sequential([Flatten(), Dense(3, activation: .softmax)]),
                inputShape: Self.shape)
        }
        #expect(throws: (any Error).self) {
            try TrainedNetwork(
                decoding: bytes, network: Self.network, inputShape: .image(height: 7, width: 7, channels: 1))
        }
    }
}
