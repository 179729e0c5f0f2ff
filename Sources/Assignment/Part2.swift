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

    mutating func forward(_ inputs: some MatrixInput, _ squash: (inout [Double]) -> Void) {
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
        let biases = sizes.dropFirst().map { random.uniform(-0.5, 0.5, count: $0) }
        let weights = zip(sizes, sizes.dropFirst()).map { inputs, units in
            let drawn = random.uniform(-0.5, 0.5, count: units * inputs)
            return Matrix(rowCount: units, columnCount: inputs, elements: drawn)
                .transposed()
        }
        layers = zip(weights, biases).map { Layer(weights: $0, biases: $1) }
    }

    @discardableResult
    mutating func forward(_ image: some MatrixInput) -> [Double] {
        let last = layers.count - 1
        for index in 0...last {
            let squash = index == last ? softmax(inPlace:) : sigmoid(inPlace:)
            if index == 0 {
                layers[0].forward(image, squash)
            } else {
                layers[index].forward(layers[index - 1].outputs, squash)
            }
        }
        return layers[last].outputs
    }

    //: What the last layer gives out is the network's answer $f$, and its error is $\delta = f - y$, as Part 1 derived. From there the errors go down, each
    //: passed on before the weights that pass it change.

    mutating func learn(_ image: some MatrixInput, _ label: Int, rate: Double) {
        let answer = forward(image)
        for unit in answer.indices {
            layers[layers.count - 1].errors[unit] = answer[unit] - (unit == label ? 1 : 0)
        }
        for index in (1..<layers.count).reversed() {
            layers[index - 1].receive(errorsOf: layers[index])
            layers[index].learn(layers[index - 1].outputs, rate: rate)
        }
        layers[0].learn(image, rate: rate)
    }

    //: Asked for an answer, it names the digit with the largest probability. Nothing is learned then, so that copies of the network can share the images.

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

let networkFromScratch = Part(2) { page in
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

    let trainPixels = SparseBytes(train.pixels, columnCount: train.pixelCount, dividedBy: 255)
    let testPixels = SparseBytes(test.pixels, columnCount: test.pixelCount, dividedBy: 255)

    var random = MersenneTwister(seed: UInt32(truncatingIfNeeded: page.seed))
    var network = Network(sizes: [train.pixelCount, 128, 10], random: &random)
    var history: [(train: Double, test: Double)] = []
    var answers: [Int] = []

    for pass in 1...5 {
        page.progress("pass", pass, of: 5)
        page.time("training") {
            for index in 0..<train.count {
                network.learn(trainPixels[index], Int(train.labels[index]), rate: 0.2)
            }
        }
        let known = try network.answers(to: trainPixels, threads: page.threads)
        answers = try network.answers(to: testPixels, threads: page.threads)
        history.append(
            (
                train: Double(zip(known, train.labels).count { $0 == $1 }) / Double(train.count),
                test: Double(zip(answers, test.labels).count { $0 == $1 }) / Double(test.count)
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
    //: place, no better than guessing. The code as it stands cannot give that number: started from the same weights and shown the same images, it learns. On the original's page the
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
