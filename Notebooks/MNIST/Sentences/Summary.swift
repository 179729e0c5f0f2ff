//: # Summary
//:
//: {figure compared} sets what the original printed beside what its code gives, on the same data and at the same
//: settings. Accuracies are shares of the test images, but for Part 2, where the original measured on the training
//: images, and for the grid, where they are means over held-out folds.
//: {section what the original claimed} judges its claims one by one. Beside the text, in grey, are the times that the
//: code beside them took and the lines of code that is not printed, with their purpose; `report.md` has all of it.
//:
//: {fold: the figure}
import Notebooks
import Plots

let summary = Part(reads: [
    softmaxDerivative, networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation, convolution,
]) { section in
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
            "6 · convolution", printed("part6", "test_accuracy"),
            reproduced("test accuracy", of: convolution), .nan,
            section.wallSeconds(of: "training", in: convolution)
        ),
    ]
    /// The finite numbers of a column, with the row that each belongs to.
    func known(_ numbers: [Double]) -> [(Double, String)] {
        zip(numbers, compared.map(\.name)).filter { $0.0.isFinite }
    }
    /// Dots of the original and of this run, joined by a line, with their numbers.
    func dumbbells(_ original: [Double], _ here: [Double], text: (Double) -> String) -> [Mark] {
        let lines = compared.indices.filter { original[$0].isFinite && here[$0].isFinite }.map { row in
            Line([original[row], here[row]].map { ($0, compared[row].name) }, ink: .muted, dots: false).mark
        }
        return lines + [
            Dots(known(original), name: "original", ink: .vermilion, radius: 3.2).mark,
            Dots(known(here), name: "this run", ink: .blue, radius: 2.2).mark,
            Labels((known(here) + known(original)).map { ($0.0, $0.1, text($0.0)) }).mark,
        ]
    }
    section.figure(
        "compared",
        caption: """
            Left, the accuracies that the original printed and those that its code gives, with the share that guessing \
            gives; right, the wall times of training, of which the original printed none of Parts 5 and 6. Of the \
            grid, the accuracy is that of its first setting, the time that of all its networks. \
            {claims.findings.apart}
            """
    ) {
        let rows = Scale.category(nil, compared.map(\.name))
        return .grid(
            columns: 2, sharing: [.y],
            [
                Plot("Accuracy", x: .linear(including: [0, 1], style: .percent()), y: rows, height: 190) {
                    Rule(x: 1 / printed("part2", "settings", "layers", "2"), label: "guessing")
                    dumbbells(compared.map(\.original), compared.map(\.here)) { percent($0, digits: 1) }
                },
                Plot(
                    "Wall time of training", x: .log("wall time", unit: "s", including: [1, 1000]), y: rows,
                    height: 190
                ) {
                    dumbbells(
                        compared.map(\.originalTime), compared.map { $0.time ?? .nan },
                        text: NumberFormat.duration)
                },
            ])
    }
}
