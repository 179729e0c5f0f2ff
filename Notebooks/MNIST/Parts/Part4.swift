//: # 4 · Rectified units
//:
//: *The task: use rectified units for sigmoid units. Is that faster, and is the network better?*
//:
//: The sigmoid's derivative never exceeds one quarter, so each sigmoid layer multiplies the error that goes back
//: through it by at most a quarter: at the same learning rate the layers below take smaller steps ({section the
//: learning rate}). The rectifier passes the error whole or not at all,
//:
//: $$\sigma'(z) = \sigma(z) (1 - \sigma(z)) \le \frac{1}{4}, \qquad \mathrm{relu}'(z)
//: = \begin{cases} 1 & z > 0 \\ 0 & z \le 0, \end{cases}$$
//:
//: so that the first layer gets the error of the units that pass it unchanged.
//:
//: {fold: imports}
import ImageDatasets
import NetworkNotebooks
import NeuralNetworks
import Notebooks
import Plots
import Statistics

let rectifiedUnits = Part(
    4, reads: [sigmoidUnits],
    parameters: ["epochs": 10, "rate": 0.02, "seeds": 5],
    headline: "test accuracy"
) { part in
    let mnist = try part.mnist

    //: ## Training the ReLU network
    //:
    //: Everything but the activation is as in Part 3.

    let network = Sequential([
        Dense(128, activation: .relu),
        Dense(10, activation: .softmax),
    ])
    let rate: Float = try part.parameter("rate")
    let epochs = try part.parameter("epochs", in: 1...10_000)
    let fit = try part.fit(
        network, to: mnist.train, optimizer: .sgd(rate: rate), epochs: epochs)

    part.keep("history", fit.history)
    part.show("last training accuracy", fit.history[epochs - 1].accuracy)

    //: The original timed the answers to the test images, too:

    let answers = try part.time("evaluation") {
        try fit.evaluate(on: mnist.test)
    }
    part.show("test accuracy", answers.accuracy)
    part.keep("test predictions", answers.predictions.digits)

    //: The network classifies {test accuracy:.2%} of the test images; the original printed
    //: {original.part4.test_accuracy:.2%}. Sigmoid units reached {part3.test_accuracy:.2%} in as many epochs. On the
    //: same test images:

    let comparison = try part.compare(
        answers.predictions, with: sigmoidUnits,
        labels: mnist.testImages.labels)
    part.keep("paired", comparison)
    part.show("only ReLU right", comparison.onlyFirst)
    part.show("only the sigmoid right", comparison.onlySecond)
    part.show("p value", comparison.pValue)

    //: {fold: the figure}
    let sigmoidHistory = try part.result("history", of: sigmoidUnits)
    part.figure(
        "activations", caption: "The same network with two activations. {claims.findings.relu-ahead}"
    ) {
        Plot(
            "Training accuracy, running mean over the epoch", x: .linear("epoch"),
            y: .linear(style: .percent())
        ) {
            Line(fit.history.map(\.accuracy), name: "ReLU", ink: .vermilion, lastValue: .percent(1))
            Line(
                (0..<epochs).compactMap { sigmoidHistory.at(["\($0)", "accuracy"])?.double },
                name: "sigmoid", ink: .blue,
                lastValue: .percent(1))
        }
    }

    //: {figure activations} shows both as they learn, and {table time} what that took.
    //: {claims.register.relu-speed.reason} Here, compiled and in single precision, ReLU took {training.cpu /
    //: part3.training.cpu:.2f} times the sigmoid's processor time.

    //: {fold: the table}
    part.table(
        "time",
        caption: "What the epochs and the answers to all test images took, here and in the original.",
        columns: ["", .right("wall"), .right("CPU"), .right("original wall"), .right("original CPU")],
        markup: [
            [
                "sigmoid, training", "{part3.training.wall}", "{part3.training.cpu}",
                "{original.part3.wall_seconds:time}", "{original.part3.cpu_seconds:time}",
            ],
            [
                "ReLU, training", "{training.wall}", "{training.cpu}", "{original.part4.wall_seconds:time}",
                "{original.part4.cpu_seconds:time}",
            ],
            [
                "ReLU, test images", "{evaluation.wall}", "{evaluation.cpu}",
                "{original.part4.evaluate_wall_seconds:time}",
                "{original.part4.evaluate_cpu_seconds:time}",
            ],
        ], rulesAbove: [2])

    //: ## The ReLU network from other seeds

    let replicates = try part.time("other seeds") {
        try part.replicates(
            of: fit, network, on: mnist.train, test: mnist.test,
            rate: rate, epochs: epochs,
            askingForTraining: true)
    }
    part.show(replicates, as: "replicates")

    //: {fold: the figure}
    let sigmoidReplicates = (try part.result("replicates", of: sigmoidUnits).list ?? []).compactMap {
        $0["test_accuracy"]?.double
    }
    part.figure(
        "seeds",
        caption: """
            Test accuracy of every seed with each activation, on scales of their own: mean, standard deviation, and \
            the original's number. {claims.findings.spread-of-seeds}
            """
    ) {
        .grid(
            columns: 2,
            [("sigmoid", "part3", sigmoidReplicates), ("ReLU", "part4", replicates.map(\.testAccuracy))].map
            {
                name, part, accuracies in
                Plot(name, x: .linear("test accuracy", style: .percent(1)), y: .category()) {
                    Intervals(samples: [("seeds", accuracies)])
                    Dots([(printed(part, "test_accuracy"), "original")], ink: .vermilion, radius: 2.6)
                }
            })
    }

    //: Over the seeds the rectifier's network answers {mean over seeds:.2%} of the test images right, the sigmoid's
    //: {part3.mean_over_seeds:.2%} ({figure seeds}): a difference of {claims.register.relu-better.measured}.
    //: {claims.register.relu-better.reason} {claims.register.relu-accuracy.reason}

    //: ## What is lost on new images
    //:
    //: The original finds that the rectifier generalises better to the images of validation. The test images confirm
    //: that. Another question is what a network loses between the images that it learned from and new ones
    //: ({table gap}). A network that has not yet fitted the former has little to lose.

    //: {fold: the table}
    part.table(
        "gap", caption: "Share of images classified right, mean over the seeds.",
        columns: ["", .decimal("training images"), .decimal("test images"), .decimal("points lost")],
        markup: [("sigmoid", "claims.gaps.sigmoid"), ("ReLU", "claims.gaps.relu")].map { name, path in
            [name, "{\(path).train:.2%}", "{\(path).test:.2%}", "{\(path).points_lost:.1f}"]
        })

    //: {claims.register.relu-generalises.reason} It is {claims.register.relu-generalises.measured}.
}
