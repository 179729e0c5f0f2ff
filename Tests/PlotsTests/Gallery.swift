import Plots

/// Every figure that a report of this kind needs, as it is called. The numbers are made up by formula.
enum Gallery {
    static let all: [(name: String, plot: Plot)] = [
        ("learning-curves", learningCurves), ("accuracy-by-pass", accuracyByPass), ("jacobian", jacobian),
        ("sample-digits", sampleDigits), ("confusion", confusion), ("mistakes", mistakes), ("weights", weights),
        ("grid-search", gridSearch), ("folds", folds), ("grid-and-folds", gridAndFolds), ("wall-time", wallTime),
        ("filters", filters), ("seeds", seeds), ("bands", bands), ("columns", columns), ("scatter", scatter),
        ("density", density), ("notes", notes), ("multiples", multiples), ("log-log", logLog), ("raster", raster),
        ("many-lines", manyLines), ("upright-intervals", uprightIntervals), ("grouped-columns", groupedColumns),
        ("negative-bars", negativeBars), ("early-ends", earlyEnds), ("gaps", gaps),
        ("original-and-run", originalAndRun), ("feature-maps", featureMaps), ("seven-series", sevenSeries),
    ]

    // MARK: Lines

    static let sigmoid = [0.767, 0.877, 0.893, 0.900, 0.906, 0.910, 0.914, 0.917, 0.9195, 0.922]
    static let rectified = [0.870, 0.9232, 0.936, 0.9448, 0.951, 0.9567, 0.9612, 0.9647, 0.9677, 0.970]

    static let learningCurves = Plot("Training accuracy (running mean over the epoch)", x: "epoch", y: .linear("accuracy")) {
        Line(sigmoid.enumerated().map { ($0.offset + 1, $0.element) }, name: "sigmoid", lastValue: .decimals(3))
        Line(rectified, name: "ReLU", lastValue: .decimals(3))
        Rule(y: 0.9, label: "90 %")
    }

    static let accuracyByPass = Plot("Accuracy after each pass", x: "pass", y: .linear("accuracy", style: .percent())) {
        Line([0.9317, 0.9585, 0.9568, 0.9655, 0.9628], name: "training images")
        Line([0.9276, 0.9509, 0.9526, 0.9566, 0.9552], name: "test images")
    }

    // MARK: Heat maps

    static let jacobian: Plot = {
        let f = [0.02, 0.01, 0.05, 0.38, 0.03, 0.22, 0.04, 0.1, 0.09, 0.06]
        let values = f.indices.map { i in f.indices.map { j in i == j ? f[i] * (1 - f[i]) : -f[i] * f[j] } }
        return Plot("Jacobian of the softmax", x: .category("logit j"), y: .category("output i")) {
            HeatMap(
                values, rows: Array(0...9), columns: Array(0...9), color: .diverging(transform: .squareRoot), numbers: .decimals(3))
        }
    }()

    static let counts: [[Int]] = (0...9).map { row in
        (0...9).map { column in
            row == column
                ? 940 + (row * 37) % 60
                : max(0, (row * 7 + column * 13 + row * column * 3) % 23 - 9 + (row == 4 && column == 9 ? 30 : 0))
        }
    }

    static let confusion = Plot("Test images by digit and answer", x: .category("answer"), y: .category("digit")) {
        HeatMap.confusion(counts, classes: Array(0...9))
    }

    static let means = [[0.590, 0.402, 0.104], [0.361, 0.188, 0.104], [0.124, 0.121, 0.108], [0.112, 0.113, 0.101]]
    static let deviations = [[0.043, 0.012, 0.006], [0.022, 0.054, 0.005], [0.024, 0.044, 0.007], [0.003, 0.003, 0.003]]

    static let gridSearch = Plot("Mean cross-validated accuracy", x: .category("L2 penalty"), y: .category("dropout")) {
        HeatMap(means, rows: [0.2, 0.4, 0.6, 0.8], columns: [1e-4, 1e-3, 1e-2], numbers: .decimals(3), deviations: deviations)
    }

