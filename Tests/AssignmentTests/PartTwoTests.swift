import Datasets
import Foundation
import Kernels
import Testing

@testable import Assignment

/// The network of Part 2 against the original's own NumPy code on the same images from the same weights.
///
/// Fixtures (NumPy 2.4.6, SciPy 1.17.1), W and B as the original's `weights` and `biases`:
///
///     np.random.seed(1337)
///     B = [np.random.uniform(-.5, .5, size=s) for s in (128, 10)]
///     W = [np.random.uniform(-.5, .5, size=s) for s in ((128, 784), (10, 128))]
///     for count, (x, t) in enumerate(zip(X / 255, Y), 1):
///         h = expit(np.dot(x, W[0].T) + B[0]); o = softmax(np.dot(h, W[1].T) + B[1])
///         d2 = o.copy(); d2[t] -= 1
///         d1 = np.sum(W[1] * d2[:, None], axis=0) * ((h * -1) + 1) * h
///         W[1] = W[1] + (-1 * (np.tile(h, (10, 1)) * d2[:, None]) * 0.2); B[1] -= d2 * 0.2
///         W[0] = W[0] + (-1 * (np.tile(x, (128, 1)) * d1[:, None]) * 0.2); B[0] -= d1 * 0.2
///         print(count, W[0].sum(), B[0].sum(), B[1].tolist())
@Suite struct PartTwoTests {
    static let dataset: ImageDataset = {
        let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../data").standardized.path
        do { return try ImageDataset.load(from: directory) } catch { preconditionFailure("the shipped data: \(error)") }
    }()

    struct Checkpoint {
        let count: Int
        let weightSum: Double
        let biasSum: Double
        let outputBias: [Double]
        /// How far rounding has got by then: nowhere in the first thousand images; after three thousand two runs of NumPy whose start
        /// differs in one last bit differ by 10⁻¹⁰ to 10⁻⁹.
        var tolerance = 1e-13
    }

    static let checkpoints = [
        Checkpoint(
            count: 1, weightSum: 27.54962417324224, biasSum: 0.11066023770772304,
            outputBias: [
                0.06546495215897075, -0.41253499224284207, -0.3849485743703466, -0.16179295880749792, -0.06876244817071021,
                -0.22427741999591444, 0.1324724719300177, -0.44161649559423494, 0.22057966723072994, 0.15614131386468943,
            ]),
        Checkpoint(
            count: 10, weightSum: -219.3285015175593, biasSum: -2.6622850270885516,
            outputBias: [
                0.06155321930443048, -0.3651753387551828, -0.3880869123436009, -0.1622143701676245, 0.12351352959651953,
                -0.42639132553653397, 0.12192602343287826, -0.44172261888628295, 0.20756834787507303, 0.1497549614831854,
            ]),
        Checkpoint(
            count: 100, weightSum: -853.6115956800151, biasSum: -9.26533290737708,
            outputBias: [
                0.03425780208091654, -0.4058268149498382, -0.4047010482897107, -0.07599372185421696, -0.0305342447479156,
                -0.4439740486277062, 0.1238590489431575, -0.22583709654508666, 0.32721415285881755, -0.017738512865555365,
            ]),
        Checkpoint(
            count: 300, weightSum: -1179.805825235765, biasSum: -13.258657322896346,
            outputBias: [
                -0.10405553524235847, -0.45400917974813076, -0.32456562654687, 0.024732435699838014, -0.0759439016702948,
                -0.21015162529872772, 0.005909509069424878, -0.3995078648596732, 0.3780614091537704, 0.04025589544588446,
            ]),
        Checkpoint(
            count: 1000, weightSum: -1498.4813743354412, biasSum: -17.06113773998488,
            outputBias: [
                -0.17487722404188993, -0.8061052098415958, -0.251252653635886, 0.16943192486880101, -0.39020827903643646,
                -0.5911318500537915, -0.09662280298874378, -0.24781851805191427, 0.7669356494061542, 0.5023744793781629,
            ]),
        Checkpoint(
            count: 3000, weightSum: -1816.2414502083295, biasSum: -22.195126285329152,
            outputBias: [
                -0.13441210064536277, -0.8601946382799228, -0.08275718655930717, 0.019563293023034577, -0.37914069834721564,
                -0.6530692758725692, -0.36399484348597055, -0.7370986447396682, 1.166629433236606, 0.9052001776732366,
            ], tolerance: 1e-8),
    ]

