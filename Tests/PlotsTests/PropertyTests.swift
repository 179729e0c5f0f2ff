import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

struct PropertyTests {
    /// A random plot: kinds of scale, marks, sizes and names.
    static func randomPlot(_ random: inout SplitMix) -> Plot {
        let words = [
            "a", "sigmoid", "training images", "a rather long name for a series of numbers", "ReLU", "±", "0.2, 10⁻⁴",
            "Ω",
        ]
        func word() -> String { words[Int.random(in: 0..<words.count, using: &random)] }
        func name() -> String? {
            Bool.random(using: &random) ? "\(word()) \(Int.random(in: 0..<5, using: &random))" : nil
        }
        let magnitude = Decimal.power(Int.random(in: -12...12, using: &random))
        func value() -> Double {
            switch Int.random(in: 0..<24, using: &random) {
            case 0: .nan
            case 1: .infinity
            case 2: 0
            case 3: Double(Int.random(in: -9...9, using: &random))
            default: Double.random(in: -1...2, using: &random) * magnitude
            }
        }
        let usesCategories = Int.random(in: 0..<3, using: &random) == 0, isLying = Bool.random(using: &random)
        func at(_ index: Int) -> Datum { usesCategories ? .category("\(word()) \(index % 14)") : .number(value()) }
        func pair(_ index: Int) -> (Datum, Datum) {
            let a = at(index), b = Datum.number(value())
            return usesCategories && isLying ? (b, a) : (a, b)
        }
        func numeric(_ label: String) -> Scale {
            switch Int.random(in: 0..<5, using: &random) {
            case 0, 1: .linear(label, unit: "s", including: Bool.random(using: &random) ? [0] : nil)
            case 2, 3: .log(label)
            default: .date(label)
            }
        }
        var marks: [Mark] = []
        for _ in 0...Int.random(in: 0..<6, using: &random) {
            let count = Int.random(in: 0..<40, using: &random)
            switch Int.random(in: 0..<9, using: &random) {
            case 6: marks.append(Labels((0..<count).map { (pair($0).0, pair($0).1, word()) }).mark)
            case 7:
                marks.append(
                    Band((0..<count).map { (at($0), Datum.number(value()), Datum.number(value())) }, name: name()).mark)
            case 0:
                marks.append(
                    Line(
                        (0..<count).map(pair), name: name(), lastValue: Bool.random(using: &random) ? .decimals(2) : nil
                    ).mark)
            case 1: marks.append(Dots((0..<count).map(pair), name: name()).mark)
            case 2:
                marks.append(
                    Bars(
                        (0..<count).map { (at($0), value()) }, name: name(),
                        numbers: Bool.random(using: &random) ? .automatic : nil
                    ).mark)
            case 3:
                marks.append(
                    Intervals(samples: (0..<count).map { (at($0), [value(), value(), value()]) }, name: name()).mark)
            case 4: marks.append(Rule(y: value(), label: name()).mark)
            case 5: marks.append(Rule(x: value(), label: name()).mark)
            default: marks.append(Note(word(), x: value(), y: value()).mark)
            }
        }
        let position: Scale = usesCategories ? .category(word()) : numeric(word()), measure = numeric(word())
        let flipped = usesCategories && isLying
        return Plot(
            Bool.random(using: &random) ? "\(word()) and \(word())" : nil, x: flipped ? measure : position,
            y: flipped ? position : measure
        ) { marks }
    }

    @Test func noLabelOverlapsAnotherOrLeavesTheFigure() {
        var random = SplitMix(state: 2026)
        for index in 0..<300 {
            let plot = Self.randomPlot(&random)
            let width = Double.random(in: 120...500, using: &random)
            let faults = Measured(plot.picture(width: width)).faults
            #expect(faults.isEmpty, "plot \(index), \(width) wide: \(faults.prefix(3))")
            if !faults.isEmpty { return }
        }
    }

