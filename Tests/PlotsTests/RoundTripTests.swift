import Foundation
import Testing

@testable import Plots

struct RoundTripTests {
    private func encoded(_ plot: Plot) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(plot)
    }

    @Test func everyPlotOfTheGalleryReadsBackEqual() throws {
        for (name, plot) in Gallery.all.map({ ($0.name, $0.plot) }) {
            let data = try encoded(plot)
            let again = try JSONDecoder().decode(Plot.self, from: data)
            #expect(again == plot, "\(name)")
            #expect(try encoded(again) == data, "\(name)")
        }
    }

    @Test func randomPlotsReadBackEqual() throws {
        var random = SplitMix(state: 31)
        for _ in 0..<60 {
            let plot = PropertyTests.randomPlot(&random)
            #expect(try JSONDecoder().decode(Plot.self, from: encoded(plot)) == plot)
        }
    }

    @Test func doublesReadBackToTheSameBits() throws {
        var random = SplitMix(state: 12)
        var values = (0..<2000).map { _ in Double(bitPattern: random.next()) }
        values += [
            .nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1, 1.0 / 3,
        ]
        let plot = Plot { Line(values.map { (1, $0) }) }
        let again = try JSONDecoder().decode(Plot.self, from: encoded(plot))
        guard case .panel(let panel) = again.content, case .line(let line) = panel.marks[0] else {
            Issue.record("not a line")
            return
        }
        for (datum, value) in zip(line.y, values) {
            guard case .number(let read) = datum else {
                Issue.record("\(value) became \(datum)")
                continue
            }
            #expect(read.bitPattern == value.bitPattern || read.isNaN && value.isNaN)
        }
    }

    @Test func writtenFormIsCompactAndStable() throws {
        let plot = Plot("T", x: "epoch", y: .linear("loss", unit: "nats")) {
            Line([(1, 0.5), (2, .nan)], name: "a")
            Rule(y: 0.1, label: "chance")
        }
        let expected =
            #"{"panel":{"marks":[{"line":{"name":"a","x":[1,2],"y":[0.5,null]}},{"rule":{"label":"chance","y":0.1}}],"#
                + #"""
                "x":{"kind":"automatic","label":"epoch"},"y":{"kind":"linear","label":"loss","unit":"nats"}},\#
                "title":"T"}
                """#
        #expect(String(decoding: try encoded(plot), as: UTF8.self) == expected)
        let tile = Plot.images(columns: 1, [Tile([0, 255, 16, 32], columns: 2, caption: "x")])
        #expect(
            String(decoding: try encoded(tile), as: UTF8.self)
                == #"""
                {"images":{"columnCount":1,"tiles":[{"caption":"x","columns":2,"palette":"ink",\#
                "pixels":"AP8QIA=="}]}}
                """#
        )
    }

    @Test func aMeasuredTimeIsWrittenByNameAndLookedUpLater() throws {
        let plot = Plot(y: .category()) {
            Bars(
                [("training", MeasuredTime("training.wall")), ("test", MeasuredTime("test.wall"))],
                numbers: .decimals(1))
        }
        #expect(
            String(decoding: try encoded(plot), as: UTF8.self).contains(
                #""values":[{"named":"training.wall"},{"named":"test.wall"}]"#))
        let again = try JSONDecoder().decode(Plot.self, from: encoded(plot))
        #expect(again == plot)
        let resolved = try Plot.grid(columns: 1, [again]).resolved { $0 == "training.wall" ? 2.5 : nil }
        let expected = Plot.grid(
            columns: 1,
            [Plot(y: .category()) { Bars([("training", 2.5), ("test", Double.nan)], numbers: .decimals(1)) }])
        #expect(resolved == expected)
        #expect(plot.alternativeText.contains("missing"), "not yet known is missing, never zero")
        struct Unknown: Error {}
        #expect(throws: Unknown.self) { try plot.resolved { _ in throw Unknown() } }
    }
}
