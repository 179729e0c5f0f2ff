//: # 5 · Regularisation
//:
//: A deeper network, three hidden layers of 128 sigmoid units, with two brakes against learning the training images by heart. *Dropout* sets each hidden activation to
//: zero with probability $p$ while the network trains, and divides the others by $1 - p$. An *L2 penalty* adds to the error the squares of all weights,
//:
//: $$E = -\sum_k y_k \log f_k + \lambda \sum_{l} \lVert W_l \rVert^2,$$
//:
//: so that each step also pulls every weight a little towards zero. How much of each is a matter of trial: four rates of dropout, three of the penalty.
//:
//: {fold: imports}
import Datasets
import Kernels
import NeuralNetworks
import Notebooks
import Plots

//: ## Twelve settings, sixty networks

struct Setting: Sendable {
    let dropout: Double
    let l2: Double

    var network: Sequential {
        Sequential([
            Dense(128, activation: .sigmoid, l2: l2), Dropout(dropout),
            Dense(128, activation: .sigmoid, l2: l2), Dropout(dropout),
            Dense(128, activation: .sigmoid, l2: l2), Dropout(dropout),
            Dense(10, activation: .softmax, l2: l2),
        ])
    }

    var name: String { "dropout \(dropout), l2 \(l2)" }
}

let dropouts = [0.2, 0.4, 0.6, 0.8], penalties = [0.0001, 0.001, 0.01]

//: Each setting is judged by cross-validation. The training images are dealt into five folds with equal shares of every digit; five networks are trained for
//: five epochs, each on four of the folds, and each is asked for the fifth. The setting with the highest mean is trained once more on all
//: training images: sixty-one networks.

