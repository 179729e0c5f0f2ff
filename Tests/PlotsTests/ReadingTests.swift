import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

/// Places of figures that a reader can point at, and tables of figures' numbers.
@Suite struct ReadingTests {
    @Test func everyKindOfMarkTellsItsValue() {
        let plot = Plot.grid(
            columns: 2,
            [
                Plot(x: "epoch", y: .linear("accuracy", style: .percent())) {
                    Line([0.5, 0.7512, .nan], name: "ReLU")
                    Intervals(means: [(2, 0.6, 0.05)], name: "five seeds")
                },
                Plot(x: .category(), y: .linear("time (s)")) { Bars([("a", 1.25), ("b", .nan)]) },
                Plot(x: .linear("error"), y: .category()) { Dots([(0.25, "x")]) },
                Plot { HeatMap([[1.0, 2]], rows: ["r"], columns: ["c", "d"], numbers: .decimals(1)) },
            ])
        let texts = plot.picture().allReadings.map(\.text)
        #expect(
            texts == [
                "ReLU, epoch 1: 50.0\u{202f}%", "ReLU, epoch 2: 75.1\u{202f}%",
                "five seeds, epoch 2: 60.0\u{202f}% (55.0\u{202f}% to 65.0\u{202f}%)", "a: 1.25", "x: 0.25",
                "r, c: 1.0",
                "r, d: 2.0",
            ])
    }

    /// A reading is where its mark is drawn: over a bar, in the middle of a dot.
    @Test func readingsAreWhereTheMarksAre() throws {
        let picture = Plot(x: .category(), y: "y") { Bars([("a", 1.0), ("b", 2.0)]) }.picture()
        let boxes = picture.elements.flatMap { element -> [Rectangle] in
            guard case .path(let path, let fill?, _) = element, fill != .white else { return [] }
            return stride(from: 0, to: path.segments.count - 4, by: 5).compactMap {
                Path(Array(path.segments[$0..<$0 + 5])).rectangle
            }
        }
        let areas = picture.allReadings.map(\.area)
        #expect(areas.count == 2 && areas.allSatisfy { boxes.contains($0) }, "\(areas) \(boxes)")
        let outer = Picture(
            size: Size(10, 10), elements: [.picture(picture, at: Point(100, 1000), clipped: false)])
        #expect(outer.allReadings.map(\.area.minX) == areas.map { $0.minX + 100 })
        #expect(outer.allReadings.map(\.area.minY) == areas.map { $0.minY + 1000 })
    }

    @Test func veryManyMarksHaveNone() {
        func count(_ count: Int) -> Int {
            Plot(x: "x", y: "y") { Line((0..<count).map { Double($0) }) }.picture().allReadings.count
        }
        #expect(count(600) == 600 && count(601) == 0)
    }

    @Test func seriesAreSideBySideInATable() {
        let plot = Plot("T", x: "epoch", y: "accuracy") {
            Line([(2, 0.5), (1, 0.25)], name: "A")
            Line([(2, 0.75), (3, 1.0)], name: "B")
        }
        #expect(
            PlotNumbers.tables(of: plot) == [
                PlotNumbers(
                    title: "T", columns: ["epoch", "A", "B"],
                    rows: [["1", "0.25", ""], ["2", "0.5", "0.75"], ["3", "", "1"]])
            ])
    }

    @Test func positionsThatOccurTwiceGetATableForEachSeries() {
        let plot = Plot(x: "x", y: "y") { Dots([(1, 2.0), (1, 3.0)], name: "A") }
        #expect(
            PlotNumbers.tables(of: plot) == [
                PlotNumbers(title: "A", columns: ["x", "A"], rows: [["1", "2"], ["1", "3"]])
            ])
    }

    @Test func tablesEndAndSayHowMuchIsLeftOut() {
        let plot = Plot(x: "x", y: "y") { Line((0..<501).map { Double($0) }) }
        let rows = PlotNumbers.tables(of: plot)[0].rows
        #expect(rows.count == 501 && rows.last == ["… 501 rows in all", ""])
        #expect(PlotNumbers.tables(of: Plot.images(columns: 1, weights: [[1.0]], imageColumns: 1)).isEmpty)
    }
}
