import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

/// Data that a figure could hide: values that hardly differ, bars of one name, points beyond the axes.
@Suite struct HiddenDataTests {
    /// Three values each that differ by less than 10⁻¹² of their size.
    private static let close: [[Double]] = {
        var groups: [[Double]] = [
            [9_007_199_254_740_992, 9_007_199_254_740_994, 9_007_199_254_741_000],
            [123_456_789_012_345.25, 123_456_789_012_345.5, 123_456_789_012_345.75],
        ]
        for size: Double in [1e15, -1e15] { groups.append([size, size + 0.25, size + 1]) }
        for size: Double in [1, 1e-200, 1e300] {
            let step: Double = size.ulp
            groups.append([size, size + 100 * step, size + 900 * step])
        }
        return groups
    }()

    @Test(arguments: close) func valuesThatHardlyDifferAreDrawnApart(_ values: [Double]) throws {
        let plot = Plot(x: "x", y: "y") { Line(values) }
        let (panel, marks) = try #require(plot.placedPanel(width: 400))
        let ys = marks[0].positions(in: panel).map(\.y)
        try #require(ys.count == 3)
        // Differences of neighbouring numbers are exact, so the shares are known exactly.
        let share = (values[1] - values[0]) / (values[2] - values[0])
        #expect(((ys[0] - ys[1]) / (ys[0] - ys[2]) - share).magnitude < 0.01)
        #expect(ys[0] - ys[2] > panel.frame.size.height / 2)
        let labels = panel.y.ticks.compactMap(\.label)
        #expect(labels.count >= 2 && Set(labels).count == labels.count, "\(labels)")
    }

    @Test func labelsSayWhatIsAddedToWhat() throws {
        let (panel, _) = try #require(
            Plot(x: "x", y: "y") { Line([1e15, 1e15 + 0.25, 1e15 + 1]) }.placedPanel(width: 400))
        let ticks = panel.y.ticks
        #expect(ticks.first?.label == "10¹⁵")
        for tick in ticks.dropFirst() {
            let label = try #require(tick.label)
            let added = try #require(Double(label.dropFirst()))
            #expect(label.hasPrefix("+"))
            // 10¹⁵ + 0.2 is no `Double`, so its place is between those of two that are.
            let (foot, one) = (try #require(panel.y.position(1e15)), try #require(panel.y.position(1e15 + 1)))
            #expect((foot + added * (one - foot) - panel.y.position(ofPlace: tick.place)).magnitude < 0.01)
        }
        #expect(
            Plot(x: "x", y: "y") { Line([1e15, 1e15 + 0.25, 1e15 + 1]) }.alternativeText.contains(
                "rises from 10¹⁵ by 1."))
        // Equal values are flat, and their label is the value.
        let flat = try #require(Plot(x: "x", y: "y") { Line([1e15, 1e15]) }.placedPanel(width: 400)).panel
        #expect(!flat.y.ticks.contains { $0.label?.contains("+") ?? false })
    }

    @Test(arguments: [false, true]) func barsOfOneNameAreBesideEachOther(isLying: Bool) throws {
        let bars = Bars([("a", 1.0), ("a", 2.0), ("b", 3.0), ("a", 1.5)])
        let plot =
            isLying
            ? Plot(x: .linear("n"), y: .category("c")) { bars } : Plot(x: .category("c"), y: .linear("n")) { bars }
        let (panel, marks) = try #require(plot.placedPanel(width: 400))
        let boxes = marks[0].obstacles(in: panel)
        #expect(boxes.count == 4)
        for (index, box) in boxes.enumerated() {
            #expect(box.size.width > 1 && box.size.height > 1)
            for other in boxes[(index + 1)...] { #expect(!box.overlaps(other, gap: 0)) }
        }
        // A name that is there once has the full width.
        let thickness = boxes.map { isLying ? $0.size.height : $0.size.width }
        #expect(thickness[2] > 2.9 * thickness[0])
    }

    @Test func alternativeTextCountsWhatIsBeyondTheAxes() {
        let cut = Plot(x: .linear("x", domain: 0...2), y: "y") { Dots([(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]) }
        #expect(cut.alternativeText.hasSuffix(" 1 of these data is beyond the axes and not drawn."))
        let log = Plot(x: "x", y: .log("y")) { Line([1.0, 0, -1, 10]) }
        #expect(log.alternativeText.contains(" 2 of these data are beyond the axes"))
        let dates = Plot(x: .date(domain: Timestamp(seconds: 0)...Timestamp(seconds: 1e9))) {
            Line([("2024-01-01", 1.0), ("1980-01-01", 2)])
        }
        #expect(dates.alternativeText.contains(" 1 of these data is beyond"))
        #expect(!Plot(x: "x", y: "y") { Line([1.0, .nan, 3]) }.alternativeText.contains("beyond"))
    }
}
