//: # Summary
//:
//: {table summary} and {figure accuracies} have what the original printed beside what its code gives, on the same data and at the same settings. Accuracies are shares of the test images, but for
//: Part 2, where the original measured on the images that it had trained on, and for the grid, where they are means over held-out folds. {figure times} compares the time that training took.
//: {claims.findings.verdicts} {claims.findings.printed-numbers} {claims.register.relu-best.reason} {claims.findings.convolution-improved}
//:
//: {fold: the table below}
import Notebooks
import Plots

let summary = Part(reads: [softmaxDerivative, networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation, convolution]) { page in
    let firstOfGrid = "5 · grid, \(settingName(originalFacts.at(["part5", "grid", "0"]) ?? .null))"
    page.table(
        "summary", caption: "Original and reproduction, part by part.",
        columns: [
            "part", .decimal("original"), .decimal("reproduced"), .right("original wall"), .right("wall"),
        ],
        rows: [
            ["1 · largest error of the derivative", "—", "{part1.max_jacobian_error}", "—", "{part1.wall}"],
            [
                "2 · from scratch, training images", "{original.part2.train_accuracy:.4f}", "{part2.train_accuracy}", "{original.part2.wall_seconds:time}",
                "{part2.training.wall}",
            ],
            ["2 · from scratch, test images", "—", "{part2.test_accuracy}", "", ""],
            ["3 · sigmoid", "{original.part3.test_accuracy:.4f}", "{part3.test_accuracy}", "{original.part3.wall_seconds:time}", "{part3.training.wall}"],
            ["4 · ReLU", "{original.part4.test_accuracy:.4f}", "{part4.test_accuracy}", "{original.part4.wall_seconds:time}", "{part4.training.wall}"],
            [
                firstOfGrid, "{original.part5.grid.0.mean_test_score:.4f}", "{part5.grid.0.mean_test_score}", "—",
                "{part5.grid_search.wall}",
            ],
            ["6 · convolution, unscaled images", "{original.part6.test_accuracy:.4f}", "{part6.test_accuracy}", "—", "{part6.training.wall}"],
        ], rulesAbove: [1, 3, 5])

    let compared: [(name: String, original: Double, part: Part, key: String)] = [
        ("2 · from scratch, training images", printed("part2", "train_accuracy"), networkFromScratch, "train accuracy"),
        ("3 · sigmoid", printed("part3", "test_accuracy"), sigmoidUnits, "test accuracy"),
        ("4 · ReLU", printed("part4", "test_accuracy"), rectifiedUnits, "test accuracy"),
        (firstOfGrid, printed("part5", "grid", "0", "mean_test_score"), regularisation, "grid"),
        ("6 · convolution, unscaled images", printed("part6", "test_accuracy"), convolution, "test accuracy"),
    ]
    // A part that has not run, or has failed, has no result: it is missing in the figure, not the figure.
    let reproduced = compared.map { row in
        let value = try? page.result(row.key, of: row.part)
        return ((value?.at(["0", "mean_test_score"]) ?? value)?.double ?? .nan, row.name)
    }
    page.figure("accuracies", caption: "What the original printed and what its code gives. The dashed line is the share that guessing gives.") {
        Plot("Accuracy", x: .linear(including: [0, 1], style: .percent()), y: .category()) {
            Rule(x: 0.1, label: "guessing")
            Dots(compared.map { ($0.original, $0.name) }, name: "original", ink: .vermilion, radius: 3.2)
            Dots(reproduced, name: "this run", ink: .blue, radius: 2.2)
        }
    }

    let timed: [(name: String, part: Part, key: String)] = [
        ("2 · from scratch", networkFromScratch, "training"), ("3 · sigmoid", sigmoidUnits, "training"), ("4 · ReLU", rectifiedUnits, "training"),
        ("5 · grid and refit", regularisation, "grid search"), ("6 · convolution", convolution, "training"),
    ]
    page.figure("times", caption: "What training took on the wall, in the original and in this run, on a logarithmic scale. Of Parts 5 and 6 the original has no times.") {
        Plot("Wall time of training", x: .log("wall time", unit: "s"), y: .category()) {
            Bars(timed.map { ($0.name, printed($0.part.name.replacing(" ", with: ""), "wall_seconds")) }, name: "original", ink: .muted, numbers: .decimals(1))
            Bars(timed.map { ($0.name, page.wallSeconds(of: $0.key, in: $0.part) ?? .nan) }, name: "this run", numbers: .decimals(1))
        }
    }
}
