import Testing

@testable import Documents
@testable import Drawing
@testable import Formats
@testable import PlotDrawing
@testable import Plots

@Suite struct FigureTextWarningsTests {
    private func warnings(_ plots: [Plot]) -> [String] {
        let figures = plots.indices.map { Figure(id: "f\($0)", number: $0 + 1, caption: [], alternativeText: "a") }
        let named = Dictionary(uniqueKeysWithValues: plots.enumerated().map { ("f\($0)", $1) })
        return FigureTextWarnings.warnings(
            in: WovenReport(document: Document(title: [], blocks: figures.map { .figure($0) }), plots: named))
    }

    private let long = "average treatment effect on the treated, cohort of "

    @Test func cutNamesAreTold() throws {
        let warnings = warnings([
            Plot(x: "x", y: "y") { Line([1.0, 2]) },
            Plot(x: "x", y: "y") {
                Line([1.0, 2], name: long + "2019")
                Line([2.0, 3], name: long + "2020")
            },
        ])
        try #require(warnings.count == 1)
        #expect(warnings[0].hasPrefix("Figure 2: there is no room for all of a text, which is cut to “average"))
        #expect(warnings[0].contains(" and for one more."))
    }

    /// A name that has room in a figure's file, which is wider than the page's column.
    @Test func aTextThatIsCutOnThePageOnlyIsTold() throws {
        func isCut(_ picture: Picture) -> Bool {
            picture.elements.contains {
                if case .text(let line, _, _, _) = $0 { line.string.contains("…") } else { false }
            }
        }
        let plots = (10..<80).map { length in
            Plot(x: "x", y: "y") { Line([1.0, 2], name: String(repeating: "n", count: length)) }
        }
        let plot = try #require(
            plots.first {
                isCut(
                    WovenReport(document: Document(title: [], blocks: []), plots: ["f": $0]).pagePictures["f"]
                        ?? $0.picture())
            })
        #expect(!isCut(plot.picture()))
        #expect(warnings([plot]).count == 1)
    }

    @Test func labelsLeftOutAreTold() throws {
        let label = "a label that is long, at the right edge of a narrow figure, where nothing is free"
        let warnings = warnings([
            Plot(x: "x", y: "y") {
                Dots((0..<400).map { (Double($0 % 20), Double($0 / 20)) })
                Labels([(10.0, 10.0, label)])
            }
        ])
        #expect(warnings.count == 1 && warnings.first?.hasPrefix("Figure 1: there is no room for “a label") == true)
    }

    @Test func whatFitsIsNotComplainedOf() {
        #expect(
            warnings([
                Plot("A title … with dots", x: "…", y: "y") {
                    Line([1.0, 2], name: "one …")
                    Note("a note\nof two lines", x: 1.0, y: 2.0)
                    Rule(y: 1.5, label: "half")
                },
                Plot(x: .category(), y: "y") { Bars((1...60).map { ("name \($0)", 1.0) }) },
                Plot(x: .linear("n"), y: .category()) { Bars([(long + "2019", 1.0), (long + "2020", 2.0)]) },
            ]).isEmpty)
    }

    @Test func manyFiguresAreNotAllListed() {
        let plot = Plot(x: "x", y: "y") { Line([1.0, 2], name: long + long) }
        let warnings = warnings(Array(repeating: plot, count: 14))
        #expect(warnings.count == 11 && warnings.last == "… and in 4 more figures.")
    }
}
