@testable import Plots

/// Lines, bands, rules and notes.
extension Gallery {
    static let learningCurves = Plot(
        "Training accuracy (running mean over the epoch)", x: "epoch", y: .linear("accuracy")
    ) {
        Line(sigmoid.enumerated().map { ($0.offset + 1, $0.element) }, name: "sigmoid", lastValue: .decimals(3))
        Line(rectified, name: "ReLU", lastValue: .decimals(3))
        Rule(y: 0.9, label: "90 %")
    }

    static let sixtyEpochs = Plot("Sixty epochs", x: "epoch", y: .linear("loss", unit: "nats", including: [0])) {
        Line((1...60).map(loss), name: "training")
        Line((1...60).map { loss($0) + 0.004 * Double($0) }, name: "test")
    }

    static let accuracyByPass = Plot("Accuracy after each pass", x: "pass", y: .linear("accuracy", style: .percent())) {
        Line([0.9317, 0.9585, 0.9568, 0.9655, 0.9628], name: "training images")
        Line([0.9276, 0.9509, 0.9526, 0.9566, 0.9552], name: "test images")
    }

    static let bands = Plot(
        "Loss over five seeds, mean ± deviation", x: "epoch", y: .linear("loss", unit: "nats", including: [0])
    ) {
        for (name, scale) in [("sigmoid", 1.0), ("ReLU", 0.55)] {
            Band(means: (1...20).map { ($0, loss($0) * scale, 0.1 * loss($0) * scale) }, name: name)
            Line((1...20).map { ($0, loss($0) * scale) }, name: name, dots: false)
        }
    }

    static let notes = Plot("Training accuracy", x: "epoch", y: "accuracy") {
        Line(sigmoid, name: "sigmoid")
        Line(rectified, name: "ReLU")
        Note("sigmoid passes 90 %\nin epoch 4", x: 4, y: 0.9)
        Note("level with the sigmoid’s tenth epoch", x: 2, y: 0.9232)
    }

    static let earlyEnds = Plot("Runs that stop early", x: "epoch", y: "loss") {
        Line([2.3, 1.4, 1.1, 0.9, 0.8, 0.74, 0.7, 0.68], name: "patient")
        Line([2.3, 1.9, 1.7, 1.62], name: "stopped")
    }

    static let gaps = Plot(
        "A sensor that failed twice", x: .linear("time", unit: "h"), y: .linear("temperature", unit: "°C")
    ) {
        Line([20, 20.5, 21.2, .nan, 22.8, 23.1, 22.9, .infinity, 21.5, 21, 20.4], from: 0)
    }

    static let manyLines = Plot("Lines that end close together", x: "step", y: "value") {
        for index in 0..<9 {
            Line((0..<30).map { ($0, step($0, index)) }, name: "series \(index)")
        }
    }

    static let dates = Plot(
        "Level of a lake in the morning", x: .date("day"), y: .linear("level", unit: "cm", including: [0])
    ) {
        Line((0..<150).map { (Timestamp(seconds: 1_706_684_400 + 86_400 * Double($0)), level($0)) }, dots: false)
        Rule(x: Timestamp(year: 2024, month: 2, day: 29), label: "leap day")
    }

    static let hours = Plot("A night outside", x: .date(), y: .linear("temperature", unit: "°C")) {
        Line([
            ("2024-12-31T18:00", 4.2), ("2024-12-31T21:00", 2.5), ("2025-01-01T01:30", -0.8),
            ("2025-01-01T06:00", -1.4),
        ])
    }

    static let logLog = Plot("Time of a matrix product", x: .log("rows"), y: .log("time", unit: "s")) {
        Line(sizes.map { ($0, 2e-9 * cube($0)) }, name: "naive")
        Line(sizes.map { ($0, 3e-6 + 2e-11 * cube($0)) }, name: "blocked", dashed: true)
    }

    static let sevenSeries = Plot("All colours of the theme", x: "step", y: .linear("value", including: [0])) {
        for index in 0..<7 {
            Line((0..<12).map { ($0, Double((index + 1) * (12 + $0))) }, name: "series \(index + 1)")
        }
    }

    static let area = Plot(
        "Images answered in each second", x: .linear("time", unit: "s"), y: .linear("images", including: [0])
    ) {
        Band((0...40).map { ($0, 0, rate($0)) }, name: "images")
        Line((0...40).map { ($0, rate($0)) }, name: "images", dots: false)
    }

    static let noise = Plot("Two hundred thousand steps of a random walk", x: "step", y: "place") {
        Line(walk(200_000), from: 0, dots: false)
    }
}
