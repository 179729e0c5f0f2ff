//: # 3 · Sigmoid units, in batches
//:
//: The same layers once more, this time as a framework trains them. Three things differ from Part 2. The weights start from Glorot's range, within
//: $\pm\sqrt{6 / (n_\mathrm{in} + n_\mathrm{out})}$, and the biases at zero. A step is taken not after every image but after a batch of 32, along the mean of their
//: gradients, and the images are reshuffled before every epoch. And the learning rate is 0.02, a tenth of Part 2's.
//:
//: {fold: imports}
import Datasets
import NeuralNetworks
import Notebooks
import Plots

let sigmoidUnits = Part(
    3, reads: [networkFromScratch], parameters: ["epochs": 10, "rate": 0.02], headline: "test accuracy"
) { page in
    let mnist = try page.mnist

    //: ## Ten epochs

    let network = Sequential([
        Dense(128, activation: .sigmoid),
        Dense(10, activation: .softmax),
    ])
    let rate: Float = try page.parameter("rate")
    let epochs: Int = try page.parameter("epochs")
    let fit = try page.fit(
        network, to: mnist.train, optimizer: .sgd(rate: rate), epochs: epochs)

    let accuracy = try fit.accuracy(on: mnist.test)
    page.show("test accuracy", accuracy)
    //: {fold: the table}
    page.keep("history", fit.history)
    page.table(
        "epochs", caption: "Loss and accuracy over the training images, as they passed in each epoch.",
        columns: [.right("epoch"), .decimal("loss"), .decimal("accuracy")],
        rows: fit.history.indices.map { ["\($0 + 1)", "{history.\($0).loss}", "{history.\($0).accuracy}"] })

    //: The network classifies {test accuracy:.2%} of the test images; the original printed {original.part3.test_accuracy:.2%}. Its accuracy in
    //: training ({figure learning}) is a running one: it counts each image as the network was when the image came by, in the middle of the epoch, and so lags
    //: behind what the network can do at the epoch's end.

    //: {fold: the figure}
    page.figure("learning", caption: "Ten epochs of the sigmoid network: running means over the training images of each epoch.") {
        .grid(columns: 2, [
            Plot("Loss", x: .linear("epoch"), y: .linear("cross-entropy", unit: "nats", including: [0]), height: 160) {
                Line(fit.history.map(\.loss), lastValue: .decimals(2))
            },
            Plot("Training accuracy", x: .linear("epoch"), y: .linear("share of images", style: .percent()), height: 160) {
                Line(fit.history.map(\.accuracy), lastValue: .percent(1))
                Rule(y: 0.9, label: "90 %")
            },
        ])
    }

    //: ## Is it faster?
    //:
    //: The original found its framework much faster than its own code, and so it was. Here both are compiled by the same compiler, and {table time} puts them
    //: side by side:

    //: {fold: the table}
    page.table(
        "time", caption: "What training took, here and in the original.",
        columns: [
            "", .right("images seen"), .right("wall"), .right("CPU"), .right("original wall"),
            .right("original CPU"),
        ],
        rows: [
            [
                "Part 2, image by image", (5 * mnist.train.count).formatted, "{part2.training.wall}", "{part2.training.cpu}",
                "{original.part2.wall_seconds:time}", "{original.part2.cpu_seconds:time}",
            ],
            [
                "Part 3, batches of 32", (epochs * mnist.train.count).formatted, "{training.wall}", "{training.cpu}",
                "{original.part3.wall_seconds:time}", "{original.part3.cpu_seconds:time}",
            ],
        ])

    //: ## Other seeds
    //:
    //: First weights and shuffling are chance. Four more seeds show how much of the result is:

    let replicates = try page.replicates(
        of: fit, network, on: mnist.train, test: mnist.test,
        rate: rate, epochs: epochs,
        askingForTraining: true)
    page.keep("replicates", replicates)
    page.show("mean over seeds", replicates.map(\.testAccuracy).mean)
    page.show("deviation over seeds", replicates.map(\.testAccuracy).deviation)

    //: ## Was it the squared error?
    //:
    //: The original blames its low number in Part 2 on the squared error as cost, and says that the framework's network falls to almost the same level with it. Here the same
    //: network learns with the squared error, $\frac{1}{2} \sum_k (f_k - y_k)^2$, in batches as above, and image by image at Part 2's rate:

    let squared = try page.time("squared error") {
        try page.fit([
            (32, rate, epochs, "batches"), (1, 0.2, 5, "image by image")
        ].map { batchSize, rate, epochs, name in
            let plan = page.plan(
                network, loss: .squaredError, optimizer: .sgd(rate: rate),
                epochs: epochs, batchSize: batchSize,
                stream: "squared error/\(name)")
            return FitRequest(plan, on: mnist.train, label: name)
        }).map { try $0.accuracy(on: mnist.test) }
    }
    page.keep(
        "squared error",
        ["batches": squared[0], "image_by_image": squared[1]])
    page.show("squared error, in batches", squared[0])
    page.show("squared error, image by image", squared[1])

    //: With it the networks classify {squared error.batches:.2%} and {squared error.image_by_image:.2%} of the test images. What that says of the original's
    //: explanation stands in {table claims}.

    //: ## What a hidden unit looks for
    //:
    //: A unit of the first layer has a weight for each pixel, so its weights are an image: dark where ink speaks against it, light where it speaks for it
    //: ({figure weights}).

    //: {fold: the figure}
    let kernel = fit.parameters[0][0].values
    page.figure("weights", caption: "The first-layer weights of twenty-four of the 128 hidden units.") {
        .images(
            columns: 8, weights: (0..<24).map { unit in stride(from: unit, to: kernel.count, by: 128).map { kernel[$0] } },
            imageColumns: mnist.trainImages.columnCount)
    }
}