    // MARK: Intervals

    static func fold(_ row: Int, _ column: Int) -> [Double] {
        [-1.3, -0.7, 0.1, 0.6, 1.3].map { means[row][column] + $0 * deviations[row][column] }
    }

    static let folds = Plot(
        "Five folds of each setting, mean ± deviation", x: .linear("accuracy"), y: .category("dropout, L2")
    ) {
        Intervals(
            samples: (0..<12).map { index in
                ("\(["0.2", "0.4", "0.6", "0.8"][index / 3]), \(["10⁻⁴", "10⁻³", "10⁻²"][index % 3])", fold(index / 3, index % 3))
            })
        Rule(x: 0.1124, label: "always “1”")
    }

    static let foldsBySetting = Plot("Five folds, mean ± deviation", x: .linear("accuracy of each fold"), y: .category("dropout")) {
        for (column, penalty) in ["10⁻⁴", "10⁻³", "10⁻²"].enumerated() {
            Intervals(
                samples: [0.2, 0.4, 0.6, 0.8].enumerated().map { ($0.element, fold($0.offset, column)) }, name: "L2 \(penalty)")
        }
        Rule(x: 0.1124, label: "always “1”")
    }

    static let gridAndFolds = Plot.grid(columns: 2, widths: [1, 1.35], [gridSearch, foldsBySetting])

    static let seeds = Plot("Test accuracy over five seeds", x: .linear("accuracy", style: .percent()), y: .category()) {
        Intervals(
            samples: [
                ("sigmoid", [0.9260, 0.9249, 0.9271, 0.9266, 0.9275]), ("ReLU", [0.9677, 0.9668, 0.9671, 0.9685, 0.9660]),
            ], name: "five seeds")
        Dots([("sigmoid", 0.9249), ("ReLU", 0.9674)].map { ($0.1, $0.0) }, name: "original", ink: .vermilion, radius: 2.4)
    }

    static let originalAndRun = Plot(
        "Test accuracy, as printed and as found", x: .linear("accuracy", including: [0, 1]), y: .category()
    ) {
        Dots(
            [("Part 2", 0.0986), ("Part 3", 0.9249), ("Part 4", 0.9674), ("Part 6", 0.1135)].map { ($0.1, $0.0) }, name: "original",
            ink: .vermilion, radius: 3.2)
        Dots(
            [("Part 2", 0.9552), ("Part 3", 0.926), ("Part 4", 0.9677), ("Part 6", 0.932)].map { ($0.1, $0.0) }, name: "this run",
            ink: .blue)
    }

    // MARK: Bars

    static let wallTime = Plot("Wall time of each part", x: .log("wall time", unit: "s"), y: .category()) {
        Bars(
            [("Part 2", 180), ("Part 3", 29.9), ("Part 4", 67), ("Part 5", 1560), ("Part 6", 54)], name: "original", ink: .muted,
            numbers: .automatic)
        Bars(
            [("Part 2", 2.1), ("Part 3", 0.83), ("Part 4", 0.79), ("Part 5", 21.4), ("Part 6", 3.37)], name: "this run",
            numbers: .automatic)
    }

    static let columns = Plot("Test images of each digit", x: .category("digit"), y: .linear("images")) {
        Bars(zip(0...9, [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]), numbers: .decimals(0))
    }

    // MARK: Images

    /// Something like a digit: a ring or a stroke, by number.
    static func digit(_ number: Int) -> [UInt8] {
        (0..<784).map { index in
            let x = Double(index % 28) - 13.5, y = Double(index / 28) - 13.5
            let angle = Double(number) * 0.3
            let u = x * (1 - angle * 0.1) + y * angle * 0.2, v = y - x * angle * 0.1
            let ring = (u * u / 30 + v * v / 70 - 1).magnitude
            let stroke = (u - v * 0.3 + Double(number % 3) * 2).magnitude / 3 + max(0, v.magnitude - 9)
            let ink = number % 2 == 0 ? 1.3 - ring * 1.6 : 1.4 - stroke
            return UInt8(min(max(ink, 0), 1) * 255)
        }
    }

