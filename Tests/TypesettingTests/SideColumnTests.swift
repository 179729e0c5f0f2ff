import Testing

@testable import Documents
@testable import Drawing
@testable import Typesetting

/// Captions, remarks and timings in the side column.
@Suite struct SideColumnTests {
    private func words(_ text: String) -> [Inline] { [.text(text)] }

    private func page(_ blocks: [Block], pictures: [String: Picture] = [:]) throws -> LaidOutPage {
        try #require(try LaidOutDocument(Document(title: [], blocks: blocks), pictures: pictures).pages.first)
    }

    /// The left ends of the glyph runs with some words.
    private func lefts(of text: String, on page: LaidOutPage) -> [Double] {
        page.body.flatMap(\.strip.marks).compactMap { mark in
            guard case .glyphs(let run, let at, _) = mark, run.text.contains(text) else { return nil }
            return at.x + (run.glyphs.first?.x ?? 0)
        }
    }

    /// The parts of a page that fill its side column, from top to bottom: a note beside text, or a wide strip.
    private func fillings(of page: LaidOutPage) -> [(top: Double, bottom: Double)] {
        page.body.compactMap { placed in
            let strip = placed.strip, depth = max(strip.sideDepth, strip.isWide ? strip.height : 0)
            return depth > 0 ? (placed.y, placed.y + depth) : nil
        }
    }

    /// Random documents, in which remarks, timings, captions, wide code and wide tables meet in any order.
    @Test func nothingMeetsInTheSideColumn() throws {
        var pairs = 0
        for seed in 1...24 as ClosedRange<UInt64> {
            var random = RandomDocument(state: seed)
            for page in try LaidOutDocument(random.document(), pictures: Samples.pictures).pages {
                let fillings = fillings(of: page)
                for (above, below) in zip(fillings, fillings.dropFirst()) {
                    #expect(below.top >= above.bottom - 0.01, "seed \(seed)")
                    pairs += 1
                }
                #expect(fillings.allSatisfy { $0.bottom <= PageDesign.height + 0.01 || $0.top == 0 }, "seed \(seed)")
            }
        }
        #expect(pairs > 200)
    }

    @Test func captionIsBesideANarrowFigureAndBelowAWideOne() throws {
        let figure = Figure(id: "f", number: 1, caption: words("shown"), alternativeText: "A line.")
        let narrow = try page([.figure(figure)], pictures: ["f": Picture(size: Size(PageDesign.width, 100))])
        #expect(lefts(of: "shown", on: narrow).allSatisfy { $0 >= PageDesign.sideLeft })
        #expect(narrow.body[0].strip.height == 100 && !narrow.body[0].strip.isWide)
        let wide = try page([.figure(figure)], pictures: ["f": Picture(size: Size(PageDesign.fullWidth, 100))])
        let left = try #require(lefts(of: "shown", on: wide).first)
        #expect(left < PageDesign.width && wide.body[0].strip.height > 100 && wide.body[0].strip.isWide)
        // A long caption does not make a low figure high: it goes below.
        var long = figure
        long.caption = words(String(repeating: "many words ", count: 60))
        let below = try page([.figure(long)], pictures: ["f": Picture(size: Size(200, 50))])
        #expect(lefts(of: "many", on: below).allSatisfy { $0 < PageDesign.sideLeft })
    }

    @Test func captionIsBesideANarrowTableAndAboveAWideOne() throws {
        func table(_ cell: String) -> Block {
            .table(
                Table(
                    id: "t", number: 1, caption: words("counted"),
                    columns: [Table.Column(words("a")), Table.Column(words("b"))],
                    rows: [[words(cell), words("1")]]))
        }
        #expect(lefts(of: "counted", on: try page([table("x")])).allSatisfy { $0 >= PageDesign.sideLeft })
        let wide = try page([table(String(repeating: "word ", count: 30))])
        #expect(lefts(of: "counted", on: wide).allSatisfy { $0 < PageDesign.sideLeft })
        #expect(wide.body.contains { $0.strip.isWide })
    }

    private func strip(_ name: String, _ height: Double, side: Double = 0, isWide: Bool = false) -> Strip {
        var strip = Strip(height: height, marks: [.destination(name, at: Point(0, 0))])
        strip.sideDepth = side
        strip.isWide = isWide
        return strip
    }

