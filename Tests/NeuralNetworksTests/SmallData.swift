import NeuralNetworks

@testable import Basics

/// A few examples of noise with labels in rotation: enough for training, and known to the bit.
struct SmallData {
    let examples: LabelledExamples
    /// The same examples for the reference.
    let features: [[Double]]
    let labels: [Int]

    /// Makes random examples.
    ///
    /// - Parameter zeros: The share of features that are exactly zero; if it is not 0, feature 0 is zero in every
    ///   example.
    init(count: Int, shape: Shape, classCount: Int, zeros: Double = 0, seed: UInt32 = 1) {
        var random = MersenneTwister(seed: seed)
        let values = (0..<count * shape.elementCount).map { place -> Float in
            let value = Float(random.uniform(-1, 1, count: 1)[0]), isZero = random.nextDouble() < zeros
            return isZero || (zeros > 0 && place % shape.elementCount == 0) ? 0 : value
        }
        let labels = (0..<count).map { UInt8(($0 * 7 + $0 / 3) % classCount) }
        examples = LabelledExamples(
            features: values, shape: shape, labels: labels, classCount: classCount, identity: "noise \(seed), \(count)")
        features = (0..<count).map { example in
            (0..<shape.elementCount).map { Double(values[example * shape.elementCount + $0]) }
        }
        self.labels = labels.map(Int.init)
    }
}
