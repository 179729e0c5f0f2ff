//: # 6 · A small convolution
//:
//: *The task: train a convolutional network with the best values found. Does it improve on the others?*
//:
//: A convolution [@lecun1998] looks at the image through a window of {original.part6.settings.kernel_size.0} ×
//: {original.part6.settings.kernel_size.1} pixels and asks the same question everywhere.
//: {original.part6.settings.filters:Words} such filters give as many maps,
//:
//: $$a_{yxf} = \sigma\Big(b_f + \sum_{u=0}^{2} \sum_{v=0}^{2} w_{uvf} \, x_{y+u,\,x+v}\Big),$$
//:
//: of which pooling keeps the largest value in every square of {original.part6.settings.pool_size.0} ×
//: {original.part6.settings.pool_size.1}. What remains, {pooled:,} numbers, goes to a hidden layer of
//: {original.part6.settings.dense_units} sigmoid units and to the softmax.
//:
//: {fold: imports}
import Basics
import ImageDatasets
import NetworkNotebooks
import NeuralNetworks
import Notebooks
import Plots
import Statistics

let convolution = Part(
    6, reads: [rectifiedUnits],
    parameters: ["epochs": 1, "rate": 0.02, "longer": 2, "seeds": 5],
    headline: "test accuracy"
) { part in
    let mnist = try part.mnist

    //: The original read the images afresh for this part and did not scale their pixels: they run from zero to
    //: {brightest}, and so they do here.

    let network = Sequential([
        Convolution2D(32, kernel: (3, 3), activation: .sigmoid),
        MaxPooling2D(2),
        Flatten(),
        Dense(128, activation: .sigmoid),
        Dense(10, activation: .softmax),
    ])
    let rate: Float = try part.parameter("rate")
    let epochs = try part.parameter("epochs", in: 1...10_000)
    let fit = try part.fit(
        network, to: mnist.unscaledTrain, optimizer: .sgd(rate: rate),
        epochs: epochs)
    part.keep("history", fit.history)

    //: One epoch took {training.wall}. {claims.register.time-of-nothing.reason}

    let answers = try part.time("evaluation") {
        try fit.evaluate(on: mnist.unscaledTest)
    }
    part.show("test accuracy", answers.accuracy)
    part.keep("test predictions", answers.predictions.digits)

    //: The network classifies {test accuracy:.2%} of the test images. The original printed
    //: {original.part6.test_accuracy:.2%}; the share of ones among the test labels is {share of ones:.2%}.
    //: {claims.findings.always-one}

    let ones = mnist.testImages.labels.count { $0 == 1 }
    part.show("share of ones", Double(ones) / Double(mnist.testImages.count))

    //: ## The convolution from other seeds
    //:
    //: More seeds, to see whether the first one was lucky:

    let replicates = try part.replicates(
        of: fit, network, on: mnist.unscaledTrain, test: mnist.unscaledTest,
        rate: rate, epochs: epochs)
    part.show(replicates, as: "replicates")

    //: {claims.register.convolution-accuracy.reason} Against the ReLU network of Part 4 the difference over the seeds
    //: is {claims.register.no-improvement.measured}. {claims.register.no-improvement.reason}
    //: {claims.register.best-values-used.reason}

    //: {fold: what is kept}
    part.keep("pooled", try network.shapes(for: mnist.unscaledTrain.shape)[2].elementCount)
    part.keep("brightest", Int(UInt8.max))

    //: ## Scaled images
    //:
    //: What would dividing by {brightest} have changed? The same seeds, the same training, pixels between zero and one:

    let scaled = try part.time("scaled") {
        try part.replicates(
            network, on: mnist.scaledTrain, test: mnist.scaledTest,
            rate: rate, epochs: epochs)
    }
    part.show(scaled, as: "scaled replicates", prefix: "scaled ")

    //: {fold: the figure}
    part.figure(
        "scaling",
        caption: """
            Test accuracy after one epoch: mean, standard deviation and every seed. The dashed line is what always \
            answering “1” gives. {claims.findings.unscaled-seeds}
            """
    ) {
        Plot("Test accuracy", x: .linear(including: [0, 1], style: .percent()), y: .category("pixels")) {
            Intervals(
                samples: [
                    ("0 to 255", replicates.map(\.testAccuracy)), ("0 to 1", scaled.map(\.testAccuracy)),
                ],
                name: "seeds")
            Dots([(printed("part6", "test_accuracy"), "0 to 255")], name: "original", radius: 2.6)
            Rule(x: Double(ones) / Double(mnist.testImages.count), label: "always “1”")
        }
    }

    //: With scaled images the networks classify {scaled mean over seeds:.2%} on average, with unscaled ones
    //: {mean over seeds:.2%} ({figure scaling}). {claims.findings.scaling}
    //: {section other learning rates} tries larger rates.

    //: ## Other learning rates
    //:
    //: Almost all networks so far were trained at the original's rates. Would another rate have changed what is said of
    //: them? {candidates:Words} networks are trained at {rates:words} rates each, those of Parts 3 and 4 for {dense
    //: epochs:words} epochs and the convolutions for one, as before. A rate must not be chosen by the test images. So
    //: the networks learn from the first {sweep images:,} of the training images, and the other {validation images:,}
    //: judge them. The last network is the convolution with rectifiers for sigmoids and with scaled images. All are
    //: trained from the run's own seed. A network whose training diverges would count as right for no image.

    func dense(_ activation: Activation) -> Sequential {
        Sequential([
            Dense(128, activation: activation), Dense(10, activation: .softmax),
        ])
    }
    let rectified = Sequential([
        Convolution2D(32, kernel: (3, 3), activation: .relu),
        MaxPooling2D(2),
        Flatten(),
        Dense(128, activation: .relu),
        Dense(10, activation: .softmax),
    ])
    let denseEpochs =
        try part.result("history", of: rectifiedUnits).list?.count ?? 0
    let candidates = [
        Candidate("sigmoid network", dense(.sigmoid), mnist.train, denseEpochs),
        Candidate("ReLU network", dense(.relu), mnist.train, denseEpochs),
        Candidate("unscaled convolution", network, mnist.unscaledTrain, epochs),
        Candidate("scaled convolution", network, mnist.scaledTrain, epochs),
        Candidate("ReLU convolution", rectified, mnist.scaledTrain, epochs),
    ]
    let rates = [0.02, 0.06, 0.2, 0.6]
    let kept = mnist.trainImages.count / 6 * 5
    let sweep = try part.time("sweep") {
        try part.fitWhereStable(
            candidates.flatMap { candidate in
                rates.map { rate in
                    TrainingJob(
                        part.plan(
                            candidate.network, optimizer: .sgd(rate: Float(rate)),
                            epochs: candidate.epochs, stream: "sweep/\(candidate.name)"),
                        on: candidate.examples.prefix(kept),
                        validation: candidate.examples.rest(from: kept),
                        label: "\(candidate.name), rate \(rate)")
                }
            })
    }
    //: {fold: the table}
    let accuracies = candidates.indices.map { index in
        sweep[index * rates.count..<(index + 1) * rates.count].map {
            $0?.history.last?.validationAccuracy ?? 0
        }
    }
    part.keep("rates", rates.count)
    part.keep("candidates", candidates.count)
    part.keep("sweep images", kept)
    part.keep("validation images", mnist.trainImages.count - kept)
    part.keep(
        "sweep",
        zip(candidates, accuracies).map { candidate, accuracies in
            [
                "id": .string(candidate.name), "rates": rates.value, "accuracies": accuracies.value,
            ] as Value
        })
    part.table(
        "sweep",
        caption: """
            Accuracy on the training images that were held back, at each learning rate, from one seed; the highest of \
            each network is bold.
            """,
        columns: ["network"] + rates.map { .decimal("\($0)") },
        markup: zip(candidates, accuracies).enumerated().map { row, entry in
            [entry.0.name]
                + entry.1.indices.map { column in
                    let text = "{sweep.\(row).accuracies.\(column):.2%}"
                    return column == argmax(entry.1) ? "**\(text)**" : text
                }
        })

    //: {table sweep} gives the outcome. {claims.findings.better-rates} {claims.findings.collapsed}

    //: ## The convolution and the ReLU network at the chosen rates
    //:
    //: Each of the two is now trained at the rate that was best for it, on all training images: the ReLU network for
    //: {dense epochs:words} epochs, as in Part 4, the ReLU convolution for {longer:words}, though its rate was chosen
    //: after {epochs:words}. The test images are used only now.

    let longer = try part.parameter("longer", in: 1...10_000)
    let finalSeeds = try part.seeds
    let finals = [
        (index: 1, epochs: denseEpochs, train: mnist.train, test: mnist.test),
        (index: 4, epochs: longer, train: mnist.scaledTrain, test: mnist.scaledTest),
    ]
    let trained = try part.time("at chosen rates") {
        try part.fit(
            finals.flatMap { final in
                let rate = rates[argmax(accuracies[final.index])]
                return finalSeeds.map { seed in
                    TrainingJob(
                        part.plan(
                            candidates[final.index].network,
                            optimizer: .sgd(rate: Float(rate)),
                            epochs: final.epochs, seed: seed),
                        on: final.train,
                        label: "\(candidates[final.index].name), seed \(seed)")
                }
            })
    }
    let answered = try trained.enumerated().map { index, fit in
        try fit.evaluate(on: finals[index / finalSeeds.count].test)
    }
    part.show("ReLU network", answered.prefix(finalSeeds.count).map(\.accuracy))
    part.show("convolution", answered.dropFirst(finalSeeds.count).map(\.accuracy))
    let comparison = try PairedAnswers(
        first: answered[finalSeeds.count].predictions,
        second: answered[0].predictions, labels: mnist.testImages.labels)
    part.show("only the convolution right", comparison.onlyFirst)
    part.show("only the ReLU network right", comparison.onlySecond)
    part.show("p value", comparison.pValue)

    //: (The counts and the p value, by McNemar's test, are those of the run's own seed.)
    //: {claims.findings.convolution-improved}

    //: {fold: what is kept}
    part.keep("dense epochs", denseEpochs)
    part.keep("final epochs", longer)

    //: ## What the filters see
    //:
    //: {figure filters} shows what the filters have become, and {figure maps} what they make of one image. Red and
    //: blue are weights above and below zero. Pixels up to {brightest} drive the sigmoid to one of its ends: on the
    //: stroke a map is black or white, on blank paper it is grey, where only the bias counts.

    //: {fold: the figures}
    let kernel = fit.parameters[0][0].values
    part.figure(
        "filters", caption: "The learned filters, each an image of its weights.",
        alternative: """
            Each filter is a square of three rows and three columns, red where a weight is positive, blue where it \
            is negative.
            """
    ) {
        .images(
            columns: 16, weights: (0..<32).map { filter in (0..<9).map { kernel[32 * $0 + filter] } },
            imageColumns: 3)
    }
    let maps = try fit.outputs(ofLayer: 0, for: mnist.unscaledTest, example: 0)
    part.figure(
        "maps",
        caption: """
            The first test image and what the first filters make of it: white is no activation, black a full one. \
            On the stroke the maps are white or black, on blank paper grey.
            """
    ) {
        .images(
            columns: 8,
            [Tile(mnist.testImages.image(0), columns: mnist.testImages.columnCount, caption: "input")]
                + (0..<15).map { filter in
                    Tile(
                        stride(from: filter, to: maps.count, by: 32).map { maps[$0] },
                        columns: mnist.testImages.columnCount - 2, from: 0,
                        to: 1, caption: "filter \(filter + 1)")
                })
    }
}

//: {fold: a network and its examples}
/// A network that is trained at several learning rates, with its examples.
struct Candidate: Sendable {
    let name: String
    let network: Sequential
    let examples: LabelledExamples
    let epochs: Int

    init(_ name: String, _ network: Sequential, _ examples: LabelledExamples, _ epochs: Int) {
        (self.name, self.network, self.examples, self.epochs) = (name, network, examples, epochs)
    }
}

extension LabelledExamples {
    /// The examples from an index on.
    func rest(from index: Int) -> LabelledExamples { subset(Array(index..<count), named: "from \(index)") }
}
