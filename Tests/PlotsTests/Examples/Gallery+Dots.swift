@testable import Plots

/// Dots, their density, labels, and intervals.
extension Gallery {
    static let scatter = Plot("Three species", x: .linear("length", unit: "mm"), y: .linear("width", unit: "mm")) {
        Dots(cloud(40, about: (46, 31), seed: 1), name: "setosa")
        Dots(cloud(40, about: (52, 27), seed: 2), name: "versicolor")
        Dots(cloud(40, about: (57, 29), seed: 3), name: "virginica")
    }

    static let density = Plot("Twenty thousand points", x: "x", y: "y") {
        Dots(randomPairs(20_000))
    }

    static let originalAndRun = Plot(
        "Test accuracy, as printed and as found", x: .linear("accuracy", including: [0, 1]), y: .category()
    ) {
        Dots(
            [("Part 2", 0.0986), ("Part 3", 0.9249), ("Part 4", 0.9674), ("Part 6", 0.1135)].map { ($0.1, $0.0) },
            name: "original",
            ink: .vermilion, radius: 3.2)
        Dots(
            [("Part 2", 0.9552), ("Part 3", 0.926), ("Part 4", 0.9677), ("Part 6", 0.932)].map { ($0.1, $0.0) },
            name: "this run",
            ink: .blue)
    }

    static let folds = Plot(
        "Five folds of each setting, mean ± deviation", x: .linear("accuracy"), y: .category("dropout, L2")
    ) {
        Intervals(
            samples: (0..<12).map { index in
                (
                    "\(["0.2", "0.4", "0.6", "0.8"][index / 3]), \(["10⁻⁴", "10⁻³", "10⁻²"][index % 3])",
                    fold(index / 3, index % 3)
                )
            })
        Rule(x: 0.1124, label: "always “1”")
    }

    static let foldsBySetting = Plot(
        "Five folds, mean ± deviation", x: .linear("accuracy of each fold"), y: .category("dropout")
    ) {
        for (column, penalty) in ["10⁻⁴", "10⁻³", "10⁻²"].enumerated() {
            Intervals(
                samples: [0.2, 0.4, 0.6, 0.8].enumerated().map { ($0.element, fold($0.offset, column)) },
                name: "L2 \(penalty)")
        }
        Rule(x: 0.1124, label: "always “1”")
    }

    static let seeds = Plot("Test accuracy over five seeds", x: .linear("accuracy", style: .percent()), y: .category())
    {
        Intervals(
            samples: [
                ("sigmoid", [0.9260, 0.9249, 0.9271, 0.9266, 0.9275]),
                ("ReLU", [0.9677, 0.9668, 0.9671, 0.9685, 0.9660]),
            ], name: "five seeds")
        Dots(
            [("sigmoid", 0.9249), ("ReLU", 0.9674)].map { ($0.1, $0.0) }, name: "original", ink: .vermilion, radius: 2.4
        )
    }

    static let uprightIntervals = Plot(
        "Test accuracy of ten seeds", x: .category("activation"), y: .linear("accuracy", style: .percent(1))
    ) {
        Intervals(means: [("sigmoid", 0.926, 0.0012), ("tanh", 0.9435, 0.0021), ("ReLU", 0.9677, 0.0009)])
        Rule(y: 0.9249, label: "original, sigmoid")
        Rule(y: 0.9674, label: "original, ReLU")
    }

    static let densities = Plot("Two clouds of thirty thousand points", x: "x", y: "y") {
        Dots(cloud(30_000, about: (0, 0), seed: 7), name: "first")
        Dots(cloud(30_000, about: (9, 3), seed: 8), name: "second")
    }

    static let labelled = Plot(
        "Parameters and accuracy", x: .log("parameters"), y: .linear("test accuracy", style: .percent())
    ) {
        Dots(models.map { ($0.parameters, $0.accuracy) })
        Labels(models.map { ($0.parameters, $0.accuracy, $0.name) })
    }

    static let absent = Plot("What has no place is counted", x: .log("rate"), y: .linear("loss", domain: 0...3)) {
        Dots([(0.001, 2.2), (0.01, 1.1), (0.1, 0.6), (0.0, 2.3), (1.0, .nan), (2.0, 7.5), (0.5, .infinity)])
    }
}
