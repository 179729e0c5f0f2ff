//: # Summary
//:
//: {table summary} and {figure compared} set what the original printed beside what its code gives, on the same data and
//: at the same settings. Accuracies are shares of the test images, but for Part 2, where the original measured on
//: the training images, and for the grid, where they are means over held-out folds.
//: {section what the original claimed} judges its claims one by one.
//:
//: {fold: the table and the figure}
import Notebooks
import Plots

let summary = Part(reads: [
    softmaxDerivative, networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation, convolution,
]) { section in
    let firstOfGrid = "5 · grid, \(settingName(originalFacts.at(["part5", "grid", "0"]) ?? .null))"
    section.table(
        "summary", caption: "Original and reproduction, part by part. {claims.findings.apart}",
        columns: [
            "part", .decimal("original"), .decimal("reproduced"), .right("original wall"), .right("wall here"),
        ],
        markup: [
            ["1 · largest error of the derivative", "—", "{part1.max_jacobian_error}", "—", "{part1.wall}"],
            [
                "2 · from scratch, training images", "{original.part2.train_accuracy:.2%}",
                "{part2.train_accuracy:.2%}", "{original.part2.wall_seconds:time}",
                "{part2.training.wall}",
            ],
            ["2 · from scratch, test images", "—", "{part2.test_accuracy:.2%}", "", ""],
            [
                "3 · sigmoid", "{original.part3.test_accuracy:.2%}", "{part3.test_accuracy:.2%}",
                "{original.part3.wall_seconds:time}", "{part3.training.wall}",
            ],
            [
                "4 · ReLU", "{original.part4.test_accuracy:.2%}", "{part4.test_accuracy:.2%}",
                "{original.part4.wall_seconds:time}", "{part4.training.wall}",
            ],
            [
                firstOfGrid, "{original.part5.grid.0.mean_test_score:.2%}", "{part5.grid.0.mean_test_score:.2%}", "—",
                "{part5.grid_search.wall}",
            ],
            [
                "6 · convolution, unscaled images", "{original.part6.test_accuracy:.2%}", "{part6.test_accuracy:.2%}",
                "—", "{part6.training.wall}",
            ],
        ], rulesAbove: [1, 3, 5])

    // A part that has not run, or has failed, has no result: it is missing in the figure, not the figure.
    func reproduced(_ key: String, of part: Part, at path: [String] = []) -> Double {
        (try? section.result(key, of: part))?.at(path)?.double ?? .nan
    }
    let compared: [(name: String, original: Double, here: Double, originalTime: Double, time: Double?)] = [
        (
            "2 · from scratch", printed("part2", "train_accuracy"),
            reproduced("train accuracy", of: networkFromScratch), printed("part2", "wall_seconds"),
            section.wallSeconds(of: "training", in: networkFromScratch)
        ),
        (
            "3 · sigmoid", printed("part3", "test_accuracy"), reproduced("test accuracy", of: sigmoidUnits),
            printed("part3", "wall_seconds"),
            section.wallSeconds(of: "training", in: sigmoidUnits)
        ),
        (
            "4 · ReLU", printed("part4", "test_accuracy"), reproduced("test accuracy", of: rectifiedUnits),
            printed("part4", "wall_seconds"),
            section.wallSeconds(of: "training", in: rectifiedUnits)
        ),
        (
            "5 · grid", printed("part5", "grid", "0", "mean_test_score"),
            reproduced("grid", of: regularisation, at: ["0", "mean_test_score"]), .nan,
            section.wallSeconds(of: "grid search", in: regularisation)
        ),
        (
            "6 · convolution", printed("part6", "test_accuracy"), reproduced("test accuracy", of: convolution), .nan,
            section.wallSeconds(of: "training", in: convolution)
        ),
    ]
    section.figure(
        "compared",
        caption: """
            Left, what the original printed and what its code gives, with the share that guessing gives; \
            right, what training took, where the original has no times of Parts 5 and 6. Of the grid, the \
            accuracy is that of its first setting, the time that of all its networks.
            """
    ) {
        .grid(
            columns: 2, sharing: [.y],
            [
                Plot("Accuracy", x: .linear(including: [0, 1], style: .percent()), y: .category(), height: 170) {
                    Rule(x: 1 / printed("part2", "settings", "layers", "2"), label: "guessing")
                    Dots(compared.map { ($0.original, $0.name) }, name: "original", ink: .vermilion, radius: 3.2)
                    Dots(compared.map { ($0.here, $0.name) }, name: "this run", ink: .blue, radius: 2.2)
                },
                Plot("Wall time of training", x: .log("wall time", unit: "s"), y: .category(), height: 170) {
                    Dots(compared.map { ($0.originalTime, $0.name) }, name: "original", ink: .vermilion, radius: 3.2)
                    Dots(compared.map { ($0.time ?? .nan, $0.name) }, name: "this run", ink: .blue, radius: 2.2)
                },
            ])
    }
}
