import Datasets
import Kernels
import NeuralNetworks
import Testing

/// The bits of short training runs, one for each kind of network that the notebook has. Results that are stored under a fit's key are only as good as these:
/// whatever moves a bit here must also raise `numericsVersion`, or what was stored before would be taken for what the code computes now.
///
/// The digests are the same in debug and release builds and for every x86-64 level.
@Suite struct TrainedBitsTests {
    private static let images = MNISTFixture.trainImages.prefix(320)
    private static let vectors = MNISTFixture.train.prefix(320)

    private func expectDigest(_ actual: UInt64, _ expected: UInt64, _ location: SourceLocation = #_sourceLocation) {
        #expect(
            actual == expected,
            """
            The trained bits are others than those of numerics 1: their digest is now 0x\(String(actual, radix: 16)). If no change of numerics was meant, \
            this is a bug. If one was, raise numericsVersion (Fit.swift) and renew the digests.
            """, sourceLocation: location)
    }

    private func trained(_ layers: [any Layer], on examples: Examples, epochs: Int = 2) throws -> UInt64 {
        digest(try FitPlan(Sequential(layers), optimizer: .sgd(rate: 0.02), epochs: epochs, seed: 1337, stream: "bits").run(on: examples))
    }

    @Test func digestsBelongToThisVersionOfTheNumerics() {
        #expect(numericsVersion == 1, "numericsVersion was raised: renew the digests below, then this number.")
    }

    @Test func denseSigmoid() throws {
        expectDigest(try trained([Dense(128, activation: .sigmoid), Dense(10, activation: .softmax)], on: Self.vectors), 0x4da4_06b2_1bb6_6bed)
    }

    @Test func denseRelu() throws {
        expectDigest(try trained([Dense(128, activation: .relu), Dense(10, activation: .softmax)], on: Self.vectors), 0x88d7_d7d1_6d1f_2e95)
    }

    @Test func deepWithDropoutAndL2() throws {
        let hidden: [any Layer] = (0..<3).flatMap { _ in [Dense(128, activation: .sigmoid, l2: 0.001), Dropout(0.4)] as [any Layer] }
        expectDigest(try trained(hidden + [Dense(10, activation: .softmax, l2: 0.001)], on: Self.vectors), 0x6938_b31e_b91e_9e65)
    }

    @Test func convolution() throws {
        expectDigest(
            try trained(
                [
                    Convolution2D(32, kernel: (3, 3), activation: .sigmoid), MaxPooling2D(2), Flatten(), Dense(128, activation: .sigmoid),
                    Dense(10, activation: .softmax),
                ], on: Self.images, epochs: 1), 0x5abf_98a4_93f1_5ae1)
    }

    @Test func squaredErrorOnOneImageAtATime() throws {
        let plan = FitPlan(
            Sequential([Dense(30, activation: .sigmoid), Dense(10, activation: .sigmoid)]), loss: .squaredError, optimizer: .sgd(rate: 0.3), epochs: 1,
            batchSize: 1, seed: 1337, stream: "bits")
        expectDigest(digest(try plan.run(on: Self.vectors)), 0xd0f1_ccc2_3f90_7fa9)
    }

    /// In double precision, image by image, from NumPy's uniform weights, as in Part 2.
    @Test func matricesImageByImage() {
        let train = MNISTFixture.dataset.train
        let pixels = SparseBytes(Array(train.pixels[..<(320 * 784)]), columnCount: 784, dividedBy: 255)
        var random = MersenneTwister(seed: 1337)
        let sizes = [784, 128, 10]
        var biases = sizes.dropFirst().map { random.uniform(-0.5, 0.5, count: $0) }
        var weights = zip(sizes, sizes.dropFirst()).map { Matrix(rowCount: $0, columnCount: $1, elements: random.uniform(-0.5, 0.5, count: $0 * $1)) }
        var hidden = [Double](repeating: 0, count: 128), output = [Double](repeating: 0, count: 10), passedDown = hidden
        for index in 0..<320 {
            weights[0].product(pixels[index], into: &hidden)
            for unit in hidden.indices { hidden[unit] += biases[0][unit] }
            sigmoid(inPlace: &hidden)
            weights[1].product(hidden, into: &output)
            for unit in output.indices { output[unit] += biases[1][unit] }
            softmax(inPlace: &output)
            output[Int(train.labels[index])] -= 1
            weights[1].product(columns: output, into: &passedDown)
            for unit in hidden.indices { passedDown[unit] *= (1 - hidden[unit]) * hidden[unit] }
            weights[1].subtractOuterProduct(hidden, output, rate: 0.2)
            weights[0].subtractOuterProduct(pixels[index], passedDown, rate: 0.2)
            for (layer, delta) in [(1, output), (0, passedDown)] { for unit in delta.indices { biases[layer][unit] -= delta[unit] * 0.2 } }
        }
        expectDigest(digest((weights.flatMap(\.elements) + biases.joined()).lazy.map(\.bitPattern)), 0x2028_f586_a310_c994)
    }
}
