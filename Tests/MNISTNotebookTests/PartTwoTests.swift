import Foundation
import Kernels
import Testing

@testable import Basics
@testable import ImageDatasets
@testable import MNISTNotebook

/// The network of Part 2 against the original's own NumPy code on the same images from the same weights, to the last
/// bit.
///
/// Fixtures from NumPy 2.4.6 with OpenBLAS 0.3.31, SciPy 1.17.1 and glibc 2.36 on a processor with AVX-512. W and B are
/// the original's `weights` and `biases`:
///
///     np.random.seed(1337)
///     B = [np.random.uniform(-.5, .5, size=s) for s in (128, 10)]
///     W = [np.random.uniform(-.5, .5, size=s) for s in ((128, 784), (10, 128))]
///     def forward(x):
///         h = expit(np.dot(x, W[0].T) + B[0]); return h, softmax(np.dot(h, W[1].T) + B[1])
///     def answers(X): return np.array([forward(x)[1].argmax() for x in X])
///     for epoch in range(5):
///         for count, (x, t) in enumerate(zip(X / 255, Y), 1):
///             h, o = forward(x)
///             d2 = o.copy(); d2[t] -= 1
///             d1 = np.sum(W[1] * d2[:, None], axis=0) * (((h * -1) + 1) * h)
///             W[1] = W[1] + (-1 * (np.tile(h, (10, 1)) * d2[:, None]) * 0.2); B[1] -= d2 * 0.2
///             W[0] = W[0] + (-1 * (np.tile(x, (128, 1)) * d1[:, None]) * 0.2); B[0] -= d1 * 0.2
///             print(count, hashlib.sha256(b"".join(a.tobytes() for a in (W[0], B[0], W[1], B[1]))).hexdigest())
///         T = answers(TX / 255)
///         print((answers(X / 255) == Y).mean(), (T == TY).mean())
///         print(hashlib.sha256("".join(map(str, T)).encode()).hexdigest())
@Suite struct PartTwoTests {
    static let dataset: ImageDataset = {
        let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../data")
            .standardized.path
        do { return try ImageDataset.load(from: directory) } catch { preconditionFailure("the shipped data: \(error)") }
    }()
    static let trainPixels = SparseBytes(dataset.train.pixels, columnCount: 784, dividedBy: 255)
    static let testPixels = SparseBytes(dataset.test.pixels, columnCount: 784, dividedBy: 255)

    /// The digests of all weights and biases after some numbers of images.
    static let checkpoints = [
        (0, "2b47db28f10ff5666804e14362013e7854da395ce9864ca1641b3c0047db502e"),
        (1, "4ad5cb575eb67e8ff5d20e8370213b0663331e32917d68e68ef9fb140a74db14"),
        (2, "00c2de645da7a3c9fa21fe038d3be63083c7250b5e9c103217ba44169104b525"),
        (10, "e45537b16943ad13d592b1a1a7233318bee458556e5633f8c885b89adb60ca7c"),
        (100, "fa4a2b24952433df6eaab28ce86173abfc9b91445197a8c90b06283b7e4e14f9"),
        (1000, "71c4374ecc229e028965ff7d72233c7a064b51a00df1e7d5183899b8e89b1675"),
        (10_000, "e6a1f96f4684012b29f3ad4b76e73f4b81e2081bccfed33532474c174718db4a"),
    ]
    /// The shares of right answers among the training and the test images after each pass, and the digest of the
    /// weights after the last.
    static let passes = [
        (0.9317166666666666, 0.9276), (0.9585, 0.9509), (0.9568, 0.9526), (0.9655, 0.9566),
        (0.9628166666666667, 0.9552),
    ]
    static let last = "9b09133c2a0168811d77ab81eeb59602233d7410d1ba65ebbd416a2498a6f5a2"

