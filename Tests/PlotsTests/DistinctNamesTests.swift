import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

/// Names that are too long for their room stay different from each other.
@Suite struct DistinctNamesTests {
    private static let cohorts = (2019...2021).map { "average treatment effect on the treated, cohort of \($0)" }

    /// Names that differ at the end, at the beginning, in the middle, and in one letter of a long common text.
    private static let groups: [[String]] = [
        cohorts, cohorts.map { String($0.reversed()) },
        (1...3).map { "the first of many words, number \($0), and many more words that follow" },
        ["a", "b", "c"].map { String(repeating: "x", count: 60) + $0 + String(repeating: "y", count: 60) },
        ["short", "short too", cohorts[0], cohorts[1]],
    ]

    @Test(arguments: groups) func shortenedNamesDiffer(_ names: [String]) {
        for style in [Theme.tick, Theme.direct] {
            for width in stride(from: 70.0, through: 400, by: 6.5) {
                for lineLimit in [1, 2, 3] {
                    let lines = style.distinct(names, width: width, lineLimit: lineLimit)
                    let shown = lines.map { $0.map(\.string).joined(separator: "\n") }
                    #expect(Set(shown).count == names.count, "\(shown) \(width)")
                    for line in lines.flatMap(\.self) { #expect(line.width <= width + 0.01) }
                    #expect(lines.allSatisfy { (1...lineLimit).contains($0.count) })
                }
            }
        }
    }

    @Test func namesWithRoomAreWhole() {
        #expect(
            Theme.tick.distinct(["one", "two", "two"], width: 100).map { $0.map(\.string) } == [
                ["one"], ["two"], ["two"],
            ])
        // One that is cut alone is cut at its end, as before.
        let cut = Theme.tick.distinct([Self.cohorts[0], "b"], width: 80)
        #expect(cut[0].first?.string.hasSuffix("…") == true && cut[1].first?.string == "b")
    }

    private func texts(_ plot: Plot) -> [String] { Measured(plot.picture()).texts.map(\.string) }

    @Test func longCategoriesAreWrapped() {
        let plot = Plot(x: .linear("n"), y: .category()) { Bars(zip(Self.cohorts, [1.0, 2, 3]).map { ($0, $1) }) }
        let joined = texts(plot).joined(separator: " ")
        for name in Self.cohorts { #expect(joined.contains(name)) }
    }

    @Test func endsOfLinesAreToldApart() {
        let plot = Plot(x: "x", y: "y") {
            Line([1.0, 2, 3], name: Self.cohorts[0])
            Line([2.0, 3, 4], name: Self.cohorts[1])
        }
        let names = texts(plot).filter { $0.hasPrefix("average") }
        #expect(names.count == 2 && Set(names).count == 2, "\(names)")
    }

    @Test func columnsAreToldApart() {
        for names in Self.groups {
            let plot = Plot(x: .category("c"), y: "y") { Bars(names.map { ($0, 1.0) }) }
            let (panel, _) = plot.placedPanel(width: 300)!
            let labels = AxisDrawing.levelLabels(panel.x, figureWidth: 300).map { $0.lines.map(\.string) }
            #expect(Set(labels).count == names.count, "\(labels)")
        }
    }
}
