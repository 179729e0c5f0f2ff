//: # 5 · Regularisation
//:
//: *The task: find rates of dropout and L2 penalties for a deeper network, by cross-validation and on the test images.*
//:
//: A deeper network, {hidden layers:words} hidden layers of {original.part5.settings.layers.1} sigmoid units, with two
//: brakes against learning the training images by heart. *Dropout* [@srivastava2014] sets each hidden activation to
//: zero with probability $p$ while the network trains, and divides the others by $1 - p$. An *L2 penalty* adds to the
//: error the squares of all weights,
//:
//: $$E = -\sum_k y_k \log f_k + \lambda \sum_{l} \, \lVert W_l \rVert^2,$$
//:
//: so that each step also pulls every weight a little towards zero. How much of each is a matter of trial.
//:
//: {fold: imports}
import Basics
import ImageDatasets
import NetworkNotebooks
import NeuralNetworks
import Notebooks
import Plots
import Statistics

//: ## The grid
//:
//: Every rate of dropout is combined with every penalty:

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

    var name: String { "dropout \(dropout), L2 \(l2)" }
}

let dropouts = [0.2, 0.4, 0.6, 0.8], penalties = [0.0001, 0.001, 0.01]

//: Each setting is judged by cross-validation. The training images are dealt into {folds:words} folds with equal shares
//: of every digit. A network is trained for {epochs:words} epochs on all folds but one and evaluated on this one, so
//: that each fold is held out once. The setting with the highest mean is trained once more on all training images:
//: {networks:words} networks.

