import Datasets
import Kernels
import NeuralNetworks
import Testing
import TrainedBits

/// The bits of short training runs, one for each kind of network that the notebook has, against those committed. `make same-bits` does the same in debug builds and for
/// every x86-64 level.
@Suite struct TrainedBitsTests {
    @Test func digestsBelongToThisVersionOfTheNumerics() {
        #expect(numericsVersion == TrainedBits.version, "numericsVersion was raised: renew the digests in Sources/TrainedBits, then the version there.")
    }

    @Test(arguments: TrainedBits.all.map(\.name), [1, 2, 3, 7])
    func trainingEndsInTheCommittedBits(network name: String, threadCount: Int) throws {
        let network = try #require(TrainedBits.all.first { $0.name == name })
        let digest = try network.trainedDigest(threadCount: threadCount)
        #expect(
            digest == network.digest,
            """
            The trained bits are others than those of numerics \(TrainedBits.version): their digest is now 0x\(String(digest, radix: 16)). If no change of numerics \
            was meant, this is a bug. If one was, raise numericsVersion (Fit.swift) and renew the digests.
            """)
    }

    /// In double precision, image by image, from NumPy's uniform weights, as in Part 2.
    @Test func matricesImageByImage() {
        let train = MNISTFixture.dataset.train
        var random = MersenneTwister(seed: 1337)
        let sizes = [784, 128, 10]
        var biases = sizes.dropFirst().map { random.uniform(-0.5, 0.5, count: $0) }
        var weights = zip(sizes, sizes.dropFirst()).map { Matrix(rowCount: $0, columnCount: $1, elements: random.uniform(-0.5, 0.5, count: $0 * $1)) }
        for index in 0..<320 {
            var activations = [train.pixels[784 * index..<784 * (index + 1)].map { Double($0) / 255 }]
            activations.append(sigmoid(weights[0].product(activations[0], plus: biases[0])))
            var delta = softmax(weights[1].product(activations[1], plus: biases[1]))
            delta[Int(train.labels[index])] -= 1
            let passedDown = zip(weights[1].product(delta), activations[1]).map { $0 * $1 * (1 - $1) }
            for (layer, delta) in [(1, delta), (0, passedDown)] {
                weights[layer].addOuterProduct(activations[layer], delta, scale: -0.2)
                for unit in delta.indices { biases[layer][unit] -= 0.2 * delta[unit] }
            }
        }
        #expect(digest((weights.flatMap(\.elements) + biases.joined()).lazy.map(\.bitPattern)) == 0x6b80_de58_9da8_eee2)
    }
}
