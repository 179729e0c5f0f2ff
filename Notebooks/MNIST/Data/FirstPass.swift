import Basics
import ImageDatasets
import Kernels

/// A closure that makes Part 2's first training pass over some images, for the benchmarks to time.
///
/// Every call of the closure starts again from the same untrained network.
package func firstPassFromScratch(over train: LabelledImages) -> () -> Void {
    let pixels = SparseBytes(train.pixels, columnCount: train.pixelCount, dividedBy: Double(UInt8.max))
    var random = MersenneTwister(seed: 1337)
    let untrained = Network(sizes: [train.pixelCount, 128, train.classCount], random: &random)
    return {
        var network = untrained
        for index in 0..<train.count { network.learn(pixels[index], Int(train.labels[index]), rate: 0.2) }
    }
}
