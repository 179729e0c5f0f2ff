import Foundation
import Testing

@testable import Documents
@testable import Notebooks
@testable import Plots

/// Measured times in figures, which are looked up by name whenever the report is typeset.
@Suite struct MeasuredTimeTests {
    private let sources = ["Front.swift": "//: # A report\n", "One.swift": "//: # 1 · First\none()\n"]

    private func woven(asking name: String, measured: Bool = true) throws -> Weave {
        let part = Part(1, fileID: "M/One.swift") { _ in }
        let notebook = Notebook(seed: 5, parts: [part], sources: NotebookSources(sources), fileID: "M/Front.swift") {
            _ in
            NotebookData(digest: "d", contents: ())
        }
        var record = PartRecord(part: 1, title: "First", seed: 5, data: "d")
        let plot = Plot(y: .category()) { Bars([("training", MeasuredTime(name))], numbers: .decimals(1)) }
        record.outputs = [
            RecordedOutput(cell: 0, content: .figure(RecordedFigure(id: "time", caption: "c", plot: plot)))
        ]
        let usage = #"{"user":1,"system":0.5,"wall":2.5}"#
        let json = """
            {"usage":\(usage),"cells":[],"timings":{"grid_search":\(usage)},"peakMemoryBytes":1,"threads":1,\
            "date":"2026-01-01T00:00:00Z",
            "machine":{"processor":"p","cores":1,"system":"s","compiler":"c"}}
            """
        let measurement = try JSONDecoder().decode(PartMeasurement.self, from: Data(json.utf8))
        return try Weave(notebook, records: [1: record], measurements: measured ? [1: measurement] : [:])
    }

    @Test(arguments: [("grid search.wall", "2.5"), ("grid search.cpu", "1.5"), ("part1.wall", "2.5")])
    func aFigureShowsWhatWasMeasured(name: String, text: String) throws {
        let weave = try woven(asking: name)
        #expect(weave.plots["part-1-time"]?.alternativeText.contains("training: \(text)") == true)
        let described = weave.document.blocks.compactMap { block -> String? in
            if case .cell(let cell) = block, case .figure(let figure)? = cell.outputs.first {
                figure.alternativeText
            } else {
                nil
            }
        }
        #expect(described == [weave.plots["part-1-time"]?.alternativeText])
    }

    @Test func aTimeThatWasNotMeasuredIsMissing() throws {
        #expect(
            try woven(asking: "grid search.wall", measured: false).plots["part-1-time"]?.alternativeText.contains(
                "training: missing") == true)
    }

    @Test(arguments: ["grid serch.wall", "wal", "part9.wall"]) func anUnknownTimeIsAnErrorThatSaysWhere(name: String)
        throws
    {
        let error = #expect(throws: PartError.self) { try woven(asking: name) }
        #expect(error?.description.hasPrefix("One.swift: figure “time” asks for “\(name)”:") == true)
    }
}
