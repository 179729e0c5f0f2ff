@testable import Plots

/// Small multiples, and different plots side by side.
extension Gallery {
    static let multiples = Plot.facets(
        "Accuracy by activation", of: ["sigmoid", "ReLU", "tanh"], columns: 3, x: "epoch",
        y: .linear("accuracy", style: .percent())
    ) { activation in
        Line(accuracies[activation] ?? [])
        Rule(y: 0.9)
    }

    static let gridAndFolds = Plot.grid(columns: 2, widths: [1, 1.35], [gridSearch, foldsBySetting])

    static let facetsInRows = Plot.facets(
        "Retrained for one epoch", of: ["L2 10⁻⁴", "L2 10⁻³", "L2 10⁻²", "no penalty"], columns: 2,
        x: .linear("accuracy", including: [0]),
        y: .category("dropout")
    ) { penalty in
        Dots(["0.2", "0.4", "0.6"].map { (retrained(penalty, $0, 1), $0) }, name: "first seed")
        Dots(["0.2", "0.4", "0.6"].map { (retrained(penalty, $0, 2), $0) }, name: "second seed")
        Rule(x: 0.1124)
    }
}