    static let sampleDigits = Plot.images(
        "The first twenty training images", columns: 10, (0..<20).map { Tile(digit($0 % 10), columns: 28, caption: "\($0 % 10)") })

    static let mistakes = Plot.images(
        "The most confident mistakes: digit → answer, probability", columns: 8,
        (0..<16).map { Tile(digit($0 % 10), columns: 28, caption: "\($0 % 10) → \(($0 * 7 + 3) % 10)\n0.9\(97 - $0)") })

    static let weights = Plot.images(
        "First-layer weights of sixteen hidden units", columns: 8,
        weights: (0..<16).map { unit in (0..<784).map { weight(unit, $0) } }, imageColumns: 28)

    static func weight(_ unit: Int, _ index: Int) -> Double {
        let x = Double(index % 28) - 13.5, y = Double(index / 28) - 13.5
        let wave = (x * Double(unit % 4 + 1) + y * Double(unit / 4 - 1)) / 14
        return (wave - wave.rounded()) * max(0, 1 - (x * x + y * y) / 200)
    }

    static let filters = Plot.images(
        "The 32 filters learned, 3 × 3", columns: 16,
        weights: (0..<32).map { filter in (0..<9).map { tap(filter, $0) } }, imageColumns: 3)

    static func tap(_ filter: Int, _ index: Int) -> Double {
        let mixed = filter * 31 + index * 17 + filter * index
        return Double(mixed % 19 - 9) / 20
    }

    static let featureMaps = Plot.images(
        "What eight filters make of one digit", columns: 8,
        (0..<8).map { filter in
            Tile(
                (0..<676).map { activation(filter, $0) }, columns: 26, from: 0, to: 1, palette: .blues,
                caption: "filter \(filter + 1)")
        })

    static func activation(_ filter: Int, _ index: Int) -> Double {
        let x = Double(index % 26) - 12.5, y = Double(index / 26) - 12.5
        let ring = max(0, 1 - ((x * x + y * y).squareRoot() - 8).magnitude / 3)
        return ring * max(0, (x * Double(filter - 3) + y * Double(4 - filter)) / 60 + 0.5)
    }

    // MARK: The rest of the grammar

    static let sevenSeries = Plot("All colours of the theme", x: "step", y: .linear("value", including: [0])) {
        for index in 0..<7 {
            Line((0..<12).map { ($0, Double((index + 1) * (12 + $0))) }, name: "series \(index + 1)")
        }
    }

    static let bands = Plot("Loss over five seeds, mean ± deviation", x: "epoch", y: .linear("loss", unit: "nats", including: [0]))
    {
        for (name, scale) in [("sigmoid", 1.0), ("ReLU", 0.55)] {
            Band(means: (1...20).map { ($0, loss($0) * scale, 0.1 * loss($0) * scale) }, name: name)
            Line((1...20).map { ($0, loss($0) * scale) }, name: name, dots: false)
        }
    }

    static func loss(_ epoch: Int) -> Double { 0.3 + 1.5 / Double(epoch) }

    static let scatter = Plot("Three species", x: .linear("length", unit: "mm"), y: .linear("width", unit: "mm")) {
        for (index, name) in ["setosa", "versicolor", "virginica"].enumerated() {
            Dots((0..<40).map { specimen(index, $0) }, name: name)
        }
    }

    static func specimen(_ species: Int, _ index: Int) -> (Double, Double) {
        (Double(species) * 12 + Double(index * 37 % 101) / 8, Double(species) * 3 + Double(index * 53 % 97) / 12)
    }

    static let density = Plot("Twenty thousand points", x: "x", y: "y") {
        Dots(randomPairs(20_000))
    }

    static let notes = Plot("Training accuracy", x: "epoch", y: "accuracy") {
        Line(sigmoid, name: "sigmoid")
        Line(rectified, name: "ReLU")
        Note("sigmoid passes 90 %\nin epoch 4", x: 4, y: 0.9)
        Note("level with the sigmoid’s tenth epoch", x: 2, y: 0.9232)
    }