    /// The ends of runs from other seeds: the shares of right answers after the last pass, the digest of the answers to
    /// the test images, one digit each, and that of the weights.
    static let otherSeeds: [(seed: UInt32, train: Double, test: Double, answers: String, weights: String)] = [
        (
            1338, 0.96145, 0.9515, "c13fc0d68422646b4d8dd6f8ff536c5bac9393da5ffb5f9cbc553a397aeff5ea",
            "9f5876fe2f726da639daab02926cdb647e0f30cbd7e69802c571042275bc581d"
        ),
        (
            1339, 0.9722166666666666, 0.9631, "a2bc5314297c91d6b573b5225e5127e116ef06dc6901cb6e54e78f396f2fdae0",
            "b5b6d9c2f8b3bd728003e9467ca88f695ca8b1f6a7221e69c67ed25a1d60ea54"
        ),
    ]

    /// The SHA-256 digest of the bytes of the original's arrays, whose weights are [unit, input].
    private func digest(_ network: Network) -> String {
        var hash = SHA256()
        for layer in network.layers {
            for numbers in [layer.weights.transposed().elements, layer.biases] {
                numbers.map(\.bitPattern.littleEndian).withUnsafeBytes { hash.update($0) }
            }
        }
        return hash.hexDigest()
    }

    private func share(_ answers: [Int], _ labels: [UInt8]) -> Double {
        Double(zip(answers, labels).count { $0 == $1 }) / Double(labels.count)
    }

    @Test func weightsEqualNumPysToTheLastBit() {
        var random = MersenneTwister(seed: 1337)
        var network = Network(sizes: [784, 128, 10], random: &random)
        var learned = 0
        for (count, expected) in Self.checkpoints {
            while learned < count {
                network.learn(Self.trainPixels[learned], Int(Self.dataset.train.labels[learned]), rate: 0.2)
                learned += 1
            }
            #expect(digest(network) == expected, "after \(count) images")
        }
    }

    @Test func allFivePassesEqualNumPysToTheLastBit() throws {
        let (train, test) = (Self.dataset.train, Self.dataset.test)
        var random = MersenneTwister(seed: 1337)
        var network = Network(sizes: [784, 128, 10], random: &random)
        for (pass, numPys) in Self.passes.enumerated() {
            for index in 0..<train.count { network.learn(Self.trainPixels[index], Int(train.labels[index]), rate: 0.2) }
            let known = try network.answers(to: Self.trainPixels, threads: 2),
                unknown = try network.answers(to: Self.testPixels, threads: 2)
            #expect(share(known, train.labels) == numPys.0, "pass \(pass + 1)")
            #expect(share(unknown, test.labels) == numPys.1, "pass \(pass + 1)")
        }
        #expect(digest(network) == Self.last)
    }

    @Test(arguments: otherSeeds.indices) func otherSeedsEqualNumPysToTheLastPrediction(index: Int) throws {
        let numPys = Self.otherSeeds[index], (train, test) = (Self.dataset.train, Self.dataset.test)
        var random = MersenneTwister(seed: numPys.seed)
        var network = Network(sizes: [784, 128, 10], random: &random)
        for _ in 1...5 {
            for index in 0..<train.count { network.learn(Self.trainPixels[index], Int(train.labels[index]), rate: 0.2) }
        }
        let answers = try network.answers(to: Self.testPixels, threads: 1)
        #expect(SHA256.hexDigest(of: answers.map(String.init).joined()) == numPys.answers)
        #expect(try share(network.answers(to: Self.trainPixels, threads: 1), train.labels) == numPys.train)
        #expect(share(answers, test.labels) == numPys.test)
        #expect(digest(network) == numPys.weights)
    }

    @Test func answersDoNotDependOnTheThreads() throws {
        var random = MersenneTwister(seed: 5)
        let network = Network(sizes: [784, 30, 10], random: &random)
        let alone = try network.answers(to: Self.testPixels, threads: 1)
        for threads in [2, 3, 7] {
            let together = try network.answers(to: Self.testPixels, threads: threads)
            #expect(together == alone)
        }
    }
}
