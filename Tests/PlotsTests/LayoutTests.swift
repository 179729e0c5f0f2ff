import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

struct LayoutTests {
    private func texts(_ plot: Plot) -> [Measured.Text] { Measured(plot.picture(width: 390)).texts }

    @Test func learningCurvesReadAsInTheBook() throws {
        let texts = texts(Gallery.learningCurves)
        let strings = texts.map(\.string)
        #expect(strings.contains("Training accuracy (running mean over the epoch)"))
        #expect(strings.filter { $0.hasPrefix("0.") } == ["0.75", "0.80", "0.85", "0.90", "0.95"])
        #expect(strings.filter { Int($0) != nil } == (1...10).map(String.init))
        #expect(
            strings.suffix(3) == ["ReLU 0.970", "sigmoid 0.922", "90 %"],
            "names at the ends, from top to bottom, no legend")
    }

    @Test func namesStandBesideTheEndsOfTheirLines() throws {
        let (panel, marks) = try #require(Gallery.learningCurves.placedPanel(width: 390))
        let texts = texts(Gallery.learningCurves)
        for mark in marks.compactMap({ $0 as? Line }) {
            let end = try #require(mark.end(in: panel))
            let text = try #require(texts.first { $0.string == end.1 })
            #expect(text.box.minX > panel.frame.maxX)
            #expect((text.box.minY + text.box.size.height / 2 - end.0.y).magnitude < 3)
            #expect(text.color == panel.color(mark))
        }
    }

    /// The second plot is as high as the first, and has finer ticks with longer labels than by itself.
    @Test func numbersAreWholeInAPlotThatItsRowMakesHigher() {
        let shares = [0.776, 0.879, 0.894, 0.902, 0.906, 0.910, 0.914, 0.917, 0.920, 0.921]
        let grid = Plot.grid(
            columns: 2,
            [
                Plot("Loss", x: .linear("epoch"), y: .linear("nats", including: [0]), height: 160) {
                    Line([1.05, 0.48, 0.39, 0.35, 0.33, 0.31, 0.30, 0.29, 0.28, 0.27], lastValue: .decimals(2))
                },
                Plot("Accuracy", x: .linear("epoch"), y: .linear("share", style: .percent()), height: 160) {
                    Line(shares, lastValue: .percent(1))
                    Rule(x: 4, label: "claimed")
                },
            ])
        for width in [424.0, 472] {
            let strings = Measured(grid.picture(width: width)).texts.map(\.string)
            #expect(!strings.contains { $0.contains("…") }, "\(strings)")
        }
    }

    @Test func aLineThatEndsEarlyIsNamedWhereItEnds() throws {
        let (panel, marks) = try #require(Gallery.earlyEnds.placedPanel(width: 390))
        let end = try #require((marks[1] as? Line)?.end(in: panel)?.0)
        let text = try #require(texts(Gallery.earlyEnds).first { $0.string == "stopped" })
        #expect((text.box.minX - end.x).magnitude < 10 && panel.frame.contains(text.box))
    }

    @Test func largerValuesStandHigherAndFurtherRight() throws {
        let (panel, _) = try #require(Plot { Dots([(1, 10), (2, 20)]) }.placedPanel(width: 390))
        #expect(panel.x.position(2.0)! > panel.x.position(1.0)!)
        #expect(panel.y.position(20.0)! < panel.y.position(10.0)!)
    }

    @Test func equalRatiosAreEqualStepsOnALogarithmicAxis() throws {
        let (panel, _) = try #require(
            Plot(x: .log()) { Dots([(1, 1), (10, 1), (100, 1), (-1, 1)]) }.placedPanel(width: 390))
        let (a, b, c) = (panel.x.position(1.0)!, panel.x.position(10.0)!, panel.x.position(100.0)!)
        #expect(((b - a) - (c - b)).magnitude < 1e-9)
        #expect(panel.x.position(-1.0) == nil && panel.x.position(0.0) == nil)
    }

    @Test func labelsStandUnderTheirTicks() throws {
        for (name, plot) in Gallery.all.map({ ($0.name, $0.plot) }) {
            guard let (panel, _) = plot.placedPanel(width: 390) else { continue }
            let texts = texts(plot)
            for tick in panel.x.ticks {
                guard let label = tick.label,
                    let text = texts.last(where: { $0.string == label && $0.box.minY > panel.frame.maxY })
                else { continue }
                let middle = text.box.minX + text.box.size.width / 2
                #expect((middle - panel.x.position(ofPlace: tick.place)).magnitude < 0.1, "\(name): \(label)")
            }
        }
    }

    @Test func epochsHaveNoZeroth() throws {
        let (panel, _) = try #require(Gallery.bands.placedPanel(width: 390))
        #expect(panel.x.ticks.compactMap(\.label) == ["5", "10", "15", "20"] && panel.x.low > 0)
    }

    @Test func barsStandOnZero() throws {
        let (panel, marks) = try #require(Plot(x: .category()) { Bars([("a", 3), ("b", 7)]) }.placedPanel(width: 390))
        #expect(panel.y.low == 0 && panel.y.foot == panel.frame.maxY)
        let boxes = marks[0].obstacles(in: panel)
        #expect(boxes.allSatisfy { ($0.maxY - panel.frame.maxY).magnitude < 1e-9 })
        #expect((boxes[1].size.height / boxes[0].size.height - 7.0 / 3).magnitude < 1e-9)
        let (lying, bars) = try #require(Gallery.negativeBars.placedPanel(width: 390))
        let zero = lying.x.position(0.0)!
        #expect(texts(Gallery.negativeBars).map(\.string).contains("−1.40"), "a number at either end has its room")
        #expect(
            bars[0].obstacles(in: lying).allSatisfy {
                ($0.minX - zero).magnitude < 1e-9 || ($0.maxX - zero).magnitude < 1e-9
            })
    }

    @Test func anAreaFromZeroStandsOnTheAxis() throws {
        let (panel, _) = try #require(Gallery.area.placedPanel(width: 390))
        #expect(panel.y.low == 0)
        let (line, _) = try #require(Plot { Line([0.0, 3, 5]) }.placedPanel(width: 390))
        #expect(line.y.low < 0, "a line is not measured from zero")
    }

    /// A logarithmic axis has no zero from which the length of a bar could start.
    @Test func onALogarithmicAxisBarsAreDotsInTheirPlace() throws {
        let (panel, marks) = try #require(Gallery.wallTime.placedPanel(width: 390))
        for (mark, values) in zip(marks, [[180, 29.9, 67, 1560, 54], [2.1, 0.83, 0.79, 21.4, 3.37]]) {
            for (box, value) in zip(mark.obstacles(in: panel), values) {
                #expect(box.size.width == box.size.height && box.size.width < 6)
                #expect((box.minX + box.size.width / 2 - panel.x.position(value)!).magnitude < 1e-9)
            }
        }
        #expect(panel.x.low > -0.5, "no margin down to a power of ten for a foot")
        guard case .panel(let content) = Gallery.wallTime.content else { return }
        let keys = PanelLayout.seriesKeys([content], series: panel.series)
        #expect(keys.map(\.label) == ["original", "this run"])
        #expect(keys.allSatisfy { if case .dot = $0.symbol { true } else { false } })
        let withMissing = Plot(x: .log(), y: .category()) {
            Bars([("a", 0.012), ("b", 67), ("c", Double.nan)], numbers: .automatic)
        }
        #expect(texts(withMissing).map(\.string).contains("missing"), "a dash would be taken for a dot")
        let (wide, _) = try #require(withMissing.placedPanel(width: 390))
        #expect(
            wide.x.low == -2 && wide.x.ticks.contains { $0.label == "0.01" },
            "a power of ten just outside has its label")
        let (clipped, bars) = try #require(
            Plot(x: .log(domain: 1...10), y: .category()) { Bars([("a", 2), ("b", 200), ("c", 0.1)]) }.placedPanel(
                width: 390))
        #expect(bars[0].positions(in: clipped).count == 1, "what lies beyond the axis is counted, not drawn at its end")
    }

    @Test func seriesOfBarsStandSideBySideAndThoseOfDotsOnOneLine() throws {
        let (bars, barMarks) = try #require(Gallery.wallTime.placedPanel(width: 390))
        let first = barMarks[0].obstacles(in: bars)[0], second = barMarks[1].obstacles(in: bars)[0]
        #expect(first.maxY <= second.minY + 0.5 && second.maxY - first.minY < bars.y.bandwidth)
        let (dots, dotMarks) = try #require(Gallery.originalAndRun.placedPanel(width: 390))
        #expect(dotMarks[0].positions(in: dots).map(\.y) == dotMarks[1].positions(in: dots).map(\.y))
    }

    @Test func rowsOfAHeatMapRunDownwardsAndColumnsToTheRight() {
        let texts = texts(
            Plot { HeatMap([[1.0, 2], [3, 4]], rows: ["a", "b"], columns: ["x", "y"], numbers: .decimals(0)) })
        func middle(_ string: String) -> Point? {
            texts.first { $0.string == string }.map { Point($0.box.minX + $0.box.size.width / 2, $0.box.minY) }
        }
        #expect(middle("1")!.y == middle("2")!.y && middle("1")!.y < middle("3")!.y && middle("1")!.x < middle("2")!.x)
        #expect((middle("1")!.x - middle("x")!.x).magnitude < 1e-9 && (middle("1")!.y - middle("a")!.y).magnitude < 1)
    }

    @Test func zerosOfAConfusionAreBlankAndTheDiagonalIsKeptOutOfTheColours() {
        let map = HeatMap.confusion([[50, 0, 2], [1, 60, 0], [0, 4, 70]], classes: ["a", "b", "c"])
        #expect(map.text(row: 0, column: 1) == nil && map.text(row: 0, column: 2) == "2")
        #expect(map.trainedColor.high == 6, "one and a half times the most frequent mistake")
    }

    @Test func neighboursInAGridShareTheirAxes() throws {
        guard case .grid(let grid) = Gallery.multiples.content else {
            Issue.record("no grid")
            return
        }
        let layout = GridLayout(grid, title: nil, width: 390, height: nil, series: nil)
        let panels = layout.placed(top: 0).compactMap { placed in
            (placed.layout as? PanelLayout)?.panel(
                width: placed.width, insets: placed.insets, bodyHeight: placed.bodyHeight)
        }
        #expect(panels.count == 3)
        #expect(
            Set(
                panels.map {
                    [$0.y.low, $0.y.high, $0.x.low, $0.x.high, $0.frame.minY, $0.frame.maxY, $0.frame.size.width].map {
                        ($0 * 1e6).rounded()
                    }
                }
            ).count == 1)
    }

    @Test func facetsAreLabelledOnceAndEquallyWide() throws {
        guard case .grid(let grid) = Gallery.facetsInRows.content else {
            Issue.record("no grid")
            return
        }
        let layout = GridLayout(grid, title: nil, width: 390, height: nil, series: nil)
        let frames = layout.placed(top: 0).compactMap { placed in
            (placed.layout as? PanelLayout)?.panel(
                width: placed.width, insets: placed.insets, bodyHeight: placed.bodyHeight
            ).frame
        }
        #expect(frames.count == 4 && Set(frames.map { ($0.size.width * 1e6).rounded() }).count == 1)
        let strings = texts(Gallery.facetsInRows).map(\.string)
        func count(_ string: String) -> Int { strings.count { $0 == string } }
        // One label for each row and column, one for all, and a name of its own for every panel.
        #expect(count("dropout") == 2 && count("0.6") == 2)
        #expect(count("accuracy") == 2 && count("0.4") == 4, "0.4 is a rate of dropout, too")
        #expect(count("first seed") == 1 && count("second seed") == 1)
        #expect(["L2 10⁻⁴", "L2 10⁻³", "L2 10⁻²", "no penalty"].allSatisfy { count($0) == 1 })
    }

    @Test func whatHasNoPlaceIsCounted() {
        let strings = texts(Gallery.absent).map(\.string)
        #expect(strings.contains("2 missing, 1 not positive, 1 beyond the axis"))
        #expect(!texts(Gallery.scatter).contains { $0.string.contains("missing") })
        #expect(texts(Gallery.missingBars).filter { $0.string == "–" }.count == 1, "a dash where a bar is missing")
        #expect(texts(Plot { Intervals(samples: [("a", [1, .nan, 3])]) }).contains { $0.string == "1 missing" })
    }

    @Test func unnamedMarksAndTheFirstNameDifferInColour() throws {
        let plot = Plot(y: .category()) {
            Intervals(samples: [("a", [1, 2, 3])])
            Dots([(2.5, "a")], name: "original")
        }
        let (panel, marks) = try #require(plot.placedPanel(width: 390))
        #expect(panel.color(marks[0]) != panel.color(marks[1]))
        #expect(panel.series.shape(nil) != panel.series.shape("original"))
    }

    @Test func wordsStandBesideTheirPoints() throws {
        let (panel, marks) = try #require(Gallery.labelled.placedPanel(width: 390))
        let texts = texts(Gallery.labelled)
        for (model, point) in zip(Gallery.models, marks[1].positions(in: panel)) {
            let box = try #require(texts.first { $0.string == model.name }).box
            let gap = max(box.minX - point.x, point.x - box.maxX, box.minY - point.y, point.y - box.maxY)
            #expect(gap > Theme.dotRadius && gap < 6, "\(model.name)")
        }
    }

    /// Two overlapping densities: paper and the lower density shine through the upper one.
    @Test func densitiesLetOthersShineThrough() {
        let images = Gallery.densities.picture(width: 390).elements.compactMap { element in
            if case .image(let image, _) = element { image } else { nil }
        }
        #expect(images.count == 2)
        for image in images {
            let opacity = image.opacity ?? []
            #expect(opacity.contains(0) && opacity.contains(255) && opacity.count == image.columnCount * image.rowCount)
        }
    }

    @Test func oneNameHasOneColourThroughoutAGrid() {
        let plot = Plot.grid(
            columns: 2,
            [
                Plot {
                    Line([1, 2], name: "a")
                    Line([2, 3], name: "b")
                },
                Plot {
                    Line([1, 2], name: "b")
                    Line([4, 3], name: "c")
                },
            ])
        let texts = texts(plot)
        #expect(Set(texts.filter { $0.string == "b" }.map(\.color)).count == 1)
        #expect(Set(texts.filter { "abc".contains($0.string) }.map(\.color)).count == 3)
    }

    @Test func populationDeviationOfFolds() {
        let interval = Intervals(samples: [("a", [1, 2, 3, 4, 5, .nan])]).intervals[0]
        #expect(interval.middle == .number(3) && interval.values.count == 6)
        #expect((interval.high.finite! - 3 - 2.0.squareRoot()).magnitude < 1e-15)
    }

    @Test func weightsShareOneSymmetricScale() {
        let plot = Plot.images(columns: 2, weights: [[0.0, 0.5], [-1.0, 0.25]] as [[Float]], imageColumns: 2)
        guard case .images(let sheet) = plot.content else {
            Issue.record("no images")
            return
        }
        #expect(sheet.low == .number(-1) && sheet.high == .number(1))
        #expect(sheet.tiles.map(\.pixels.bytes) == [[128, 191], [0, 159]])
    }
}