    @Test func noNumberInAHeatMapOrLabelInAGridOverlapsAnother() {
        var random = SplitMix(state: 404)
        for index in 0..<60 {
            let rowCount = Int.random(in: 0...14, using: &random), columnCount = Int.random(in: 0...14, using: &random)
            let magnitude = Decimal.power(Int.random(in: -6...6, using: &random))
            let values = (0..<rowCount).map { _ in
                (0..<columnCount).map { _ in Double.random(in: -1...1, using: &random) * magnitude }
            }
            let map = Plot("A heat map", x: .category("column"), y: .category("row")) {
                HeatMap(
                    values, rows: Array(0..<rowCount), columns: Array(0..<columnCount),
                    color: index % 2 == 0 ? .diverging() : .sequential(),
                    numbers: index % 3 == 0 ? nil : .decimals(index % 5), deviations: index % 4 == 0 ? values : nil)
            }
            let plots = [map, Self.randomPlot(&random), Self.randomPlot(&random)]
            let grid = Plot.grid(
                index % 2 == 0 ? "A grid" : nil, columns: Int.random(in: 1...3, using: &random), widths: [1, 1.5],
                sharing: index % 3 == 0 ? [.y] : [], plots)
            let width = Double.random(in: 60...600, using: &random)
            for plot in [map, grid] {
                let faults = Measured(plot.picture(width: width)).faults
                #expect(faults.isEmpty, "plot \(index), \(width) wide: \(faults.prefix(3))")
            }
        }
    }

    @Test func theGalleryHasNoFaults() {
        for (name, plot) in Gallery.all.map({ ($0.name, $0.plot) }) {
            for width in [200.0, 390, 600] {
                let faults = Measured(plot.picture(width: width)).faults
                #expect(faults.isEmpty, "\(name), \(width) wide: \(faults.prefix(3))")
            }
        }
    }

    /// The check can fail.
    @Test func faultsAreFound() {
        let line = TextLine("0123456789", face: .figure, size: 8)
        let picture = Picture(
            size: Size(60, 20),
            elements: [
                .text(line, at: Point(2, 10), color: .black, rotation: 0),
                .text(line, at: Point(30, 12), color: .black, rotation: 0),
            ])
        #expect(Measured(picture).faults.count == 2)
    }

    @Test func everyFiniteDatumLiesInsideItsPanel() throws {
        var random = SplitMix(state: 77)
        var checked = 0
        for index in 0..<300 {
            let (panel, marks) = try #require(Self.randomPlot(&random).placedPanel(width: 390))
            for mark in marks {
                for point in mark.positions(in: panel) {
                    checked += 1
                    #expect(panel.frame.contains(point), "plot \(index): \(point) outside \(panel.frame)")
                }
            }
        }
        #expect(checked > 5000)
    }

    @Test func missingValuesHaveNoPlaceAndFiniteOnesDo() {
        let plot = Plot { Dots([(1, 2), (.nan, 3), (2, .infinity), (3, 4)]) }
        let (panel, marks) = plot.placedPanel(width: 390)!
        #expect(marks[0].positions(in: panel).count == 2)
    }

    /// The range rule: an axis covers its data; its ticks lie on it, are evenly spaced, and end at most one step beyond
    /// the data and the values to include.
    @Test func ticksLieWithinTheAxisAndTheAxisNearItsData() throws {
        var random = SplitMix(state: 5)
        var checked = 0
        for index in 0..<300 {
            let (panel, _) = try #require(Self.randomPlot(&random).placedPanel(width: 390))
            for axis in [panel.x, panel.y] {
                for tick in axis.ticks { #expect(axis.contains(axis.position(ofPlace: tick.place))) }
                guard axis.kind == .linear, axis.extent.low < axis.extent.high else { continue }
                #expect(axis.low <= axis.extent.low && axis.high >= axis.extent.high, "plot \(index)")
                let places = axis.ticks.map(\.place)
                guard places.count >= 3, let first = places.first, let last = places.last else { continue }
                let step = (last - first) / Double(places.count - 1)
                for (place, next) in zip(places, places.dropFirst()) {
                    #expect(((next - place) / step - 1).magnitude < 1e-9)
                }
                checked += 1
                #expect(
                    first > axis.extent.low - step * 1.001 && last < axis.extent.high + step * 1.001,
                    "plot \(index): \(places), \(axis.extent.low) to \(axis.extent.high)")
            }
        }
        #expect(checked > 200)
    }

