//: # 3 · Sigmoid units, in batches
//:
//: *The task: train the same network with a framework. Is that faster, and is the network better?*
//:
//: The same layers once more, this time as a framework trains them, which was Keras [@chollet2015] in the original: a
//: step is taken after a batch of images, along the mean of their gradients. {table differences} lists what else
//: differs from Part 2.
//:
//: {fold: imports}
import ImageDatasets
import NetworkNotebooks
import NeuralNetworks
import Notebooks
import Plots
import Statistics

let sigmoidUnits = Part(
    3, reads: [networkFromScratch],
    parameters: ["epochs": 10, "rate": 0.02, "seeds": 5],
    headline: "test accuracy"
) { part in
    let mnist = try part.mnist

    //: {fold: the table}
    part.table(
        "differences", caption: "How the network of this part is trained, and how that of Part 2 was.",
        columns: ["", .left("Part 2"), .left("Part 3")],
        markup: [
            [
                "initial weights", "uniform between −0.5 and 0.5",
                "uniform within $\\pm\\sqrt{6 / (n_\\mathrm{in} + n_\\mathrm{out})}$ [@glorot2010]",
            ],
            ["initial biases", "uniform between −0.5 and 0.5", "zero"],
            ["order of the images", "as in the file", "shuffled before every epoch"],
            ["images a step", "one", "{original.part3.settings.batch_size}"],
            ["learning rate", "{part2.eta}", "{rate}"],
            ["passes over the images", "{part2.passes}", "{epochs}"],
            ["precision", "double", "single"],
            ["cost", "cross-entropy", "cross-entropy"],
        ])

    //: ## Training the sigmoid network

    let network = Sequential([
        Dense(128, activation: .sigmoid),
        Dense(10, activation: .softmax),
    ])
    let rate: Float = try part.parameter("rate")
    let epochs = try part.parameter("epochs", in: 1...10_000)
    let fit = try part.fit(
        network, to: mnist.train, optimizer: .sgd(rate: rate), epochs: epochs)

    let answers = try fit.evaluate(on: mnist.test)
    part.show("test accuracy", answers.accuracy)
    //: {fold: what is kept}
    part.keep("history", fit.history)
    part.keep("test predictions", answers.predictions.digits)

    //: The network classifies {test accuracy:.2%} of the test images; the original printed
    //: {original.part3.test_accuracy:.2%}. Its accuracy in training ({figure learning}) is a running one: each image is
    //: counted when it is used, before the later steps of its epoch, and so the accuracy lags behind what the network
    //: can do at the epoch's end.

    //: {fold: the figure}
    let claimed = printed("part3", "claimed_accuracy")
    part.figure(
        "learning",
        caption: """
            The sigmoid network as it learns: running means over the training images of each epoch. The lines mark \
            what the original says it exceeds by epoch {original.part3.claimed_epoch:words}.
            """
    ) {
        .grid(
            columns: 2,
            [
                Plot(
                    "Loss", x: .linear("epoch"), y: .linear("cross-entropy", unit: "nats", including: [0]),
                    height: 160
                ) {
                    Line(fit.history.map(\.loss), lastValue: .decimals(2))
                },
                Plot(
                    "Training accuracy", x: .linear("epoch"),
                    y: .linear("share of images", style: .percent()),
                    height: 160
                ) {
                    Line(fit.history.map(\.accuracy), lastValue: .percent(1))
                    Rule(y: claimed, label: percent(claimed, digits: 0))
                    Rule(x: printed("part3", "claimed_epoch"), label: "claimed")
                },
            ])
    }

    //: ## The sigmoid network from other seeds
    //:
    //: Initial weights and shuffling are random, drawn by the counter-based generator Philox [@salmon2011].
    //: {seeds:Words} seeds, {seed} and those after it, show how much of the result is due to chance: their mean, their
    //: standard deviation, and the interval that covers the mean of all seeds in {confidence:.0%} of such samples
    //: [@student1908].

    let replicates = try part.replicates(
        of: fit, network, on: mnist.train, test: mnist.test,
        rate: rate, epochs: epochs,
        askingForTraining: true)
    part.show(replicates, as: "replicates")
    part.keep("running accuracies", replicates.map(\.runningAccuracies.value))

    //: {claims.register.sigmoid-accuracy.reason} {claims.register.fourth-epoch.reason}

    //: ## Is it better?
    //:
    //: The original found the framework's network better than its own, for which it had printed
    //: {original.part2.train_accuracy:.1%}. {claims.register.same-images.reason}
    //: {claims.register.framework-better.reason} On the same test images:

    let comparison = try part.compare(
        answers.predictions, with: networkFromScratch,
        labels: mnist.testImages.labels)
    part.show("only this one right", comparison.onlyFirst)
    part.show("only the one from scratch right", comparison.onlySecond)
    part.show("p value", comparison.pValue)

    //: (The p value is that of McNemar's exact test [@mcnemar1947]: how likely so uneven a split of the images on which
    //: the two differ would be if both were equally good.) The two are trained differently in several ways at once.
    //: Here batch, rate and epochs are changed to those of Part 2, each alone and then all together ({table varied}):

    let plan = part.plan(network, optimizer: .sgd(rate: rate), epochs: epochs)
    var single = plan, larger = plan, shorter = plan
    single.batchSize = 1
    let theirs = (
        rate: Float(printed("part2", "settings", "learning_rate")),
        epochs: Int(printed("part2", "settings", "epochs"))
    )
    larger.optimizer = .sgd(rate: theirs.rate)
    shorter.epochs = theirs.epochs
    var all = single
    all.optimizer = larger.optimizer
    all.epochs = shorter.epochs

    let alone = try part.time("image by image") {
        try part.fit([
            TrainingJob(single, on: mnist.train, label: "image by image")
        ])
    }
    let others = try part.time("varied") {
        try part.fit([
            TrainingJob(larger, on: mnist.train, label: "rate"),
            TrainingJob(shorter, on: mnist.train, label: "epochs"),
            TrainingJob(all, on: mnist.train, label: "all"),
        ])
    }
    //: {fold: the table}
    let varied = try (alone + others).map { try $0.evaluate(on: mnist.test, threadCount: part.threads) }
    let pairs = try varied.map {
        try PairedAnswers(
            first: $0.predictions, second: answers.predictions, labels: mnist.testImages.labels)
    }
    let ids = ["batch", "rate", "epochs", "all"],
        pValues = Dictionary(uniqueKeysWithValues: zip(ids, pairs.map(\.pValue))),
        differences = Dictionary(uniqueKeysWithValues: zip(ids, pairs.map(\.difference)))
    part.keep(
        "varied",
        ids.indices.map {
            [
                "id": .string(ids[$0]), "test_accuracy": .number(varied[$0].accuracy),
                "paired": pairs[$0].value,
            ] as Value
        })
    part.table(
        "varied",
        caption: """
            The sigmoid network with one setting at a time changed to that of Part 2: accuracy on the test \
            images, the difference, and McNemar's test of it.
            """,
        columns: ["", .decimal("test accuracy"), .decimal("difference in points"), .left("chance")],
        markup: [["as above", "{test accuracy:.2%}", "", ""]]
            + [
                ("batch", "a step after every image"), ("rate", "learning rate {part2.eta}"),
                ("epochs", "{original.part2.settings.epochs:words} epochs"),
                ("all", "all of these"),
            ].map { id, name in
                [
                    name, "{varied.\(id).test_accuracy:.2%}", points(differences[id] ?? .nan),
                    "$p$ \(probability(pValues[id] ?? .nan))",
                ]
            }, rulesAbove: [1, 4])

    //: {claims.findings.what-makes-better}

    //: ## Is it faster?
    //:
    //: {table time} sets the original's times beside those of this run. Here an image of Part 2 takes
    //: {part2.training.wall / images seen.scratch:time}, one of this part by itself {image by image.wall / images
    //: seen.here:time}, and one in a batch {training.wall / images seen.here:time}: batches alone make the training
    //: {image by image.wall / training.wall:.1f} times as fast.

    //: {fold: the table}
    part.table(
        "time", caption: "What training took, here and in the original.",
        columns: [
            "", .right("images seen"), .right("wall"), .right("CPU"), .right("original wall"),
            .right("original CPU"),
        ],
        markup: [
            [
                "Part 2, image by image", "{images seen.scratch:,}", "{part2.training.wall}",
                "{part2.training.cpu}",
                "{original.part2.wall_seconds:time}", "{original.part2.cpu_seconds:time}",
            ],
            [
                "Part 3, image by image", "{images seen.here:,}", "{image by image.wall}",
                "{image by image.cpu}", "—",
                "—",
            ],
            [
                "Part 3, in batches", "{images seen.here:,}", "{training.wall}", "{training.cpu}",
                "{original.part3.wall_seconds:time}", "{original.part3.cpu_seconds:time}",
            ],
        ])
    part.keep(
        "images seen", ["scratch": shorter.epochs * mnist.train.count, "here": epochs * mnist.train.count])

    //: {claims.register.framework-faster.reason}

    //: ## The squared error, in the framework
    //:
    //: The original says that the framework's network, too, falls to almost one in
    //: {original.part3.settings.layers.2:words} with the squared error. A framework's *mean squared error* is the mean
    //: over the {original.part3.settings.layers.2:words} outputs, $\frac{1}{n} \sum_k (f_k - y_k)^2$, where the
    //: textbook's is half of the sum. Its gradient is only $2/n$ of the textbook's, so that at the same learning rate
    //: its steps are {smaller steps:words} times smaller. Both train the same network, over the seeds ({table
    //: squared}):

    func trained(by loss: Loss, _ name: String) throws -> [Replicate] {
        let ends = try part.replicates(
            network, on: mnist.train, test: mnist.test, loss: loss,
            rate: rate, epochs: epochs)
        part.keep(name, ends)
        return ends
    }
    let halfSum = try trained(by: .squaredError, "half of the sum")
    let mean = try trained(by: .meanSquaredError, "mean squared error")
    //: {fold: the table}
    let costs = [("cross_entropy", replicates), ("half_sum", halfSum), ("mean", mean)]
    part.keep("costs", costs.map { $0.1.summary(id: $0.0) })
    part.keep("smaller steps", Int(printed("part3", "settings", "layers", "2")) / 2)
    part.table(
        "squared",
        caption: """
            The sigmoid network in batches with each cost, over {seeds:words} seeds: share of the training images \
            classified right as they pass, in the first epoch and in the last, and share of the test images.
            """,
        columns: [
            "cost", .right("first epoch"), .decimal("last epoch"), .decimal("test images"),
            .decimal("lowest"),
            .decimal("highest"),
        ],
        markup: [
            ("cross_entropy", "cross-entropy"), ("half_sum", "squared error, half of the sum"),
            ("mean", "squared error, the mean"),
        ].map { id, name in
            [
                name, "{costs.\(id).lowest_first_epoch:.1%} to {costs.\(id).highest_first_epoch:.1%}",
                "{costs.\(id).mean_last_epoch:.1%}",
            ]
                + ["mean", "lowest", "highest"].map { "{costs.\(id).\($0)_test_accuracy:.2%}" }
        })

    //: {claims.register.squared-error.reason} {claims.findings.first-epoch-of-squares}

    //: ## What a hidden unit looks for
    //:
    //: A unit of the first layer has a weight for each pixel, so its weights are an image ({figure weights}): red
    //: where ink raises the unit's output, blue where ink lowers it, white where a weight is near zero.

    //: {fold: the figure}
    let kernel = fit.parameters[0][0].values
    part.figure(
        "weights",
        caption: """
            The weights of the first hidden units, pixel by pixel: patches in the middle, and noise towards the edge, \
            where pixels are almost always blank and weights stay as they were drawn.
            """,
        alternative: """
            Each square is the weights of one unit, red where they are positive, blue where they are negative.
            """
    ) {
        .images(
            columns: 8,
            weights: (0..<8).map { unit in stride(from: unit, to: kernel.count, by: 128).map { kernel[$0] }
            },
            imageColumns: mnist.trainImages.columnCount)
    }
}
