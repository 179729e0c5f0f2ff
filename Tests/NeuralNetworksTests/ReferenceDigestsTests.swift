import Kernels
import Testing

@testable import Basics
@testable import ImageDatasets
@testable import ReferenceDigests

/// The bits of short training runs, one for each kind of network in the notebook, against committed digests. `make
/// same-bits` does the same in debug builds and for every x86-64 level.
@Suite struct ReferenceDigestsTests {
    @Test func digestsBelongToThisVersionOfTheNumerics() {
        #expect(
            numericsVersion == ReferenceDigest.version,
            "numericsVersion was raised: renew the digests in Sources/ReferenceDigest, then the version there.")
    }

    @Test(arguments: ReferenceDigest.all.map(\.name), [1, 2, 3, 7])
    func trainingEndsInTheCommittedBits(network name: String, threadCount: Int) throws {
        let network = try #require(ReferenceDigest.all.first { $0.name == name })
        let digest = try network.trainedDigest(threadCount: threadCount)
        #expect(
            digest == network.digest,
            """
            The trained bits are others than those of numerics \(ReferenceDigest.version): their digest is now \
            0x\(String(digest, radix: 16)). If no change of numerics \
            was meant, this is a bug. If one was, raise numericsVersion (Fit.swift) and renew the digests.
            """)
    }

    /// Training in double precision, image by image, from NumPy's uniform weights, as in Part 2.
    @Test func matricesImageByImage() {
        let train = MNISTFixture.dataset.train
        let pixels = SparseBytes(Array(train.pixels[..<(320 * 784)]), columnCount: 784, dividedBy: 255)
        var random = MersenneTwister(seed: 1337)
        let sizes = [784, 128, 10]
        var biases = sizes.dropFirst().map { random.uniform(-0.5, 0.5, count: $0) }
        var weights = zip(sizes, sizes.dropFirst()).map {
            Matrix(rowCount: $0, columnCount: $1, elements: random.uniform(-0.5, 0.5, count: $0 * $1))
        }
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
            for (layer, delta) in [(1, output), (0, passedDown)] {
                for unit in delta.indices { biases[layer][unit] -= delta[unit] * 0.2 }
            }
        }
        #expect(fnv1a((weights.flatMap(\.elements) + biases.joined()).lazy.map(\.bitPattern)) == 0x2028_f586_a310_c994)
    }
}
