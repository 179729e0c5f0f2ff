//: # 2 · A network from scratch
//:
//: The first network is built by hand: 784 inputs, one for each pixel, a hidden layer of 128 sigmoid units, and a softmax over the ten digits. It
//: learns as the textbook has it, one image at a time, in the order of the file, with no batches and no shuffling.
//:
//: {fold: imports}
import Datasets
import Kernels
import NeuralNetworks
import Notebooks
import Plots

//: ## The network
//:
//: A layer is a matrix of weights, a row for each input and a column for each unit, and a bias for each unit. All of them start between −½ and ½. They are
//: drawn by the same generator and in the same order as NumPy drew them for the original, all biases first, then each layer's weights unit by unit, so that both
//: networks start from the very same numbers. Beside them a layer keeps what its units last gave out and how far they were off.

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

    //: *Forward.* Each unit sums what comes from below by its weights, adds its bias, and squashes the sum: hidden layers with the sigmoid
    //: $\sigma(z) = 1 / (1 + e^{-z})$, the last one with the softmax.

    mutating func forward(_ inputs: some MatrixInput) {
        weights.product(inputs, into: &outputs)
        for unit in outputs.indices { outputs[unit] += biases[unit] }
        squash(&outputs)
    }

    //: *Backward.* A layer receives the errors above it through the weights between, and multiplies by the sigmoid's slope, which its own output gives:
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

    //: What the last layer gives out is the network's answer $f$, and its error is $\delta = f - y$, by {equation gradient} of Part 1. From there the errors go down, each
    //: passed on before the weights that pass it change.

    mutating func learn(_ image: some MatrixInput, _ label: Int, rate: Double) {
        let answer = forward(image), last = layers.count - 1
        for unit in answer.indices {
            layers[last].errors[unit] = answer[unit] - (unit == label ? 1 : 0)
        }
        for index in layers.indices.dropFirst().reversed() {
            layers[index - 1].receive(errorsOf: layers[index])
            layers[index].learn(layers[index - 1].outputs, rate: rate)
        }
        layers[0].learn(image, rate: rate)
    }

    //: Asked for an answer, it names the digit with the largest probability. Nothing is learned then, so the images can be dealt to several threads, each with a copy
    //: of the network.

    func answers(to images: SparseBytes, threads: Int) throws -> [Int] {
        let shares = stride(from: 0, to: images.rowCount, by: 500)
            .map { $0..<min($0 + 500, images.rowCount) }
        return try parallelMap(shares, threadCount: threads) { share in
            var network = self
            return share.map { argmax(network.forward(images[$0])) }
        }.flatMap { $0 }
    }
}

//: ## Five passes over the training images
//:
//: The pixels are divided by 255. {figure digits} shows what the network gets to see.

