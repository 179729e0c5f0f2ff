import Basics
import Kernels
import NeuralNetworks

/// A short training run of one kind of network in the notebook, with the digest of its final bits.
///
/// The bits are the same on every machine, for every number of threads, in every build. A change that moves one of
/// these digests must also raise `numericsVersion`, or a result cached under the old version would be taken for the
/// present code's result.
public struct ReferenceDigest: Sendable {
    /// Kind of network, for display; also part of the training's stream.
    public let name: String
    /// Digest of the trained bits at numerics version `ReferenceDigest.version`.
    public let digest: UInt64
    /// Layers of the network; empty for the network from scratch.
    var layers: [any NetworkLayer] = []
    var loss = Loss.crossEntropy
    var rate: Float = 0.02
    var batchSize = 32
    var examples = Self.vectors

    /// Version of the numerics to which the digests below belong.
    public static let version = 4

    /// All reference runs.
    public static let all = [
        ReferenceDigest(
            name: "sigmoid units", digest: 0xdc3b_99b1_854d_21fe,
            layers: [Dense(128, activation: .sigmoid), Dense(10, activation: .softmax)]),
        ReferenceDigest(
            name: "rectified units", digest: 0x3dd0_6f7d_51cf_7b48,
            layers: [Dense(128, activation: .relu), Dense(10, activation: .softmax)]),
        ReferenceDigest(
            name: "three hidden layers, dropout 0.2, L2", digest: 0x9c64_8c36_c1c9_3ebc,
            layers: regularised(dropout: 0.2)),
        ReferenceDigest(
            name: "three hidden layers, dropout 0.6, L2", digest: 0x793d_b3ef_0c16_7657,
            layers: regularised(dropout: 0.6)),
        ReferenceDigest(
            name: "convolution and pooling", digest: 0x3444_18fe_7b26_a78c,
            layers: [
                Convolution2D(32, kernel: (3, 3), activation: .sigmoid), MaxPooling2D(2), Flatten(),
                Dense(128, activation: .sigmoid),
                Dense(10, activation: .softmax),
            ], examples: images),
        ReferenceDigest(
            name: "rectified convolution and pooling", digest: 0xf58a_b29a_b556_4ef0,
            layers: [
                Convolution2D(32, kernel: (3, 3), activation: .relu), MaxPooling2D(2), Flatten(),
                Dense(128, activation: .relu),
                Dense(10, activation: .softmax),
            ], rate: 0.0005, examples: images),
        ReferenceDigest(
            name: "convolution on convolution, pooled apart", digest: 0x0fe2_9d64_bfbd_cf83,
            layers: [
                Convolution2D(6, kernel: (3, 3), activation: .relu),
                Convolution2D(5, kernel: (3, 3), activation: .relu), MaxPooling2D(3), Flatten(),
                Dense(10, activation: .softmax),
            ], examples: images),
        ReferenceDigest(
            name: "from scratch, in double precision, one image at a time", digest: 0xb909_b6d9_4605_3944),
        ReferenceDigest(
            name: "squared error, one image at a time", digest: 0xcbae_885b_742c_8e08,
            layers: [Dense(30, activation: .sigmoid), Dense(10, activation: .sigmoid)], loss: .squaredError, rate: 0.3,
            batchSize: 1),
    ]

    /// Trains the network and digests every weight and bias.
    public func trainedDigest(threadCount: Int) throws -> UInt64 {
        if layers.isEmpty { return Self.imageByImageDigest() }
        let plan = TrainingPlan(
            Sequential(layers), loss: loss, optimizer: .sgd(rate: rate), epochs: 1, batchSize: batchSize, seed: 1337,
            stream: "trained bits/\(name)")
        let fit = try plan.run(on: examples, threadCount: threadCount)
        return fnv1a(fit.parameters.joined().lazy.flatMap(\.values).map(\.bitPattern))
    }

    /// Digest after training with Part 2's arithmetic, which is NumPy's: a hidden layer of 128 sigmoid units and a
    /// softmax over ten, with NumPy's random numbers.
    private static func imageByImageDigest() -> UInt64 {
        let inputs = SparseBytes(pixels, columnCount: 784, dividedBy: 255)
        var random = MersenneTwister(seed: 1337)
        var biases = [128, 10].map { random.uniform(-0.5, 0.5, count: $0) }
        var weights = [(784, 128), (128, 10)].map { inputs, units in
            Matrix(rowCount: inputs, columnCount: units, elements: random.uniform(-0.5, 0.5, count: inputs * units))
        }
        var hidden = [Double](repeating: 0, count: 128), output = [Double](repeating: 0, count: 10), passedDown = hidden
        for image in labels.indices {
            weights[0].product(inputs[image], into: &hidden)
            for unit in hidden.indices { hidden[unit] += biases[0][unit] }
            sigmoid(inPlace: &hidden)
            weights[1].product(hidden, into: &output)
            for unit in output.indices { output[unit] += biases[1][unit] }
            softmax(inPlace: &output)
            output[Int(labels[image])] -= 1
            weights[1].product(columns: output, into: &passedDown)
            for unit in hidden.indices { passedDown[unit] *= (1 - hidden[unit]) * hidden[unit] }
            weights[1].subtractOuterProduct(hidden, output, rate: 0.2)
            weights[0].subtractOuterProduct(inputs[image], passedDown, rate: 0.2)
            for unit in hidden.indices { biases[0][unit] -= passedDown[unit] * 0.2 }
            for unit in output.indices { biases[1][unit] -= output[unit] * 0.2 }
        }
        return fnv1a((weights.flatMap(\.elements) + biases.joined()).lazy.map(\.bitPattern))
    }

    private static func regularised(dropout: Double) -> [any NetworkLayer] {
        (0..<3).flatMap { _ in [Dense(128, activation: .sigmoid, l2: 0.001), Dropout(dropout)] as [any NetworkLayer] }
            + [Dense(10, activation: .softmax, l2: 0.001)]
    }

    // Seventy images, so that the last batch is short. Each image is a blob of nonzero pixels on zeros, similar to a
    // digit.
    private static let vectors = LabelledExamples(
        bytes: pixels, dividedBy: 255, shape: .vector(784), labels: labels, classCount: 10, identity: "blots")
    private static let images = LabelledExamples(
        bytes: pixels, dividedBy: 1, shape: .image(height: 28, width: 28, channels: 1), labels: labels, classCount: 10,
        identity: "blots")

    private static let labels = (0..<70).map { UInt8($0 % 10) }

    private static let pixels: [UInt8] = {
        let source = RandomSource(seed: 1337, stream: "trained bits/blots")
        return labels.indices.flatMap { image in
            (0..<784).map { place -> UInt8 in
                let words = source.words(.other, series: UInt32(image), index: UInt32(place))
                let down = place / 28 - 6 - Int(labels[image]), across = place % 28 - 14
                return down * down + across * across / 2 < 30 && words[0] % 4 != 0
                    ? UInt8(truncatingIfNeeded: words[1]) : 0
            }
        }
    }()
}
