import Datasets
import Kernels

@testable import Assignment

/// A pass of Part 2's own network over the images, as the part makes its first.
func passFromScratch(over train: LabelledImages) -> TrainingCase {
    let pixels = SparseBytes(train.pixels, columnCount: train.pixelCount, dividedBy: Double(UInt8.max))
    var random = MersenneTwister(seed: 1337)
    let untrained = Network(sizes: [train.pixelCount, 128, train.classCount], random: &random)
    return TrainingCase(name: "Part 2, a pass", imageCount: train.count, takesThreads: false) { _ in
        var network = untrained
        for index in 0..<train.count { network.learn(pixels[index], Int(train.labels[index]), rate: 0.2) }
    }
}
