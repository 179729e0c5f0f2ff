import Basics
import ImageDatasets
import NeuralNetworks

/// The cases that show how cost grows: with batch size, hidden units, number of networks, number of images, and
/// threads, within one training and over several. All use the network of Part 3, except that threads within one
/// training are measured with Part 6's.
func growthCases(_ train: LabelledImages, threadCount: Int) -> [GrowthCase] {
    let data = TrainingData(train)
    let some = data.vectors.prefix(12_000)
    // 1, 2, 4, … and all threads.
    let threadCounts = Set((0..<10).map { 1 << $0 }.filter { $0 < threadCount } + [max(threadCount, 2)]).sorted()
    func plan(_ network: Sequential, batchSize: Int = 32, stream: String = "") -> TrainingPlan {
        TrainingPlan(
            network, optimizer: .sgd(rate: 0.02), epochs: 1, batchSize: batchSize, seed: 1, stream: "bench/\(stream)")
    }
    return [
        GrowthCase(
            of: "batch size", cost: "an epoch of 12,000 images", expected: .even, sizes: [8, 16, 32, 64, 128, 256]
        ) { size in
            _ = try plan(perceptron(128, .sigmoid), batchSize: size).run(on: some)
        },
        GrowthCase(
            of: "hidden units", cost: "an epoch of 12,000 images", expected: .inProportion,
            sizes: [32, 64, 128, 256, 512]
        ) { size in
            _ = try plan(perceptron(size, .sigmoid)).run(on: some)
        },
        GrowthCase(
            of: "fits", cost: "an epoch of 12,000 images each, on all threads", expected: .inProportion,
            sizes: [1, 2, 4, 8, 16]
        ) { size in
            let fits = (0..<size).map { plan(perceptron(128, .sigmoid), stream: "\($0)") }
            _ = try parallelMap(fits, threadCount: threadCount) { try $0.run(on: some) }
        },
        GrowthCase(
            of: "images", cost: "an epoch, data repeated", expected: .inProportion, sizes: [6_000, 60_000, 600_000]
        ) { size in
            // An epoch over ten copies has ten times the steps. The copies share memory, but are shuffled like ten
            // times as many images.
            let repeated = data.vectors.subset((0..<size).map { $0 % data.vectors.count }, named: "repeated to \(size)")
            _ = try plan(perceptron(128, .sigmoid)).run(on: repeated)
        },
        GrowthCase(
            of: "threads within a fit", cost: "6,400 images of Part 6", expected: .sharedEvenly, sizes: threadCounts
        ) { size in
            _ = try plan(convolution).run(on: data.images.prefix(6_400), threadCount: size)
        },
        GrowthCase(
            of: "threads over fits", cost: "eight fits of 12,000 images", expected: .sharedEvenly, sizes: threadCounts
        ) { size in
            let fits = (0..<8).map { plan(perceptron(128, .sigmoid), stream: "\($0)") }
            _ = try parallelMap(fits, threadCount: size) { try $0.run(on: some) }
        },
    ]
}