    @Test func palettesKeepTheirOrderInGrey() {
        for palette in [Palette.blues, .oranges, .ink] {
            let greys = (0...64).map { palette.color(at: Double($0) / 64).luminance }
            #expect(zip(greys, greys.dropFirst()).allSatisfy { $0 > $1 })
        }
        // On paper, both signs darken from the middle; beside it there is always a number.
        let greys = (0...64).map { Palette.blueVermilion.color(at: Double($0) / 64).luminance }
        #expect(
            zip(greys[...32], greys[1...32]).allSatisfy { $0 < $1 }
                && zip(greys[32...], greys[33...]).allSatisfy { $0 > $1 })
    }

    @Test func spreadLabelsStayInOrderApartAndNearest() {
        #expect(LabelSpacing.positions([10, 50, 90], room: 10, low: 0, high: 100) == [10, 50, 90])
        #expect(LabelSpacing.positions([50, 50], room: 10, low: 0, high: 100) == [45, 55])
        #expect(LabelSpacing.positions([0, 0, 100], room: 10, low: 0, high: 100) == [5, 15, 95])
        var random = SplitMix(state: 1)
        for _ in 0..<200 {
            let wanted = (0..<9).map { _ in Double.random(in: -20...120, using: &random) }.sorted()
            let placed = LabelSpacing.positions(wanted, room: 11, low: 0, high: 100)
            #expect(placed[0] >= 5.499 && placed[8] <= 94.501)
            #expect(zip(placed, placed.dropFirst()).allSatisfy { $1 - $0 >= 10.999 })
        }
    }

    /// A spiral of a million points: the decimated one is at most as far off as a column is wide, 0.5 points, plus the
    /// spacing, 0.3.
    @Test func decimationKeepsTheShapeOfWhatRunsToAndFro() {
        let points = (0..<1_000_000).map { index in
            let turn = Double(index) / 50_000, radius = turn + 2
            // A square spiral needs no sine.
            let side = turn - turn.rounded(.down), corner = Int(side * 4), along = (side * 4 - Double(corner)) * 2 - 1
            let unit: [(Double, Double)] = [(along, -1), (1, along), (-along, 1), (-1, -along)]
            return Point(150 + radius * unit[corner].0 / 2, 150 + radius * unit[corner].1 / 2)
        }
        let kept = Polyline.decimated(points)
        #expect(kept.count <= 4000 && kept.count > 1000)
        #expect(kept.first == points.first && kept.last == points.last)
        var next = 0
        var farthest = 0.0
        for point in points {
            // Both have the same order, so the nearest kept segment is the present one or one soon after.
            let distances = (next..<min(next + 4, kept.count - 1)).map {
                ($0, Self.distance(point, kept[$0], kept[$0 + 1]))
            }
            guard let nearest = distances.min(by: { $0.1 < $1.1 }) else { continue }
            next = nearest.0
            farthest = max(farthest, nearest.1)
        }
        #expect(farthest < 0.8, "\(farthest)")
    }

    private static func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
        let dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy
        let share = length == 0 ? 0 : min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1)
        let x = a.x + share * dx - p.x, y = a.y + share * dy - p.y
        return (x * x + y * y).squareRoot()
    }

    /// Many bars merged into few put the same ink into the same half points.
    @Test func mergedSpansCoverWhatTheyReplace() {
        var random = SplitMix(state: 6)
        let spans = (0..<5000).map { _ in
            let a = Double.random(in: 0...100, using: &random), b = Double.random(in: 0...100, using: &random)
            return Span(along: Double.random(in: 0...200, using: &random), low: min(a, b), high: max(a, b))
        }
        let merged = Span.merged(spans)
        #expect(merged.count <= 401)
        for span in spans {
            #expect(
                merged.contains {
                    ($0.along - span.along).magnitude <= 0.25 && $0.low <= span.low && $0.high >= span.high
                })
        }
        #expect(Span.merged(Array(spans.prefix(1500))).count == 1500)
    }

    @Test func decimationKeepsTheExtremes() {
        var random = SplitMix(state: 8)
        let points = (0..<20_000).map { Point(Double($0) / 80, Double.random(in: 0...100, using: &random)) }
        let kept = Polyline.decimated(points)
        #expect(kept.count < 2100)
        #expect(kept.map(\.y).min() == points.map(\.y).min() && kept.map(\.y).max() == points.map(\.y).max())
        #expect(kept.first == points.first && kept.last == points.last)
    }
}
