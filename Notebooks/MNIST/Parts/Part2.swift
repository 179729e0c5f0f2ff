//: # 2 · A network from scratch
//:
//: *The task: program a network with one hidden layer, train it by backpropagation, and evaluate it.*
//:
//: The first network is built by hand: {original.part2.settings.layers.0} inputs, one for each pixel, a hidden layer of
//: {original.part2.settings.layers.1} sigmoid units, and a softmax over the {original.part2.settings.layers.2:words}
//: digits of MNIST [@lecun1998]. It learns as the original's textbook has it, probably @mitchell1997, one image at a
//: time, in the order of the file, with no batches and no shuffling.
//:
//: {fold: imports}
import Basics
import ImageDatasets
import Kernels
import NeuralNetworks
import Notebooks
import Plots

//: ## The network
//:
//: A layer is a matrix of weights, a row for each input and a column for each unit, and a bias for each unit. All of
//: them start between −0.5 and 0.5. They are drawn by the same generator [@matsumoto1998] and in the same order as
//: NumPy [@harris2020] draws them for the original's code, all biases first, then each layer's weights unit by unit:
//: from the same seed both networks start from the same numbers. A layer also stores its last outputs and errors.

struct Layer {
    var weights: Matrix
    var biases: [Double]
    var squash: @Sendable (inout [Double]) -> Void = sigmoid(inPlace:)
    var outputs: [Double]
    var errors: [Double]

    init(weights: Matrix, biases: [Double]) {
        self.weights = weights
        self.biases = biases
        outputs = Array(repeating: 0, count: biases.count)
        errors = outputs
    }

    //: *Forward.* Each unit computes the weighted sum of its inputs, adds its bias, and squashes the sum: hidden layers
    //: with the sigmoid $\sigma(z) = 1 / (1 + e^{-z})$, the last one with the softmax.

    mutating func forward(_ inputs: some MatrixInput) {
        weights.product(inputs, into: &outputs)
        for unit in outputs.indices { outputs[unit] += biases[unit] }
        squash(&outputs)
    }

    //: *Backward.* A layer receives the errors of the layer above through the weights of that layer, and multiplies
    //: them by the sigmoid's slope, which its own output gives:
    //:
    //: $$\delta_i = a_i (1 - a_i) \sum_j w_{ij} \, \delta_j.$$

    mutating func receive(errorsOf above: Layer) {
        above.weights.product(columns: above.errors, into: &errors)
        for unit in errors.indices {
            errors[unit] *= (1 - outputs[unit]) * outputs[unit]
        }
    }

    //: *Learning.* The gradient of a weight is its input times its unit's error, that of a bias is the error alone,
    //:
    //: $$\frac{\partial E}{\partial w_{ij}} = a_i \, \delta_j, \qquad \frac{\partial E}{\partial b_j} = \delta_j,$$
    //:
    //: and each takes a step of the learning rate $\eta$ against it.

    mutating func learn(_ inputs: some MatrixInput, rate: Double) {
        weights.subtractOuterProduct(inputs, errors, rate: rate)
        for unit in biases.indices { biases[unit] -= errors[unit] * rate }
    }
}

//: A network is a list of layers. The image goes in below, and each layer takes in what the one under it gives out.

struct Network {
    var layers: [Layer]

    init(sizes: [Int], random: inout MersenneTwister) {
        let biases = sizes.dropFirst().map { units in
            random.uniform(-0.5, 0.5, count: units)
        }
        let weights = zip(sizes, sizes.dropFirst()).map { inputs, units in
            let drawn = random.uniform(-0.5, 0.5, count: units * inputs)
            return Matrix(rowCount: units, columnCount: inputs, elements: drawn)
                .transposed()
        }
        layers = zip(weights, biases).map { Layer(weights: $0, biases: $1) }
        layers[layers.count - 1].squash = softmax(inPlace:)
    }

    @discardableResult
    mutating func forward(_ image: some MatrixInput) -> [Double] {
        layers[0].forward(image)
        for index in layers.indices.dropFirst() {
            layers[index].forward(layers[index - 1].outputs)
        }
        return layers[layers.count - 1].outputs
    }

    //: What the last layer gives out is the network's answer $f$, and its error is $\delta = f - y$, by
    //: {equation gradient} of Part 1. The errors then go back layer by layer. They are passed through a layer's weights
    //: before these change.

    mutating func learn(_ image: some MatrixInput, _ label: Int, rate: Double) {
        let answer = forward(image), last = layers.count - 1
        for unit in answer.indices {
            layers[last].errors[unit] = answer[unit] - (unit == label ? 1 : 0)
        }
        descend(image, rate: rate)
    }