    /// The tops of strips by their names.
    private func tops(_ page: LaidOutPage) -> [String: Double] {
        var tops: [String: Double] = [:]
        for placed in page.body {
            for case .destination(let name, _) in placed.strip.marks { tops[name] = placed.y }
        }
        return tops
    }

    /// The note beside a line is above the figure in the source. The figure moves to the next page, so that wide code
    /// comes below the line at once.
    @Test func aDeferredFigureBringsNoCodeOntoANote() throws {
        let height = 300.0
        var figure = strip("figure", 150)
        figure.isFloat = true
        let filler = (0..<10).map { strip("filler\($0)", 15) }
        let code = (0..<4).map { strip("code\($0)", 12, isWide: true) }
        let pages = PageBuilder(
            strips: filler + [strip("line", 15, side: 60), figure] + code + [strip("end", 200)], continuations: [],
            height: height
        ).pages()
        let first = tops(try #require(pages.first))
        #expect(first["figure"] == nil)
        #expect(try #require(first["code0"]) >= #require(first["line"]) + 60)
    }

    /// White space grows to fill a page, but no further than the last note allows.
    @Test func aStretchedPageKeepsItsLastNoteAboveItsFoot() throws {
        for side in [40.0, 60, 75] {
            var lines = (0..<10).map { strip("line\($0)", 20) }
            for index in lines.indices { lines[index].spaceBefore = 10 }
            lines[9].sideDepth = side
            var next = strip("next", 300)
            next.spaceBefore = 10
            let page = try #require(
                PageBuilder(strips: lines + [next], continuations: [], height: 370).pages().first)
            let last = try #require(tops(page)["line9"])
            #expect(last + side <= 370 + 0.01 && last > 270, "\(side)")
        }
    }

    /// A caption that is tried in the side column and set below its figure, a title that is measured first.
    @Test func footnotesOfWhatIsComposedTwiceCountOnce() throws {
        func noted(_ text: String) -> [Inline] {
            [.text(text), .footnote([.paragraph([.text("note to \(text.prefix(6))")])])]
        }
        let long = noted(String(repeating: "many words ", count: 60))
        let figure = Figure(id: "f", number: 1, caption: long, alternativeText: "")
        let table = Table(
            id: "t", number: 1, caption: long, columns: [Table.Column(words("a"))], rows: [[words("1")]])
        let document = Document(
            title: noted("a title"),
            blocks: [.figure(figure), .table(table), .remark(long + long + long), .paragraph(noted("last"))])
        let pages = try LaidOutDocument(document, pictures: ["f": Picture(size: Size(200, 50))]).pages
        let count = pages.flatMap(\.notes).filter { $0.strip.plainText.contains("note to") }.count
        #expect(count == 7)
        let last = try #require(pages.flatMap(\.body).last { $0.strip.plainText.contains("last") }).strip.plainText
        #expect(last.split(whereSeparator: \.isWhitespace) == ["last", "7"])
    }