let networkFromScratch = Part(2, headline: "train accuracy") { page in
    let mnist = try page.mnist
    let train = mnist.trainImages, test = mnist.testImages

    page.show("training images", train.count)
    page.show("test images", test.count)
    //: {fold: the figure}
    page.figure("digits", caption: "The first twenty training images, with their labels.") {
        .images(columns: 10, (0..<min(20, train.count)).map { Tile(train.image($0), columns: train.columnCount, caption: "\(train.labels[$0])") })
    }

    //: Five passes with a learning rate of 0.2. After each pass the network stands still and is asked for every image, those that it learned from and those
    //: that it has never seen. The original asked only for the former.
    //:
    //: Learning one image at a time at such a rate is chaotic: within one pass a change in the last bit of a single weight grows to half a percent of accuracy. Two
    //: runs therefore agree in nothing unless they agree in every bit. That is why the products, sums and exponentials here round as NumPy's do, each in the same
    //: order: what follows is the run that NumPy makes of the original's code, to the last bit of the last weight.

    //: Of an image only the pixels that are not zero are kept: the others add nothing to a sum and change no weight.

    func nonzeros(of images: LabelledImages) -> SparseBytes {
        SparseBytes(
            images.pixels, columnCount: images.pixelCount, dividedBy: 255)
    }
    func share(of answers: [Int], equalTo labels: [UInt8]) -> Double {
        let right = zip(answers, labels).count { $0 == $1 }
        return Double(right) / Double(labels.count)
    }
    let trainPixels = nonzeros(of: train), testPixels = nonzeros(of: test)

    var random = MersenneTwister(seed: UInt32(truncatingIfNeeded: page.seed))
    var network = Network(sizes: [train.pixelCount, 128, 10], random: &random)
    var history: [(train: Double, test: Double)] = []
    var answers: [Int] = []

    for pass in 1...5 {
        page.progress("pass", pass, of: 5)
        try page.time("training") {
            network.numbers = try page.compute("pass \(pass)") {
                for index in 0..<train.count {
                    let label = Int(train.labels[index])
                    network.learn(trainPixels[index], label, rate: 0.2)
                }
                return network.numbers
            }
        }
        let threads = page.threads
        let known = try page.compute("training answers \(pass)") {
            try network.answers(to: trainPixels, threads: threads)
        }
        answers = try page.compute("test answers \(pass)") {
            try network.answers(to: testPixels, threads: threads)
        }
        history.append(
            (
                train: share(of: known, equalTo: train.labels),
                test: share(of: answers, equalTo: test.labels)
            ))
    }

    page.show("train accuracy", history[4].train)
    page.show("test accuracy", history[4].test)
    //: {fold: the table}
    page.keep("history", history.map { ["train_accuracy": $0.train, "test_accuracy": $0.test] })
    page.keep("test predictions", answers.map(String.init).joined())
    page.table(
        "passes", caption: "Share of images classified right after each pass.",
        columns: [.right("pass"), .decimal("training images"), .decimal("test images")],
        rows: history.indices.map { ["\($0 + 1)", "{history.\($0).train_accuracy}", "{history.\($0).test_accuracy}"] })

    //: Training took {training.wall} here; the original's took {original.part2.wall_seconds:time}. The network ends at {train accuracy:.2%} on the images that it
    //: learned from and at {test accuracy:.2%} on new ones ({figure accuracy}). The original printed {original.part2.train_accuracy:.2%} at this
    //: place, no better than guessing. That number cannot come from this code: run by NumPy from the same weights on the same images, it learns, bit for bit as above. A NumPy
    //: that rounds otherwise, on another processor, ends a percent higher or lower, not at a tenth. On the original's page the
    //: number stands under a cell that ran before the cells with this code: the page keeps what was printed, not what the code prints.

    //: {fold: the figure}
    page.figure("accuracy", caption: "Accuracy of the network from scratch after each of five passes.") {
        Plot("Share of images classified right", x: .linear("pass"), y: .linear(style: .percent(1))) {
            Line(history.map(\.train), name: "training", lastValue: .percent(1))
            Line(history.map(\.test), name: "test", lastValue: .percent(1))
        }
    }

    //: ## Where it errs
    //:
    //: {figure confusion} counts the test images by what they are and what the network took them for. {figure mistakes} shows those on which it
    //: was surest of the wrong answer.

    //: {fold: the figures}
    let confusion = (0..<10).map { digit in
        (0..<10).map { answer in zip(test.labels, answers).count { $0 == digit && $1 == answer } }
    }
    page.keep("confusion", confusion)
    page.figure("confusion", caption: "Test images by digit and answer. Colour goes to the mistakes.") {
        Plot(x: .category("answer"), y: .category("digit")) { HeatMap.confusion(confusion, classes: Array(0...9)) }
    }

    let mistakes = (0..<test.count).filter { answers[$0] != test.labels[$0] }
        .map { (image: $0, sureness: network.forward(testPixels[$0])[answers[$0]]) }
        .sorted { $0.sureness != $1.sureness ? $0.sureness > $1.sureness : $0.image < $1.image }
    page.show("mistakes", mistakes.count)
    page.figure("mistakes", caption: "The sixteen most confident mistakes: the digit, the answer, and the probability given to the answer.") {
        .images(columns: 8, mistakes.prefix(16).map { image, sureness in
            Tile(
                test.image(image), columns: test.columnCount,
                caption: "\(test.labels[image]) → \(answers[image])\n" + (NumberFormat.number(sureness, format: ".3f") ?? ""))
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
                layers[index].weights = Matrix(rowCount: rows, columnCount: columns, elements: newValue[index])
                layers[index].biases = newValue[layers.count + index]
            }
        }
    }
}
