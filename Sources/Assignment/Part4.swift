//: # 4 · Rectified units
//:
//: The sigmoid's derivative never exceeds one quarter, so each layer that an error passes on its way back shrinks it. The rectifier passes
//: it whole or not at all,
//:
//: $$\sigma'(z) = \sigma(z) (1 - \sigma(z)) \le \frac{1}{4}, \qquad \mathrm{relu}'(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0, \end{cases}$$
//:
//: and the first layer's weights move accordingly.
//:
//: {fold: imports}
import NeuralNetworks
import Notebooks
import Plots

let rectifiedUnits = Part(
    4, reads: [sigmoidUnits], parameters: ["epochs": 10, "rate": 0.02], headline: "test accuracy"
) { page in
    let mnist = try page.mnist

    //: Everything but the activation is as in Part 3.

    let network = Sequential([
        Dense(128, activation: .relu),
        Dense(10, activation: .softmax),
    ])
    let rate: Float = try page.parameter("rate")
    let epochs: Int = try page.parameter("epochs")
    let fit = try page.fit(
        network, to: mnist.train, optimizer: .sgd(rate: rate), epochs: epochs)

    page.keep("history", fit.history)
    page.show("last training accuracy", fit.history[epochs - 1].accuracy)

    //: The original timed the answers to the test images, too:

    let accuracy = try page.time("evaluation") {
        try fit.accuracy(on: mnist.test)
    }
    page.show("test accuracy", accuracy)

    //: The network classifies {test accuracy:.2%} of the test images; the original printed {original.part4.test_accuracy:.2%}. Sigmoid units reached
    //: {part3.test_accuracy:.2%} in the same ten epochs.

    //: {fold: the figure}
    let sigmoidHistory = try page.result("history", of: sigmoidUnits)
    page.figure("activations", caption: "Ten epochs with two activations.") {
        Plot("Training accuracy, running mean over the epoch", x: .linear("epoch"), y: .linear(style: .percent())) {
            Line(fit.history.map(\.accuracy), name: "ReLU", lastValue: .percent(1))
            Line((0..<epochs).compactMap { sigmoidHistory.at(["\($0)", "accuracy"])?.double }, name: "sigmoid", lastValue: .percent(1))
        }
    }

    //: {figure activations} shows the rectifier ahead from the first epoch on. Its cost, in {table time}, is the same to within what a
    //: busy machine shifts; {figure spent} shows where the time goes.

    //: {fold: the table}
    page.table(
        "time", caption: "What ten epochs and ten thousand answers took, here and in the original.",
        columns: ["", .right("wall"), .right("CPU"), .right("original wall"), .right("original CPU")],
        rows: [
            ["sigmoid, training", "{part3.training.wall}", "{part3.training.cpu}", "{original.part3.wall_seconds:time}", "{original.part3.cpu_seconds:time}"],
            ["ReLU, training", "{training.wall}", "{training.cpu}", "{original.part4.wall_seconds:time}", "{original.part4.cpu_seconds:time}"],
            [
                "ReLU, test images", "{evaluation.wall}", "{evaluation.cpu}", "{original.part4.evaluate_wall_seconds:time}",
                "{original.part4.evaluate_cpu_seconds:time}",
            ],
        ], rulesAbove: [2])
    page.figure("spent", caption: "Where the time goes, in the original and in this run; the original trained no other seeds.") {
        Plot("Wall time", x: .log("wall time", unit: "s"), y: .category()) {
            let timed = [
                ("sigmoid, ten epochs", printed("part3", "wall_seconds"), Named("part3.training.wall")),
                ("ReLU, ten epochs", printed("part4", "wall_seconds"), Named("training.wall")),
                ("ReLU, test images", printed("part4", "evaluate_wall_seconds"), Named("evaluation.wall")),
                ("ReLU, four more seeds", Double.nan, Named("other seeds.wall")),
            ]
            Bars(timed.map { ($0.0, $0.1) }, name: "original", ink: .muted, numbers: .automatic)
            Bars(timed.map { ($0.0, $0.2) }, name: "this run", numbers: .decimals(2))
        }
    }

    //: ## Other seeds

    let replicates = try page.time("other seeds") {
        try page.replicates(
            of: fit, network, on: mnist.train, test: mnist.test,
            rate: rate, epochs: epochs,
            askingForTraining: true)
    }
    page.keep("replicates", replicates)
    page.show("mean over seeds", replicates.map(\.testAccuracy).mean)
    page.show("deviation over seeds", replicates.map(\.testAccuracy).deviation)

    //: {fold: the figure}
    let sigmoidReplicates = (try page.result("replicates", of: sigmoidUnits).list ?? []).compactMap { $0["test_accuracy"]?.double }
    page.figure("seeds", caption: "Test accuracy of five seeds with each activation: mean, deviation and every seed, with the original's number beside them.") {
        Plot("Test accuracy", x: .linear(style: .percent()), y: .category()) {
            Intervals(samples: [("sigmoid", sigmoidReplicates), ("ReLU", replicates.map(\.testAccuracy))], name: "five seeds")
            Dots([(printed("part3", "test_accuracy"), "sigmoid"), (printed("part4", "test_accuracy"), "ReLU")], name: "original", radius: 2.6)
        }
    }

    //: Over five seeds the rectifier's network answers {mean over seeds:.2%} of the test images right, the sigmoid's {part3.mean_over_seeds:.2%}; the seeds of one
    //: differ far less than the two networks do ({figure seeds}).
}
