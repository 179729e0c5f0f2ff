@testable import Plots

/// Bars, horizontal and vertical.
extension Gallery {
    static let wallTime = Plot("Wall time of each part", x: .log("wall time", unit: "s"), y: .category()) {
        Bars(
            [("Part 2", 180), ("Part 3", 29.9), ("Part 4", 67), ("Part 5", 1560), ("Part 6", 54)], name: "original",
            ink: .muted,
            numbers: .significant(2))
        Bars(
            [("Part 2", 2.1), ("Part 3", 0.83), ("Part 4", 0.79), ("Part 5", 21.4), ("Part 6", 3.37)], name: "this run",
            numbers: .significant(2))
    }

    static let columns = Plot("Test images of each digit", x: .category("digit"), y: .linear("images")) {
        Bars(zip(0...9, [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]), numbers: .decimals(0))
    }

    static let groupedColumns = Plot(
        "Accuracy after one epoch", x: .category("part"), y: .linear("accuracy", style: .percent())
    ) {
        Bars([("2", 0.9276), ("3", 0.877), ("4", 0.9232), ("6", 0.932)], name: "this run", numbers: .percent(1))
        Bars(
            [("2", 0.0986), ("3", 0.886), ("4", 0.924), ("6", 0.1135)], name: "original", ink: .muted,
            numbers: .percent(1))
    }

    static let negativeBars = Plot("Difference from the original", x: .linear("percentage points"), y: .category()) {
        Bars([("Part 3", 0.11), ("Part 4", 0.03), ("Part 5", -1.4), ("Part 6", 2.2)], numbers: .decimals(2))
    }

    static let missingBars = Plot("Wall time of training", x: .linear("wall time", unit: "s"), y: .category()) {
        Bars(
            [("Part 3", 29.9), ("Part 4", 67), ("Part 6", Double.nan)], name: "original", ink: .muted,
            numbers: .decimals(1))
        Bars([("Part 3", 2.2), ("Part 4", 2.1), ("Part 6", 5.4)], name: "this run", numbers: .decimals(1))
    }
}
