import Foundation
import PlotDrawing

@testable import Formats
@testable import Notebooks

/// Records and measurements: JSON is read, printed in every number format, woven and written as Markdown and SVG.
///
/// Checks: a record that was read is written and read back without a difference.
extension FuzzTarget {
    static let records = FuzzTarget(name: "records", maximalLength: 8192) { bytes in
        let data = Data(bytes)
        let measurement = try? JSONDecoder().decode(PartMeasurement.self, from: data)
        let record = try? PartRecord(decoding: data)
        if let record {
            for value in record.values.values { print(value, depth: 0) }
            do {
                let again = try PartRecord(decoding: try record.encoded())
                expect(again.differences(from: record).isEmpty, "A record reads back as it was.")
                let third = try PartRecord(decoding: try again.encoded())
                expect(try third.encoded() == again.encoded(), "A record that was read back keeps its bytes.")
            } catch {
                // JSON has no infinity, so a number such as 1e400 is refused when it is read, not here.
                fatalError("A record that was read cannot be written and read: \(error)")
            }
        }
        if record != nil || measurement != nil { weave(record, measurement) }
    }

    /// Prints a value and everything in it in all formats.
    private static func print(_ value: Value, depth: Int) {
        let formats = [
            nil, ".0f", ".17f", ".1%", ".2e", ",", ",.2f", ",.1%", "+.2f", "+,", "time", "words", "Words", "short", "x",
        ]
        for format in formats { _ = NumberFormat.text(value, format: format) }
        guard depth < 20 else { return }
        switch value {
        case .list(let list): for value in list { print(value, depth: depth + 1) }
        case .object(let object): for value in object.values { print(value, depth: depth + 1) }
        default: break
        }
    }

    private static func weave(_ record: PartRecord?, _ measurement: PartMeasurement?) {
        let part = Part(1, fileID: "M/One.swift") { _ in }
        let source = """
            //: # 1 · First
            //: It shows {x}, {x:.2f}, {x:time}, {wall:time}.
            one()
            //: Between.
            two()
            """
        for text in [source, source.replacing("{x}, {x:.2f}, {x:time}, {wall:time}", with: "nothing")] {
            let notebook = Notebook(
                parts: [part], sources: ["One.swift": text, "Front.swift": "//: # A report\n"], fileID: "M/Front.swift"
            ) { _ in NotebookData(digest: "", contents: ()) }
            guard
                let weave = try? Weave(
                    notebook, records: record.map { [1: $0] } ?? [:], measurements: measurement.map { [1: $0] } ?? [:])
            else { continue }
            let report = WovenReport(document: weave.document, plots: weave.plots)
            _ = MarkdownReport().files(of: report)
            _ = try? SVGFigures().files(of: report)
        }
    }
}
