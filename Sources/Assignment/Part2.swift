//: # 2 · A network from scratch
//:
//: The first network is built by hand: 784 inputs, one for each pixel, a hidden layer of 128 sigmoid units, and a softmax over the ten digits. It
//: learns as the textbook has it, one image at a time, in the order of the file, with no batches and no shuffling.
//:
//: {fold: imports}
import Datasets
import Kernels
import Notebooks
import Plots

//: ## The network
//:
//: A layer is a matrix of weights, a row for each input and a column for each unit, and a bias for each unit. All of them start between −½ and ½. They are
//: drawn by the same generator and in the same order as NumPy drew them for the original, all biases first, then each layer's weights unit by unit, so that both
//: networks start from the very same numbers.

struct Network {
    var weights: [Matrix]
    var biases: [[Double]]

    init(sizes: [Int], random: inout MersenneTwister) {
        biases = sizes.dropFirst().map { random.uniform(-0.5, 0.5, count: $0) }
        weights = zip(sizes, sizes.dropFirst()).map { inputs, units in
            let drawn = random.uniform(-0.5, 0.5, count: units * inputs)
            return Matrix(rowCount: units, columnCount: inputs, elements: drawn)
                .transposed()
        }
    }

    //: *Forward.* Each layer sums what comes from below and squashes it: hidden layers with the sigmoid $\sigma(z) = 1 / (1 + e^{-z})$, the last one with the
    //: softmax. All activations are kept, because the way back needs them.

    func forward(_ image: [Double]) -> [[Double]] {
        var activations = [image]
        for layer in weights.indices {
            let below = activations[layer]
            let sums = weights[layer].product(below, plus: biases[layer])
            let isLast = layer == weights.count - 1
            activations.append(isLast ? softmax(sums) : sigmoid(sums))
        }
        return activations
    }

    func answer(to image: [Double]) -> Int {
        argmax(forward(image)[weights.count])
    }

    //: *Backward.* The last layer's error is $\delta = f - y$, by {equation gradient} of Part 1. A layer below receives the errors above it through the same weights, and
    //: multiplies by the sigmoid's slope, which its own value gives:
    //:
    //: $$\delta_i = a_i (1 - a_i) \sum_j w_{ij} \, \delta_j, \qquad \frac{\partial E}{\partial w_{ij}} = a_i \, \delta_j, \qquad \frac{\partial E}{\partial b_j} = \delta_j.$$
    //:
    //: Every weight then takes a step of the learning rate $\eta$ against its gradient. The error is passed down before the weights above change.

    mutating func learn(_ image: [Double], _ label: Int, rate: Double) {
        let activations = forward(image)
        var delta = activations[weights.count]
        delta[label] -= 1
        for layer in weights.indices.reversed() {
            let below = activations[layer]
            let errors = layer == 0 ? [] : weights[layer].product(delta)
            weights[layer].addOuterProduct(below, delta, scale: -rate)
            for unit in delta.indices {
                biases[layer][unit] -= rate * delta[unit]
            }
            delta = zip(errors, below).map { $0 * $1 * (1 - $1) }
        }
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

    func pixels(_ image: ArraySlice<UInt8>) -> [Double] {
        image.map { Double($0) / 255 }
    }

    var random = MersenneTwister(seed: UInt32(truncatingIfNeeded: page.seed))
    var network = Network(sizes: [train.pixelCount, 128, 10], random: &random)
    var history: [(train: Double, test: Double)] = []
    var answers: [Int] = []

    for pass in 1...5 {
        page.progress("pass", pass, of: 5)
        page.time("training") {
            for index in 0..<train.count {
                let image = pixels(train.image(index))
                network.learn(image, Int(train.labels[index]), rate: 0.2)
            }
        }
        let known = (0..<train.count).count {
            network.answer(to: pixels(train.image($0))) == train.labels[$0]
        }
        answers = (0..<test.count).map {
            network.answer(to: pixels(test.image($0)))
        }
        let unknown = zip(answers, test.labels).count { $0 == $1 }
        history.append(
            (
                train: Double(known) / Double(train.count),
                test: Double(unknown) / Double(test.count)
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
        .map { (image: $0, sureness: network.forward(pixels(test.image($0)))[2][answers[$0]]) }
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
