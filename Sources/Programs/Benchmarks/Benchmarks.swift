import ArgumentParser
import Drawing
import Foundation
import ImageDatasets
import Kernels
import PlotDrawing
import Plots

/// The benchmarks: kernels are first verified, then timed. Times are for reading and never decide a test.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Benchmarks",
        abstract: "Kernels beside the machine's own peak, training, growth, and the whole report; medians over repeats."
    )

    /// The parts of the benchmarks.
    enum Section: String, ExpressibleByArgument, CaseIterable { case kernels, training, growth, report }

    @Option(parsing: .upToNextOption, help: "Only these: kernels, training, growth, report.") var only: [Section] =
        Section.allCases
    @Option(help: "Of kernels and training, only what has this in its name.") var matching = ""
    @Option(help: "Folder with images and labels.") var data = "data"
    @Option(help: "How often each thing is timed.") var rounds = 9
    @Option(help: "How many other busy programs run meanwhile.") var beside = 0
    @Option(help: "Where the results go.") var json = ".build/bench.json"
    @Option(help: "Where the plot of growth goes.") var plot = ".build/bench-growth.svg"
    @Option(help: "Earlier results to compare with.") var against: String?

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds takes a number from 1.") }
        if beside < 0 || beside > 1000 { throw ValidationError("--beside takes a number from 0 to 1000.") }
        if beside > 0, only.contains(.report) {
            throw ValidationError("--beside does not go with the report, whose times include those of all programs.")
        }
    }

    func run() throws {
        let earlier = try against.map { try BenchResult.read(from: $0) }
        var result = BenchResult(machine: .current(), peakFlops: measurePeak(rounds: rounds))
        let dataset = try ImageDataset.load(from: data)
        let others = try BusyPrograms(count: beside)
        defer { withExtendedLifetime(others) {} }
        let threads = ProcessInfo.processInfo.activeProcessorCount
        // The report comes first: the usage of child processes is added up, and so far there is no other child.
        if only.contains(.report) { result.report = try runWholeReport(data: data) }
        if only.contains(.kernels) { result.kernels = try kernels(dataset, peak: result.peakFlops) }
        if only.contains(.training) { result.training = try training(dataset, threads: threads) }
        if only.contains(.growth) {
            result.growth = try growth(dataset, threads: threads)
            try growthPlot(result.growth).picture(width: 460).svg().write(
                toFile: plot, atomically: true, encoding: .utf8)
        }
        try result.write(to: json)
        result.printTables()
        if let earlier { result.printComparison(with: earlier) }
        print(
            "\nWritten to \(json)" + (only.contains(.growth) ? " and \(plot)" : "")
                + "; compare a later run with --against \(json).")
    }

    /// Tells whether `--matching` selects a name.
    private func matches(_ name: String) -> Bool { matching.isEmpty || name.contains(matching) }

    /// Times the selected kernels.
    ///
    /// - Throws: `BenchError.wrongBits` if any of them differs from its reference; then none is timed.
    private func kernels(_ dataset: ImageDataset, peak: Double) throws -> [BenchResult.Kernel] {
        let pixels = AlignedBuffer<Float>(count: 32 * 784)
        guard dataset.train.pixels.count >= pixels.count, dataset.train.pixelCount == 784 else {
            throw ValidationError("The kernels are timed on 32 images of 28 × 28 pixels.")
        }
        for i in 0..<pixels.count { pixels.base[i] = Float(Double(dataset.train.pixels[i]) / 255) }
        let cases = kernelCases(pixels: pixels).filter { matches($0.name) }
        let wrong = cases.filter { !$0.verify() }.map { "\($0.name), \($0.sizes)" }
        guard wrong.isEmpty else { throw BenchError.wrongBits(wrong) }
        return cases.map { kernel in
            let timing = time(rounds: rounds, kernel.run)
            let flops = kernel.multiplyAdds == 0 ? nil : Double(2 * kernel.multiplyAdds) / timing.medianSeconds
            return BenchResult.Kernel(
                name: kernel.name, sizes: kernel.sizes, timing: timing, flops: flops,
                shareOfPeak: flops.map { $0 / peak })
        }
    }

    /// Times the selected trainings on one thread and on all.
    private func training(_ dataset: ImageDataset, threads: Int) throws -> [BenchResult.Training] {
        try TrainingData(dataset.train).epochs.filter { matches($0.name) }.flatMap { example in
            try Set(example.takesThreads ? [1, threads] : [1]).sorted().map { threads in
                BenchResult.Training(
                    name: example.name, threads: threads, images: example.imageCount,
                    timing: try time(rounds: max(rounds / 3, 1), by: .wall) { try example.run(threads) })
            }
        }
    }

    /// Times the growth cases.
    private func growth(_ dataset: ImageDataset, threads: Int) throws -> [BenchResult.Growth] {
        try growthCases(dataset.train, threadCount: threads).map { growth in
            BenchResult.Growth(
                of: growth.of, cost: growth.cost, expected: growth.expected,
                points: try growth.sizes.map { size in
                    .init(
                        size: Double(size),
                        timing: try time(rounds: max(rounds / 3, 1), by: .wall) { try growth.run(size) })
                })
        }
    }

    /// A plot of cost over size beside the expected cost.
    ///
    /// Growth in proportion has two logarithmic axes. The other panels have a vertical axis from zero, as otherwise
    /// small differences would look large.
    private func growthPlot(_ growth: [BenchResult.Growth]) -> Plot {
        .grid(
            "What training costs", columns: 2,
            growth.map { growth in
                let isSteep = growth.expected == .inProportion
                return Plot(
                    growth.cost, x: growth.expected == .sharedEvenly ? .category(growth.of) : .log(growth.of),
                    y: isSteep ? .log("wall time", unit: "s") : .linear("wall time", unit: "s", including: [0])
                ) {
                    if let first = growth.points.first {
                        Line(
                            growth.points.map { ($0.size, growth.expected.cost(of: $0.size, first: first)) },
                            name: growth.expected.rawValue,
                            ink: .muted, dots: false, dashed: true)
                    }
                    Line(growth.points.map { ($0.size, $0.seconds) }, name: "measured", dots: true)
                }
            })
    }
}