    private func pixels(_ index: Int) -> [Double] { Self.dataset.train.image(index).map { Double($0) / 255 } }

    @Test func firstStepsEqualNumPys() {
        var random = MersenneTwister(seed: 1337)
        var network = Network(sizes: [784, 128, 10], random: &random)
        var learned = 0
        for checkpoint in Self.checkpoints {
            while learned < checkpoint.count {
                network.learn(pixels(learned), Int(Self.dataset.train.labels[learned]), rate: 0.2)
                learned += 1
            }
            // Sums of 100,352 weights and of 128 biases in another order than NumPy's: k · ulp · length, k for the steps behind them.
            let weightSum = network.weights[0].elements.reduce(0, +)
            let biasSum = network.biases[0].reduce(0, +)
            #expect(abs(weightSum - checkpoint.weightSum) <= 10 * checkpoint.tolerance * abs(checkpoint.weightSum), "after \(checkpoint.count) images")
            #expect(abs(biasSum - checkpoint.biasSum) <= 10 * checkpoint.tolerance, "after \(checkpoint.count) images")
            for (mine, numPys) in zip(network.biases[1], checkpoint.outputBias) {
                #expect(abs(mine - numPys) <= checkpoint.tolerance, "after \(checkpoint.count) images")
            }
        }
    }
    /// Accuracy after each pass on training and test images, of seven runs of NumPy whose starts differ by at most 10⁻⁹ in one bias. From the same weights as ours, and yet they
    /// end their first pass one percent apart: which way a run goes is decided by rounding, so ours can only be one more of them.
    static let numPysPasses: [[(train: Double, test: Double)]] = [
        [(0.93172, 0.9276), (0.94383, 0.9420), (0.94240, 0.9389), (0.93607, 0.9316), (0.93388, 0.9328), (0.94105, 0.9358), (0.94542, 0.9423)],
        [(0.95850, 0.9509), (0.95057, 0.9455), (0.94378, 0.9384), (0.95078, 0.9454), (0.95537, 0.9513), (0.94715, 0.9418), (0.94800, 0.9420)],
        [(0.95680, 0.9526), (0.95447, 0.9502), (0.96038, 0.9527), (0.96065, 0.9567), (0.96075, 0.9533), (0.96448, 0.9588), (0.95952, 0.9534)],
        [(0.96550, 0.9566), (0.96197, 0.9512), (0.95975, 0.9498), (0.96627, 0.9552), (0.96813, 0.9587), (0.96468, 0.9577), (0.96010, 0.9526)],
        [(0.96282, 0.9552), (0.96947, 0.9602), (0.96118, 0.9528), (0.96753, 0.9581), (0.97243, 0.9619), (0.97005, 0.9608), (0.96357, 0.9532)],
    ]

    @Test func passesFallAmongNumPys() {
        let (train, test) = (Self.dataset.train, Self.dataset.test)
        var random = MersenneTwister(seed: 1337)
        var network = Network(sizes: [784, 128, 10], random: &random)
        func accuracy(_ images: LabelledImages) -> Double {
            let right = (0..<images.count).count {
                network.answer(to: images.image($0).map { Double($0) / 255 }) == Int(images.labels[$0])
            }
            return Double(right) / Double(images.count)
        }
        for numPys in Self.numPysPasses {
            for index in 0..<train.count { network.learn(pixels(index), Int(train.labels[index]), rate: 0.2) }
            for (ours, theirs) in [(accuracy(train), numPys.map(\.train)), (accuracy(test), numPys.map(\.test))] {
                // A new draw lies within 3.7 deviations of seven with a probability of 99 % (t, 6 degrees of freedom, times √(1 + 1/7)).
                #expect(abs(ours - theirs.mean) <= 3.97 * theirs.deviation, "\(ours) among \(theirs)")
            }
        }
    }
}
