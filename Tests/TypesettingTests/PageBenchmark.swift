import Foundation
import Testing

@testable import Documents
@testable import Formats
@testable import Typesetting

/// The time and memory of a page, for reading: `make bench-page`. It only asserts that all pages are there.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["FOLIO_BENCH"] == "1")) struct PageBenchmark {
    /// The parts of the sample report repeated, each with ids of its own.
    private func document(parts: Int) -> Document {
        var document = Samples.report
        let part = Array(document.blocks.prefix { if case .heading(1, _, "part-2") = $0 { false } else { true } })
        document.blocks = (0..<parts).flatMap { number in
            part.map { block -> Block in
                switch block {
                case .heading(let level, let title, let id): .heading(level: level, title, id: "\(id)-\(number)")
                case .table(var table) where number > 0:
                    {
                        table.id += "-\(number)"
                        return .table(table)
                    }()
                default: block
                }
            }
        }
        return document
    }

    /// The peak memory of the process in megabytes.
    private var peakMemory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }

    @Test func costByPages() throws {
        print("pages   formulas   CPU ms (median of 3)   ms/page   KB/page   peak MB")
        for parts in [6, 60, 120, 300, 600] {
            let document = document(parts: parts)
            let pages = try LaidOutDocument(document, pictures: Samples.pictures).pages.count
            var bytes = 0
            let times = try (0..<3).map { _ in
                let start = clock()
                bytes = try pdf(document, pictures: Samples.pictures).count
                return Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1000
            }.sorted()
            let milliseconds = times[1]
            let row =
                [pages, parts * 10, Int(milliseconds)].map { String($0) } + [
                    String(format: "%.2f", milliseconds / Double(pages)), "\(bytes / pages / 1024)", "\(peakMemory)",
                ]
            print(row.joined(separator: "\t"))
            #expect(pages > parts)
        }
    }
}
