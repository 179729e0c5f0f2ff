//: # 6 · A small convolution
//:
//: *The task: train a convolutional network with the best values found. Does it improve on the others?*
//:
//: A convolution looks at the image through a window of {original.part6.settings.kernel_size.0} ×
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
import ImageDatasets
import NetworkNotebooks
import NeuralNetworks
import Notebooks
import Plots
import Statistics

let convolution = Part(
    6, reads: [rectifiedUnits],
    parameters: ["epochs": 1, "rate": 0.02, "longer": 4, "seeds": 5],
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
    //: More seeds, to see whether the first one was lucky ({table seeds}):

    let replicates = try part.replicates(
        of: fit, network, on: mnist.unscaledTrain, test: mnist.unscaledTest,
        rate: rate, epochs: epochs)
    part.show(replicates, as: "replicates")

    //: {claims.register.convolution-accuracy.reason} Against the ReLU network of Part 4 the difference over the seeds
    //: is {claims.register.no-improvement.measured}. {claims.register.no-improvement.reason}
    //: {claims.register.best-values-used.reason}

    //: {fold: the table}
    part.keep("pooled", try network.shapes(for: mnist.unscaledTrain.shape)[2].elementCount)
    part.keep("brightest", Int(UInt8.max))
    part.table(
        "seeds", caption: "Test accuracy after one epoch, by seed.",
        columns: replicates.map { .decimal("\($0.seed)") } + [.decimal("mean"), .decimal("deviation")],
        markup: [
            replicates.indices.map { "{replicates.\($0).test_accuracy:.4f}" } + [
                "{mean over seeds:.4f}", "{deviation over seeds:.4f}",
            ]
        ])

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
            Test accuracy after one epoch: mean, deviation and every seed. The dashed line is what always \
            answering “1” gives.
            """
    ) {
        Plot("Test accuracy", x: .linear(including: [0, 1], style: .percent()), y: .category("pixels")) {
            Intervals(
                samples: [("0 to 255", replicates.map(\.testAccuracy)), ("0 to 1", scaled.map(\.testAccuracy))],
                name: "seeds")
            Dots([(printed("part6", "test_accuracy"), "0 to 255")], name: "original", radius: 2.6)
            Rule(x: Double(ones) / Double(mnist.testImages.count), label: "always “1”")
        }
    }

    //: With scaled images the networks classify {scaled mean over seeds:.2%} on average, with unscaled ones
    //: {mean over seeds:.2%} ({figure scaling}). {claims.findings.scaling}

    //: ## Scaled images, ReLU, a few epochs more
    //:
    //: The convolution once more, with rectifiers for sigmoids, scaled images and {longer:words} epochs; all else is as
    //: above.

    let rectified = Sequential([
        Convolution2D(32, kernel: (3, 3), activation: .relu),
        MaxPooling2D(2),
        Flatten(),
        Dense(128, activation: .relu),
        Dense(10, activation: .softmax),
    ])
    let longer = try part.parameter("longer", in: 1...10_000)
    let plan = part.plan(
        rectified, optimizer: .sgd(rate: rate), epochs: longer)
    let improved = try part.time("improved") {
        try part.fit([
            TrainingJob(
                plan, on: mnist.scaledTrain, validation: mnist.scaledTest,
                label: "ReLU, scaled images")
        ])[0]
    }
    part.keep("improved history", improved.history)
    let improvedAnswers = try improved.evaluate(on: mnist.scaledTest)
    part.show("improved test accuracy", improvedAnswers.accuracy)
    let comparison = try part.compare(
        improvedAnswers.predictions, with: rectifiedUnits,
        labels: mnist.testImages.labels)
    part.keep("paired", comparison)
    part.show("only this one right", comparison.onlyFirst)
    part.show("only Part 4's right", comparison.onlySecond)
    part.show("p value", comparison.pValue)

    //: {claims.findings.convolution-improved}

    //: ## What the filters see
    //:
    //: {figure filters} shows what the filters have become, and {figure maps} what they make of one image.

    //: {fold: the figures}
    let kernel = fit.parameters[0][0].values
    part.figure("filters", caption: "The learned filters.") {
        .images(
            columns: 16, weights: (0..<32).map { filter in (0..<9).map { kernel[32 * $0 + filter] } }, imageColumns: 3)
    }
    let maps = try fit.outputs(ofLayer: 0, for: mnist.unscaledTest, example: 0)
    part.figure(
        "maps",
        caption: "The first test image and what the first filters make of it: white is no activation, black a full one."
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