let regularisation = Part(
    5, parameters: ["epochs": 5, "rate": 0.02], headline: "grid.0.mean test score"
) { page in
    let mnist = try page.mnist
    let settings = dropouts.flatMap { dropout in
        penalties.map { Setting(dropout: dropout, l2: $0) }
    }

    let rate: Float = try page.parameter("rate")
    let epochs: Int = try page.parameter("epochs")
    let search = try page.gridSearch(
        over: settings, folds: 5, on: mnist.train
    ) { setting in
        page.plan(
            setting.network, optimizer: .sgd(rate: rate), epochs: epochs,
            stream: setting.name)
    }

    page.show("best", search.best.setting)
    page.show("refit test accuracy", try search.refit.accuracy(on: mnist.test))

    //: {fold: the table}
    page.keep("grid", search.rows.map(\.result))
    page.table(
        "grid", caption: "Accuracy on the held-out fold, for every setting: five folds, their mean and deviation, and what the original printed.",
        columns: [.decimal("dropout"), .left("L2")] + (1...5).map { .decimal("fold \($0)") }
            + [.decimal("mean"), .decimal("deviation"), .decimal("original")],
        rows: search.rows.enumerated().map { index, row in
            ["\(row.setting.dropout)", "\(row.setting.l2)"]
                + (0..<5).map { "{grid.\(index).fold_scores.\($0):.3f}" }
                + ["**{grid.\(index).mean_test_score:.3f}**", "{grid.\(index).std_test_score:.3f}"]
                + [originalFacts.at(["part5", "grid", "\(index)"]) == nil ? "cut off" : "{original.part5.grid.\(index).mean_test_score:.3f}"]
        }, rulesAbove: [3, 6, 9])

    //: The best setting is {best} with a mean of {best mean:.3f}. {figure grid} shows the whole grid, of which the original's page had
    //: lost the last two rows. Where dropout or the penalty is strong, five epochs at this rate leave the networks near one in ten, where they began.

    //: {fold: the figure}
    page.keep("best mean", search.best.mean)
    page.figure("grid", caption: "The grid. Left, the mean of five folds and their deviation; right, every fold. The dashed line is the share of ones among the test labels, which a network gets that always answers “1”.") {
        .grid(columns: 2, widths: [1, 1.35], [
            Plot("Mean accuracy on held-out folds", x: .category("L2 penalty"), y: .category("dropout")) {
                HeatMap(
                    dropouts.indices.map { row in penalties.indices.map { search.rows[3 * row + $0].mean } }, rows: dropouts, columns: penalties,
                    numbers: .decimals(3),
                    deviations: dropouts.indices.map { row in penalties.indices.map { search.rows[3 * row + $0].standardDeviation } })
            },
            Plot("Five folds, mean ± deviation", x: .linear("accuracy"), y: .category("dropout")) {
                for (column, penalty) in penalties.enumerated() {
                    Intervals(
                        samples: dropouts.enumerated().map { ("\($0.element)", search.rows[3 * $0.offset + column].foldScores) },
                        name: "L2 \(penalty)")
                }
                Rule(x: Double(mnist.testImages.labels.count { $0 == 1 }) / Double(mnist.testImages.count), label: "always “1”")
            },
        ])
    }

    //: ## One epoch each, and the test images
    //:
    //: The original then trained each setting anew, for one epoch on all training images, asked every network for the test images and named the highest. That uses the test
    //: images to choose, and after one epoch there is little to choose from ({table retrained}):

    let order = penalties.flatMap { l2 in
        dropouts.map { Setting(dropout: $0, l2: l2) }
    }
    let fits = try page.time("retraining") {
        try page.fit(
            order.map { setting in
                let plan = page.plan(
                    setting.network, optimizer: .sgd(rate: rate), epochs: 1,
                    stream: "retrained/\(setting.name)")
                return FitRequest(plan, on: mnist.train, label: plan.stream)
            })
    }
    let accuracies = try fits.map { try $0.accuracy(on: mnist.test) }
    let highest = argmax(accuracies)
    page.show("best retrained", order[highest])
    page.keep("best retrained accuracy", accuracies[highest])

    //: {fold: the table}
    page.keep("retrained", zip(order, accuracies).map { ["dropout": .number($0.dropout), "l2": .number($0.l2), "test_accuracy": .number($1)] as Value })
    page.table(
        "retrained", caption: "Test accuracy after one epoch.",
        columns: [.left("L2")] + dropouts.map { .decimal("dropout \($0)") },
        rows: penalties.indices.map { row in
            ["\(penalties[row])"] + dropouts.indices.map { "{retrained.\(4 * row + $0).test_accuracy}" }
        })

    //: {fold: the figure}
    let alwaysOne = Double(mnist.testImages.labels.count { $0 == 1 }) / Double(mnist.testImages.count)
    page.figure("retrained", caption: "Test accuracy after one epoch on all training images, beside what always answering “1” gives.") {
        .facets(of: penalties, columns: 3, x: .linear("test accuracy", including: [0]), y: .category("dropout"), named: { "L2 \($0)" }) { l2 in
            Dots(zip(order, accuracies).filter { $0.0.l2 == l2 }.map { ($1, "\($0.dropout)") })
            Rule(x: alwaysOne, label: l2 == penalties[0] ? "always “1”" : nil)
        }
    }

    //: Was it luck? The same twelve from the run's other seeds; {table winners} names the highest on each:

    let elsewhere = try page.time("retraining, other seeds") {
        try page.fit(
            page.seeds.dropFirst().flatMap { seed in
                order.map { setting in
                    let plan = page.plan(
                        setting.network, optimizer: .sgd(rate: rate),
                        epochs: 1, seed: seed,
                        stream: "retrained/\(setting.name)")
                    return FitRequest(plan, on: mnist.train, label: plan.stream)
                }
            }).map { try $0.accuracy(on: mnist.test) }
    }
    let firstOfEach = stride(from: 0, to: elsewhere.count, by: order.count)
    let bySeed = [accuracies]
        + firstOfEach.map { Array(elsewhere[$0..<$0 + order.count]) }
    let winners = bySeed.map { order[argmax($0)] }
    page.keep("retrained winners", winners)

    //: {fold: the table}
    page.keep("highest by seed", bySeed.map { $0.max() ?? .nan })
    page.table(
        "winners", caption: "The highest of the twelve on each seed, after one epoch.",
        columns: [.right("seed"), .left("setting"), .decimal("test accuracy")],
        rows: page.seeds.indices.map { ["\(page.seeds[$0])", winners[$0].name, "{highest by seed.\($0):.4f}"] })

    //: {figure retrained} sets all twelve beside a network that says “1” of every image. The highest here is {best retrained}, at {best retrained accuracy:.2%}. The original named dropout
    //: {original.part5.best_retrained.dropout:.1f} with L2 {original.part5.best_retrained.l2:.3f}.
}

//: {fold: how settings and rows are written into the results}
extension Setting: ValueConvertible {
    var value: Value { ["dropout": .number(dropout), "l2": .number(l2)] }
}

extension GridSearch<Setting>.Row {
    var result: Value {
        [
            "dropout": .number(setting.dropout), "l2": .number(setting.l2), "fold_scores": foldScores.value,
            "mean_test_score": .number(mean), "std_test_score": .number(standardDeviation),
        ]
    }
}