    mutating func descend(_ image: some MatrixInput, rate: Double) {
        for index in layers.indices.dropFirst().reversed() {
            layers[index - 1].receive(errorsOf: layers[index])
            layers[index].learn(layers[index - 1].outputs, rate: rate)
        }
        layers[0].learn(image, rate: rate)
    }

    //: The network's answer is the digit with the largest probability. Answering changes no weight, so the images can
    //: be dealt to several threads, each with a copy of the network.

    func answers(to images: SparseBytes, threads: Int) throws -> [Int] {
        let shares = stride(from: 0, to: images.rowCount, by: 500)
            .map { $0..<min($0 + 500, images.rowCount) }
        return parallelMap(shares, threadCount: threads) { share in
            var network = self
            return share.map { argmax(network.forward(images[$0])) }
        }.flatMap { $0 }
    }
}

//: ## The passes over the training images
//:
//: The pixels are divided by {brightest}, so that they run from zero to one. {figure digits} shows what the network
//: gets to see.

let networkFromScratch = Part(
    2, parameters: ["passes": 5, "eta": 0.2, "seeds": 5], headline: "train accuracy"
) { part in
    let mnist = try part.mnist
    let train = mnist.trainImages, test = mnist.testImages
    let passes = try part.parameter("passes", in: 1...10_000)
    let rate: Double = try part.parameter("eta")

    part.show("training images", train.count)
    part.show("test images", test.count)
    //: {fold: the figure}
    part.figure("digits", caption: "The first training images, with their labels.") {
        .images(
            columns: 10,
            (0..<min(20, train.count)).map {
                Tile(train.image($0), columns: train.columnCount, caption: "\(train.labels[$0])")
            })
    }

    //: The network makes {passes:words} passes with a learning rate of {eta}. After each pass it classifies, without
    //: learning, every training image and every test image. The original measured only the training images.
    //:
    //: The products, sums and exponentials here round as NumPy's do, each in the same order. From the same seed NumPy
    //: therefore makes the same run of the original's code, to the last bit of the last weight; a test of the project,
    //: `PartTwoTests`, compares the two. {section one bit} shows why nothing less than every bit will do.

    //: Of an image only the pixels that are not zero are kept: the others add nothing to a sum and change no weight.

    func nonzeros(of images: LabelledImages) -> SparseBytes {
        SparseBytes(
            images.pixels, columnCount: images.pixelCount,
            dividedBy: Double(UInt8.max))
    }
    func share(of answers: [Int], equalTo labels: [UInt8]) -> Double {
        let right = zip(answers, labels).count { $0 == $1 }
        return Double(right) / Double(labels.count)
    }
    let trainPixels = nonzeros(of: train), testPixels = nonzeros(of: test)

    var random = MersenneTwister(seed: UInt32(truncatingIfNeeded: part.seed))
    let untrained = Network(sizes: [train.pixelCount, 128, 10], random: &random)
    var network = untrained
    var history: [(train: Double, test: Double)] = []
    var answers: [Int] = [], firstAnswers: [Int] = []

    for pass in 1...passes {
        part.progress("pass", pass, of: passes)
        try part.time("training") {
            network.numbers = try part.compute(
                "pass \(pass)", expecting: untrained.resembles
            ) {
                for index in 0..<train.count {
                    let label = Int(train.labels[index])
                    network.learn(trainPixels[index], label, rate: rate)
                }
                return network.numbers
            }
        }
        let threads = part.threads
        let known = try part.compute(
            "training answers \(pass)", expecting: train.canBeAnswers
        ) { try network.answers(to: trainPixels, threads: threads) }
        answers = try part.compute(
            "test answers \(pass)", expecting: test.canBeAnswers
        ) { try network.answers(to: testPixels, threads: threads) }
        if pass == 1 { firstAnswers = answers }
        history.append(
            (
                train: share(of: known, equalTo: train.labels),
                test: share(of: answers, equalTo: test.labels)
            ))
    }

    part.show("train accuracy", history[passes - 1].train)
    part.show("test accuracy", history[passes - 1].test)
    //: {fold: what is kept}
    part.keep("history", history.map { ["train_accuracy": $0.train, "test_accuracy": $0.test] })
    part.keep("test predictions", answers.map(String.init).joined())
    part.keep("brightest", Int(UInt8.max))
    part.keep("label shares", train.shares)

    //: Training took {training.wall} here; the original's took {original.part2.wall_seconds:time}. The network ends at
    //: {train accuracy:.2%} on the images that it learned from and at {test accuracy:.2%} on new ones ({figure
    //: accuracy}).
    //:
    //: The original printed {original.part2.train_accuracy:.2%} at this place, for the training images.
    //: {claims.findings.one-answer} A notebook numbers its cells in the order in which they ran.
    //: {claims.register.order-of-cells.reason}

    //: {fold: the figure}
    part.figure(
        "accuracy",
        caption: "Accuracy of the network from scratch after each pass. {claims.findings.first-pass}"
    ) {
        Plot("Share of images classified right", x: .linear("pass"), y: .linear(style: .percent(1))) {
            Line(history.map(\.train), name: "training", lastValue: .percent(1))
            Line(history.map(\.test), name: "test", lastValue: .percent(1))
        }
    }

    //: ## The network from scratch, from other seeds
    //:
    //: The original seeded its generator in cell {original.part2.cells.seed} and trained in cell
    //: {original.part2.cells.training}. Between the two it presumably drew other numbers, such as those of the network
    //: that cell {original.part2.cells.accuracy} evaluated. Where the generator stood when the training began is
    //: therefore unknown, and so are the weights from which it began. Many starting weights must be tried before one
    //: can say whether this code gives the printed number: here the same training starts from other seeds, too.

    @Sendable func trained(
        from seed: UInt64,
        by learn: (inout Network, SparseBytes.Row, Int) -> Void
    ) throws -> [[Int]] {
        var random = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
        var network = Network(
            sizes: [train.pixelCount, 128, 10], random: &random)
        for _ in 1...passes {
            for index in 0..<train.count {
                learn(&network, trainPixels[index], Int(train.labels[index]))
            }
        }
        return [
            try network.answers(to: trainPixels, threads: 1),
            try network.answers(to: testPixels, threads: 1),
        ]
    }

    let seeds = try part.seeds, threads = part.threads
    let others = try part.time("other seeds") {
        let others = Array(seeds.dropFirst())
        return try part.compute(
            "other seeds", expecting: mnist.answers(of: others.count)
        ) {
            try parallelMap(others, threadCount: threads) { seed in
                try trained(from: seed) { network, image, label in
                    network.learn(image, label, rate: rate)
                }
            }
        }
    }
    //: {fold: the accuracies of every seed}
    func replicates(_ seeds: [UInt64], _ answers: [[[Int]]]) -> [Replicate] {
        zip(seeds, answers).map { seed, answers in
            Replicate(
                seed: seed, testAccuracy: share(of: answers[1], equalTo: test.labels),
                trainAccuracy: share(of: answers[0], equalTo: train.labels))
        }
    }
    let ends =
        [
            Replicate(
                seed: seeds[0], testAccuracy: history[passes - 1].test,
                trainAccuracy: history[passes - 1].train)
        ] + replicates(Array(seeds.dropFirst()), others)
    part.show(ends, as: "replicates")

    //: These are shares of the test images; the original measured on the training images.
    //: {claims.register.from-scratch-accuracy.reason}

    //: ## One bit
    //:
    //: Learning one image at a time at such a rate is chaotic. To see it, the first pass is made once more from the
    //: same numbers, but for the last bit of one single weight:

    let nudgedAnswers = try part.compute("nudged", expecting: test.canBeAnswers) {
        var nudged = untrained
        nudged.numbers[1][0] = nudged.numbers[1][0].nextUp
        for index in 0..<train.count {
            let label = Int(train.labels[index])
            nudged.learn(trainPixels[index], label, rate: rate)
        }
        return try nudged.answers(to: testPixels, threads: part.threads)
    }
    part.show(
        "answers changed", zip(nudgedAnswers, firstAnswers).count { $0 != $1 })
    part.show(
        "nudged test accuracy", share(of: nudgedAnswers, equalTo: test.labels))

    //: {claims.findings.one-bit}

    //: ## The squared error, from scratch
    //:
    //: The original explains its low number by the squared error as its cost, and says that it avoided the
    //: cross-entropy. {claims.register.cost.reason} The gradient of the squared error
    //: $\frac{1}{2} \sum_k (f_k - y_k)^2$ contains the derivative of the softmax:
    //:
    //: $$\delta_i = \sum_k (f_k - y_k) \frac{\partial f_k}{\partial x_i}
    //: = f_i \Big( (f_i - y_i) - \sum_k (f_k - y_k) f_k \Big).$$
    //:
    //: The textbook's formula for sigmoid units [@mitchell1997] keeps of that derivative only $f_i (1 - f_i)$, the case
    //: $k = i$. Both train the same network, from the same seeds:

    @Sendable func learnBySquares(
        _ network: inout Network, _ image: SparseBytes.Row, _ label: Int,
        diagonal: Bool
    ) {
        let answer = network.forward(image), last = network.layers.count - 1
        let off = answer.indices.map { answer[$0] - ($0 == label ? 1 : 0) }
        let mean = answer.indices.reduce(0) { $0 + off[$1] * answer[$1] }
        for unit in answer.indices {
            let others = diagonal ? off[unit] * answer[unit] : mean
            network.layers[last].errors[unit] =
                answer[unit] * (off[unit] - others)
        }
        network.descend(image, rate: rate)
    }
    let squared = try part.time("squared error") {
        let runs = [false, true].flatMap { diagonal in
            seeds.map { (seed: $0, diagonal: diagonal) }
        }
        return try part.compute(
            "squared error", expecting: mnist.answers(of: runs.count)
        ) {
            try parallelMap(runs, threadCount: threads) { run in
                try trained(from: run.seed) { network, image, label in
                    learnBySquares(
                        &network, image, label, diagonal: run.diagonal)
                }
            }
        }
    }
    //: {fold: the table}
    let costs: [(id: String, name: String, ends: [Replicate])] = [
        ("cross_entropy", "cross-entropy", ends),
        ("whole", "squared error", replicates(seeds, Array(squared.prefix(seeds.count)))),
        ("diagonal", "squared error, $k = i$ only", replicates(seeds, Array(squared.suffix(seeds.count)))),
    ]
    part.keep("squared error", costs[1].ends)
    part.keep("textbook formula", costs[2].ends)
    part.keep("costs", costs.map { $0.ends.summary(id: $0.id) })
    part.table(
        "squared",
        caption: """
            The network from scratch with each cost, over {seeds:words} seeds: share of images classified right after \
            the last pass, and the lowest and the highest share of test images.
            """,
        columns: [
            "cost", .decimal("training images"), .decimal("test images"), .decimal("lowest"),
            .decimal("highest"),
        ],
        markup: costs.map { id, name, _ in
            [name, "{costs.\(id).mean_train_accuracy:.2%}"]
                + ["mean", "lowest", "highest"].map { "{costs.\(id).\($0)_test_accuracy:.2%}" }
        })

    //: {table squared} compares the costs. {claims.findings.squared-error-from-scratch}
    //: {section part3.the squared error, in the framework} tries the framework's network with it.

    //: ## Where it errs
    //:
    //: {figure confusion} counts the test images by what they are and what the network took them for.
    //: {claims.findings.commonest-mistakes} {figure mistakes} shows those on which it was most certain of a wrong
    //: answer.

    //: {fold: the figures}
    let confusion = confusionMatrix(
        labels: test.labels, predictions: answers.map { UInt8($0) }, classCount: 10)
    part.keep("confusion", confusion)
    part.figure("confusion", caption: "Test images by digit and answer. Colour goes to the mistakes.") {
        Plot(x: .category("answer"), y: .category("digit")) {
            HeatMap.confusion(confusion, classes: Array(0...9))
        }
    }

    let mistakes = (0..<test.count).filter { answers[$0] != test.labels[$0] }
        .map { (image: $0, sureness: network.forward(testPixels[$0])[answers[$0]]) }
        .sorted { $0.sureness != $1.sureness ? $0.sureness > $1.sureness : $0.image < $1.image }
    part.show("mistakes", mistakes.count)
    part.figure(
        "mistakes",
        caption: """
            The most confident mistakes: the digit, the answer, and the probability that the network left for all \
            other answers.
            """
    ) {
        .images(
            columns: 8,
            mistakes.prefix(16).map { image, sureness in
                Tile(
                    test.image(image), columns: test.columnCount,
                    caption: "\(test.labels[image]) → \(answers[image])\n"
                        + (NumberFormat.number(1 - sureness, format: ".0e") ?? ""))
            })
    }
}

//: {fold: how the network is kept between passes}
extension Network {
    /// All its numbers, layer by layer: first the weights, then the biases.
    var numbers: [[Double]] {
        get { layers.map(\.weights.elements) + layers.map(\.biases) }
        set {
            for index in layers.indices {
                let (rows, columns) = (layers[index].weights.rowCount, layers[index].weights.columnCount)
                layers[index].weights = Matrix(
                    rowCount: rows, columnCount: columns, elements: newValue[index])
                layers[index].biases = newValue[layers.count + index]
            }
        }
    }

    /// Numbers that come from the cache must be those of such a network.
    @Sendable func resembles(_ numbers: [[Double]]) -> Bool {
        numbers.map(\.count) == self.numbers.map(\.count)
            && numbers.allSatisfy { $0.allSatisfy(\.isFinite) }
    }
}