    /// The timing is beside the first printed line; without one, beside the last line of the code, or beside the next
    /// block if that line is too long.
    @Test func timingIsBesideWhatItBelongsTo() throws {
        let shown = Cell(
            number: 1, firstLine: 1, lines: ["x"], outputs: [.value(name: "n", words("1"))], timing: "9.1 s")
        let page = try page([.cell(shown), .paragraph(words("after"))])
        let index = try #require(page.body.firstIndex { $0.strip.plainText.contains("9.1 s") })
        #expect(page.body[index + 1].strip.isPrint)
        #expect(page.body[index].y == page.body[index + 1].y)
        func silent(_ lines: [String]) throws -> [LaidOutPage.Placed] {
            let cell = Cell(number: 1, firstLine: 1, lines: lines, timing: "9.1 s")
            return try self.page([.cell(cell), .paragraph(words("after"))]).body
        }
        let beside = try silent(["x", "y"]), label = try #require(beside.last { $0.strip.plainText == "9.1 s" })
        let line = try #require(beside.first { $0.strip.plainText.contains("y") })
        #expect(label.y == line.y + line.strip.height && label.strip.height == 0)
        for case .glyphs(_, let at, _) in label.strip.marks { #expect(at.y < 0 && at.y > -line.strip.height) }
        let below = try silent([String(repeating: "long ", count: 17)])
        let next = try #require(below.firstIndex { $0.strip.plainText.contains("9.1 s") })
        #expect(below[next + 1].strip.plainText == "after")
    }

    /// Lines that folded code prints are as close to the code above as its own would be.
    @Test func printedLinesOfFoldedCodeAreCloseToTheCodeAbove() throws {
        func gap(folded: String?, _ timing: String?) throws -> Double {
            let above = Cell(number: 1, firstLine: 1, lines: ["x"], timing: timing)
            let below = Cell(
                number: 2, firstLine: 2, lines: folded == nil ? [] : ["y"], folded: folded, outputs: [.text("printed")])
            let body = try page([.cell(above), .cell(below)]).body
            let code = try #require(body.first { $0.strip.plainText.contains("x") })
            let print = try #require(body.first { $0.strip.plainText.contains("printed") })
            return print.y - code.y - code.strip.height
        }
        #expect(try gap(folded: "helpers", nil) == 4)
        #expect(try gap(folded: "helpers", "9.1 s") < 7)
        #expect(try gap(folded: nil, nil) > 8)
    }

    /// Code that is not shown belongs to what is above the next heading, and stands beside it.
    @Test func lastNoteOfASectionIsBesideItsLastLines() throws {
        let helper = Cell(number: 2, firstLine: 40, lines: ["x", "y"], folded: "helpers")
        for level in [1, 2] {
            let page = try page([
                .paragraph(words(String(repeating: "Words of the section. ", count: 20))), .cell(helper),
                .heading(level: level, words("next"), id: "n"), .paragraph(words("after")),
            ])
            let note = try #require(page.body.firstIndex { $0.strip.plainText.contains("helpers") })
            let label = page.body[note], line = page.body[note - 1]
            #expect(label.strip.height == 0 && line.strip.plainText.contains("section"))
            #expect(label.y == line.y + line.strip.height)
            for case .glyphs(_, let at, _) in label.strip.marks {
                #expect(at.y < 0 && label.y + at.y > page.body[0].y)
            }
        }
    }

    @Test func foldedCodeIsNamedByItsLines() throws {
        let cell = Cell(number: 3, firstLine: 12, lines: ["a", "b", "c"], folded: "imports")
        let page = try page([.cell(cell), .paragraph(words("after"))])
        #expect(page.body.contains { $0.strip.plainText.contains("imports: lines 12–14") })
        #expect(page.body.map(\.strip.height).reduce(0, +) == PageDesign.leading, "it takes no height")
        let alone = try self.page([.cell(cell), .heading(level: 1, words("next"), id: "n")])
        let strip = try #require(alone.body.first { $0.strip.plainText.contains("imports") }).strip
        #expect(strip.height > 0, "it stays above the next part")
    }

    /// Helpers at the end of a part open no hole: their lines are named below the caption of the last figure.
    @Test func lastNoteIsBelowTheCaptionOfTheLastFigure() throws {
        let figure = Figure(id: "f", number: 1, caption: words("shown"), alternativeText: "A line.")
        let helper = Cell(number: 2, firstLine: 40, lines: ["x", "y"], folded: "helpers")
        func heights(_ picture: Size) throws -> [Double] {
            try page(
                [.figure(figure), .cell(helper), .heading(level: 1, words("next"), id: "n")],
                pictures: ["f": Picture(size: picture)]
            ).body.map(\.strip.height)
        }
        #expect(try heights(Size(300, 90)).first == 90 && heights(Size(300, 90)).count == 2)
        #expect(try heights(Size(300, 12)).count == 3, "beside a low figure there is no room")
    }

    /// A remark of many lines would not fit beside anything.
    @Test func longRemarkIsSetInTheTextColumn() throws {
        let page = try page([.remark(words(String(repeating: "remark ", count: 300))), .paragraph(words("after"))])
        #expect(lefts(of: "remark", on: page).allSatisfy { $0 < PageDesign.sideLeft })
    }
}