    static let multiples = Plot.grid(
        "Accuracy by activation", columns: 3, sharing: [.x, .y],
        [("sigmoid", sigmoid), ("ReLU", rectified), ("tanh", zip(sigmoid, rectified).map { ($0 + $1) / 2 })].map { name, values in
            Plot(name, x: "epoch", y: .linear(style: .percent())) { Line(values) }
        })

    static let sizes = [8, 16, 32, 64, 128, 256, 512, 1024]
    static func cube(_ size: Int) -> Double { Double(size * size * size) }

    static let logLog = Plot("Time of a matrix product", x: .log("rows"), y: .log("time", unit: "s")) {
        Line(sizes.map { ($0, 2e-9 * cube($0)) }, name: "naive")
        Line(sizes.map { ($0, 3e-6 + 2e-11 * cube($0)) }, name: "blocked", dashed: true)
    }

    static let raster = Plot("A field without numbers", x: .category("column"), y: .category("row")) {
        HeatMap(
            (0..<16).map { row in (0..<24).map { field(row, $0) } },
            rows: Array(1...16), columns: Array(1...24))
    }

    static func field(_ row: Int, _ column: Int) -> Double {
        row == 3 && column == 5 ? .nan : Double(row * column % 17)
    }

    static let manyLines = Plot("Lines that end close together", x: "step", y: "value") {
        for index in 0..<9 {
            Line((0..<30).map { ($0, step($0, index)) }, name: "series \(index)")
        }
    }

    static let uprightIntervals = Plot(
        "Test accuracy of ten seeds", x: .category("activation"), y: .linear("accuracy", style: .percent(1))
    ) {
        Intervals(means: [("sigmoid", 0.926, 0.0012), ("tanh", 0.9435, 0.0021), ("ReLU", 0.9677, 0.0009)])
        Rule(y: 0.9249, label: "original, sigmoid")
        Rule(y: 0.9674, label: "original, ReLU")
    }

    static let groupedColumns = Plot("Accuracy after one epoch", x: .category("part"), y: .linear("accuracy", style: .percent())) {
        Bars([("2", 0.9276), ("3", 0.877), ("4", 0.9232), ("6", 0.932)], name: "this run", numbers: .percent(1))
        Bars([("2", 0.0986), ("3", 0.886), ("4", 0.924), ("6", 0.1135)], name: "original", ink: .muted, numbers: .percent(1))
    }

    static let negativeBars = Plot("Difference from the original", x: .linear("percentage points"), y: .category()) {
        Bars([("Part 3", 0.11), ("Part 4", 0.03), ("Part 5", -1.4), ("Part 6", 2.2)], numbers: .decimals(2))
    }

    static let earlyEnds = Plot("Runs that stop early", x: "epoch", y: "loss") {
        Line([2.3, 1.4, 1.1, 0.9, 0.8, 0.74, 0.7, 0.68], name: "patient")
        Line([2.3, 1.9, 1.7, 1.62], name: "stopped")
    }

    static let gaps = Plot("A sensor that failed twice", x: .linear("time", unit: "h"), y: .linear("temperature", unit: "°C")) {
        Line([20, 20.5, 21.2, .nan, 22.8, 23.1, 22.9, .infinity, 21.5, 21, 20.4], from: 0)
    }

    static func step(_ step: Int, _ index: Int) -> Double { Double(step) * (1 + Double(index) / 100) + Double(index % 3) }

    static func randomPairs(_ count: Int, seed: UInt64 = 7) -> [(Double, Double)] {
        var random = SplitMix(state: seed)
        func normal() -> Double { (0..<6).map { _ in Double.random(in: -1...1, using: &random) }.reduce(0, +) }
        return (0..<count).map { _ in
            let x = normal()
            return (x, 0.6 * x + 0.5 * normal())
        }
    }
}

/// Steele, Lea and Flood's generator; small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