let regularisation = Part(
    5, parameters: ["epochs": 5, "rate": 0.02, "longer": 8, "seeds": 5],
    headline: "grid.0.mean test score"
) { part in
    let mnist = try part.mnist
    let settings = dropouts.flatMap { dropout in
        penalties.map { Setting(dropout: dropout, l2: $0) }
    }

    let rate: Float = try part.parameter("rate")
    let epochs = try part.parameter("epochs", in: 1...10_000)
    let folds = 5
    let search = try part.gridSearch(
        over: settings, folds: folds, on: mnist.train
    ) { setting in
        part.plan(
            setting.network, optimizer: .sgd(rate: rate), epochs: epochs,
            stream: setting.name.lowercased())
    }

    //: The original has no network without dropout and penalty to compare with. Here it is judged in the same way, as a
    //: control:

    let control = Setting(dropout: 0, l2: 0)
    let unregularised = try part.gridSearch(
        over: [control], folds: folds, on: mnist.train, timed: "control"
    ) { setting in
        part.plan(
            setting.network, optimizer: .sgd(rate: rate), epochs: epochs,
            stream: setting.name.lowercased())
    }.rows[0]

    part.show("best", search.best.setting)
    part.show("refit test accuracy", try search.refit.accuracy(on: mnist.test))

    //: {fold: the table}
    part.keep("grid", search.rows.map(\.result))
    part.keep("control", unregularised.result)
    part.keep("hidden layers", settings[0].network.layers.count / 2)
    part.keep("folds", folds)
    part.keep("settings", settings.count)
    part.keep("networks", settings.count * folds + 1)
    part.table(
        "grid",
        caption: """
            Accuracy on the held-out fold, for every setting and for the network without either: all folds, their \
            mean and their standard deviation (that of the folds themselves, as scikit-learn gives it), and those that \
            the original printed.
            """,
        columns: [.left("dropout"), .left("L2")] + (1...folds).map { .decimal("fold \($0)") }
            + [.decimal("mean"), .decimal("s.d."), .decimal("original mean"), .decimal("original s.d.")],
        markup: search.rows.enumerated().map { index, row in
            let isPrinted = originalFacts.at(["part5", "grid", "\(index)"]) != nil
            return ["\(row.setting.dropout)", "\(row.setting.l2)"]
                + (0..<folds).map { "{grid.\(index).fold_scores.\($0):.1%}" }
                + ["**{grid.\(index).mean_test_score:.1%}**", "{grid.\(index).std_test_score:.1%}"]
                + (isPrinted
                    ? ["mean", "std"].map { "{original.part5.grid.\(index).\($0)_test_score:.1%}" }
                    : ["cut off", ""])
        } + [
            ["none", "none"] + (0..<folds).map { "{control.fold_scores.\($0):.1%}" }
                + ["**{control.mean_test_score:.1%}**", "{control.std_test_score:.1%}", "", ""]
        ], rulesAbove: [3, 6, 9, 12])

    //: The best setting of {table grid} is dropout {best.dropout} and L2 {best.l2}, with a mean of {best mean:.1%};
    //: trained once more on all training images it classifies {refit test accuracy:.1%} of the test images.
    //: {claims.register.cut-off.reason} {claims.register.grid-reproduced.reason}
    //: {claims.findings.grid-deviations} {figure grid} shows the whole grid.
    //: {claims.findings.near-chance} {claims.findings.control-in-the-grid}

    //: {fold: the figure}
    part.keep("best mean", search.best.mean)
    part.figure(
        "grid",
        caption: """
            Every fold of the grid and of the network without either, their means and standard deviations. The dashed \
            line is the share of ones among the training labels, which a network gets that always answers “1”. \
            {claims.findings.above-one-answer}
            """
    ) {
        Plot(x: .linear("accuracy", style: .percent()), y: .category("dropout"), height: 190) {
            for (column, penalty) in penalties.enumerated() {
                Intervals(
                    samples: dropouts.enumerated().map {
                        ("\($0.element)", search.rows[3 * $0.offset + column].foldScores)
                    },
                    name: "L2 \(penalty)")
            }
            Intervals(samples: [("none", unregularised.foldScores)], name: "no dropout, no L2")
            Rule(
                x: Double(mnist.trainImages.labels.count { $0 == 1 }) / Double(mnist.trainImages.count),
                label: "always “1”")
        }
    }

    //: ## One epoch each, and the test images
    //:
    //: The original then trained each setting anew, for {original.part5.settings.retrained_epochs:words} epoch on all
    //: training images, evaluated every network on the test images and named the one with the highest accuracy. Here
    //: are the same networks, from {seeds:words} seeds:

    let order = penalties.flatMap { l2 in
        dropouts.map { Setting(dropout: $0, l2: l2) }
    }
    func request(_ setting: Setting, epochs: Int, seed: UInt64) -> TrainingJob {
        let plan = part.plan(
            setting.network, optimizer: .sgd(rate: rate), epochs: epochs,
            seed: seed, stream: "retrained/\(setting.name.lowercased())")
        return TrainingJob(
            plan, on: mnist.train, validation: mnist.test, label: plan.stream)
    }
    let seeds = try part.seeds
    let retrainedEpochs = Int(printed("part5", "settings", "retrained_epochs"))
    let retrained = try part.time("retraining") {
        try part.fit(
            seeds.flatMap { seed in
                order.map { request($0, epochs: retrainedEpochs, seed: seed) }
            })
    }
    let controls = try part.time("control retrained") {
        try part.fit(
            seeds.map {
                request(control, epochs: retrainedEpochs, seed: $0)
            })
    }
    let controlAccuracies = controls.map {
        $0.history.last?.validationAccuracy ?? .nan
    }
    let bySeed = seeds.indices.map { seed in
        Array(retrained[seed * order.count..<(seed + 1) * order.count])
    }
    let testAccuracies = bySeed.map { fits in
        fits.map { $0.history.last?.validationAccuracy ?? .nan }
    }
    let trainAccuracies = try bySeed.map { fits in
        try fits.map {
            try $0.accuracy(on: mnist.train, threadCount: part.threads)
        }
    }

    let highest = argmax(testAccuracies[0])
    part.show("best retrained", order[highest])
    part.keep("best retrained accuracy", testAccuracies[0][highest])

    //: {fold: the table}
    part.keep(
        "retrained",
        zip(order, testAccuracies[0]).map {
            ["dropout": .number($0.dropout), "l2": .number($0.l2), "test_accuracy": .number($1)] as Value
        })
    part.keep(
        "retrained by seed",
        order.indices.map { index in
            [
                "dropout": .number(order[index].dropout), "l2": .number(order[index].l2),
                "test_accuracies": testAccuracies.map { $0[index] }.value,
                "train_accuracies": trainAccuracies.map { $0[index] }.value,
            ] as Value
        })
    part.keep("control retrained accuracies", controlAccuracies)
    part.keep("label shares", mnist.testImages.shares)
    part.keep("confidence", Threshold.confidence)
    part.keep("highest by seed", testAccuracies.map { $0.max() ?? .nan })
    func leader(_ accuracies: [Double]) -> String {
        let highest = indicesOfLargest(accuracies)
        return highest.count == 1 ? order[highest[0]].name : "\(words(highest.count)) of them alike"
    }
    part.table(
        "winners", caption: "The highest of them on each seed, by the training and by the test images.",
        columns: [
            .right("seed"), .left("on the training images"), .left("on the test images"),
            .decimal("test accuracy"),
        ],
        markup: seeds.indices.map {
            [
                "\(seeds[$0])", leader(trainAccuracies[$0]), leader(testAccuracies[$0]),
                "{highest by seed.\($0):.2%}",
            ]
        })

    //: {fold: the figure}
    let alwaysOne = Double(mnist.testImages.labels.count { $0 == 1 }) / Double(mnist.testImages.count)
    part.figure(
        "retrained",
        caption: """
            Test accuracy after one epoch on all training images: every seed, their mean and standard deviation, and \
            what always answering “1” gives; “none” is the network without dropout and penalty. \
            {claims.findings.one-digit-networks}
            """
    ) {
        .facets(
            of: penalties, columns: 3, x: .linear("test accuracy", including: [0], style: .percent()),
            y: .category("dropout"),
            named: { "L2 \($0)" }
        ) { l2 in
            Intervals(
                samples: order.indices.filter { order[$0].l2 == l2 }.map { index in
                    ("\(order[index].dropout)", testAccuracies.map { $0[index] })
                } + [("none", controlAccuracies)])
            Rule(x: alwaysOne, label: l2 == penalties[0] ? "always “1”" : nil)
        }
    }

    //: {figure retrained} gives the outcome. From the run's own seed the highest is dropout {best
    //: retrained.dropout} with L2 {best retrained.l2}, at {best retrained accuracy:.2%}; the original named dropout
    //: {original.part5.best_retrained.dropout:.1f} with L2 {original.part5.best_retrained.l2:.3f}. {table winners}
    //: gives the highest from every seed. {claims.register.highest-of-twelve.reason}
    //: {claims.register.training-and-test.reason}
    //:
    //: {claims.register.test-set-for-choosing.reason}
    //:
    //: {claims.findings.control-retrained}

    //: ## Longer
    //:
    //: Do the settings differ clearly after longer training? The same networks from the run's own seed, trained for
    //: {longer:words} epochs and evaluated on the test images after each epoch ({figure longer}):

    let longer = try part.parameter("longer", in: 1...10_000)
    let fits = try part.time("longer") {
        try part.fit(
            (order + [control]).map {
                request($0, epochs: longer, seed: part.seed)
            })
    }

    //: {fold: the figure}
    let curves = fits.map { $0.history.map { $0.validationAccuracy ?? .nan } }
    part.keep("control curve", curves[order.count].value)
    part.keep("control training accuracy", fits[order.count].history.last?.accuracy ?? .nan)
    part.keep(
        "curves",
        zip(order, curves).map {
            ["dropout": .number($0.dropout), "l2": .number($0.l2), "test_accuracies": $1.value] as Value
        })
    part.figure(
        "longer",
        caption: """
            Test accuracy of every setting, epoch by epoch, from one seed. Each line is labelled with its rate of \
            dropout; “none” is the network without dropout and penalty. {claims.findings.settings-that-learn}
            """
    ) {
        .facets(
            of: penalties, columns: 3, x: .linear("epoch"),
            y: .linear("test accuracy", including: [0], style: .percent()),
            named: { "L2 \($0)" }
        ) { l2 in
            for index in order.indices where order[index].l2 == l2 {
                Line(curves[index], name: "\(order[index].dropout)")
            }
            Line(curves[order.count], name: "none", ink: .muted)
        }
    }

    //: {claims.findings.order-settles} {claims.findings.control-longer}
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
