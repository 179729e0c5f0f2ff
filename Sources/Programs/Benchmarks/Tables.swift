import Foundation

/// Prints a title and rows of text in columns. The first column is aligned on the left, the others on the right.
func printTable(_ title: String, _ rows: [[String]]) {
    print("\n\(title)")
    let columnCount = rows.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    for row in rows {
        let cells = row.enumerated().map { column, cell in
            let space = String(repeating: " ", count: widths[column] - cell.count)
            return column == 0 ? cell + space : space + cell
        }
        print("  " + cells.joined(separator: "   "))
    }
}

/// A time in µs, ms or s.
func format(seconds: Double) -> String {
    switch seconds {
    case ..<1e-3: String(format: "%.2f µs", seconds * 1e6)
    case ..<1: String(format: "%.1f ms", seconds * 1e3)
    default: String(format: "%.2f s", seconds)
    }
}

extension BenchResult {
    /// Prints all results as tables.
    func printTables() {
        print(
            "\(machine.processor), \(machine.cores) cores, \(machine.date), "
                + "load \(String(format: "%.2f", machine.loadBefore)) before;",
            "peak of one thread \(String(format: "%.1f", peakFlops * 1e-9)) GFLOP/s, measured here")
        printKernels()
        printTraining()
        printGrowth()
        printReport()
    }

    private func printKernels() {
        if !kernels.isEmpty {
            printTable(
                """
                Kernels, verified bit by bit; processor time of one thread; GFLOP/s of the multiply-adds that the \
                result needs, of the median round and of the fastest
                """,
                [["kernel", "sizes", "median", "GFLOP/s", "of peak", "at best"]]
                    + kernels.map { kernel in
                        [
                            kernel.name, kernel.sizes, format(seconds: kernel.timing.medianSeconds),
                            kernel.flops.map { String(format: "%.1f", $0 * 1e-9) } ?? "",
                            kernel.shareOfPeak.map { String(format: "%.0f %%", 100 * $0) } ?? "",
                            kernel.shareOfPeak.map {
                                String(
                                    format: "%.0f %%",
                                    100 * $0 * kernel.timing.medianSeconds / kernel.timing.minimumSeconds)
                            } ?? "",
                        ]
                    })
        }
    }

    private func printTraining() {
        if !training.isEmpty {
            printTable(
                "Training, wall time",
                [["what", "threads", "median", "least … most", "images/s"]]
                    + training.map {
                        [
                            $0.name, "\($0.threads)", format(seconds: $0.timing.medianSeconds),
                            """
                            \(format(seconds: $0.timing.minimumSeconds)) … \
                            \(format(seconds: $0.timing.maximumSeconds))
                            """,
                            String(format: "%.0f", $0.imagesPerSecond),
                        ]
                    })
        }
    }

    private func printGrowth() {
        for growth in growth {
            guard let first = growth.points.first else { continue }
            printTable(
                "Growth with \(growth.of): \(growth.cost)",
                [[growth.of, "median", "least … most", "times the first", growth.expected.rawValue]]
                    + growth.points.map { point in
                        let expected = growth.expected.cost(of: point.size, first: first) / first.seconds
                        return [
                            "\(Int(point.size))", format(seconds: point.seconds),
                            """
                            \(format(seconds: point.timing.minimumSeconds)) … \
                            \(format(seconds: point.timing.maximumSeconds))
                            """,
                            String(format: "%.2f", point.seconds / first.seconds), String(format: "%.2f", expected),
                        ]
                    })
        }
    }

    private func printReport() {
        if let report {
            printTable(
                "The whole report, from nothing, as a process",
                [
                    ["wall", format(seconds: report.wallSeconds)], ["processor", format(seconds: report.cpuSeconds)],
                    ["peak memory", String(format: "%.0f MB", Double(report.peakMemoryBytes) / 1e6)],
                ] + report.timings.sorted { $0.key < $1.key }.map { [$0.key, format(seconds: $0.value)] })
        }
    }

    /// Prints the times of two runs side by side.
    func printComparison(with earlier: BenchResult) {
        let before = Dictionary(earlier.seconds.map { ($0.name, $0.seconds) }, uniquingKeysWith: { first, _ in first })
        printTable(
            """
            Against \(earlier.machine.date) on \(earlier.machine.processor); kernels' ratios are corrected for the \
            peaks' (\(String(format: "%.1f", earlier.peakFlops * 1e-9)) then)
            """,
            [["what", "then", "now", "now / then"]]
                + seconds.compactMap { entry in
                    guard let then = before[entry.name], then > 0 else { return nil }
                    let isKernel = kernels.contains { "\($0.name), \($0.sizes)" == entry.name }
                    let ratio = entry.seconds / then * (isKernel ? peakFlops / earlier.peakFlops : 1)
                    return [
                        entry.name, format(seconds: then), format(seconds: entry.seconds),
                        String(format: "%.2f", ratio),
                    ]
                })
    }
}
