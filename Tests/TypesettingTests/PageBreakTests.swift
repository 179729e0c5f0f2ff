import Foundation
import Testing

@testable import Documents
@testable import Drawing
@testable import Typesetting

/// Page breaks in cells, their outputs and their floats.
@Suite struct PageBreakTests {
    private func pages(_ blocks: [Block], pictures: [String: Picture] = [:]) throws -> [LaidOutPage] {
        try LaidOutDocument(Document(title: [], blocks: blocks), pictures: pictures).pages
    }

    private func lines(_ count: Int) -> [Block] { (0..<count).map { .paragraph([.text("line \($0)")]) } }

    /// Cells that begin at every height of the page.
    @Test func fewValuesStayTogether() throws {
        let values = (1...3).map { Cell.Output.value(name: "value\($0)", [.text("x")]) }
        for count in 0..<40 {
            let cell = Cell(number: 1, firstLine: 1, lines: ["code()"], outputs: values, timing: "wall 1 s")
            let pages = try pages(lines(count) + [.cell(cell)])
            let holding = pages.indices.filter { page in
                pages[page].body.contains { $0.strip.plainText.contains("value") }
            }
            #expect(holding.count == 1, "after \(count) lines")
        }
    }

    @Test func noPageBeginsOrEndsWithAnEmptyLineOfCode() throws {
        let code = (1...90).map { $0 % 3 == 0 ? "" : "code\($0)()" }
        for count in 0..<12 {
            let pages = try pages(lines(count) + [.cell(Cell(number: 1, firstLine: 1, lines: code))])
            for page in pages.dropFirst() {
                let first = try #require(page.body.first { $0.strip.height > 0 })
                #expect(first.strip.plainText.contains("code"), "after \(count) lines")
            }
            for page in pages.dropLast() {
                let isEmpty = try #require(page.body.last).strip.isDiscardable
                #expect(!isEmpty, "after \(count) lines")
            }
            let words = pages.flatMap(\.body).flatMap { $0.strip.plainText.split(separator: " ") }.filter {
                $0.hasPrefix("code")
            }
            #expect(words.count == 60)
        }
    }

    /// An attribute and a comment are on the page of the line that they are about, wherever the cell begins.
    @Test func noPageEndsAfterAnAttributeOrAComment() throws {
        let code = (1...90).map { line in
            switch line % 4 {
            case 1: "/// A comment."
            case 2: line % 8 == 2 ? "@discardableResult" : "@available(*, deprecated)"
            default: "code\(line)()"
            }
        }
        for count in 0..<12 {
            let pages = try pages(lines(count) + [.cell(Cell(number: 1, firstLine: 1, lines: code))])
            for page in pages.dropLast() {
                let last = try #require(page.body.last).strip.plainText
                #expect(!last.contains("comment") && !last.contains("@"), "after \(count) lines")
            }
        }
    }

    /// A delayed float or notes from the page before may fill a page. The text after them comes on the next page.
    @Test func nothingIsLostBehindAFloatThatFillsThePage() throws {
        let height = PageDesign.height
        func strip(_ name: String, _ height: Double) -> Strip {
            Strip(height: height, marks: [.destination(name, at: Point(0, 0))])
        }
        for room in stride(from: 0.0, to: 60, by: 7) {
            for grouped in [false, true] {
                var float = strip("float", height - room), noted = strip("a", height - 20)
                float.isFloat = true
                noted.notes = [Strip.Note(strips: (0..<30).map { strip("note\($0)", 40) })]
                var rest = [strip("b", 40), strip("c", height), strip("d", height + 50), strip("e", 40)]
                for index in rest.indices {
                    rest[index].breakCost = index == 0 ? 0 : Strip.Break.forbidden
                    if grouped { rest[index].group = 0 }
                }
                let pages = PageBuilder(strips: [noted, float] + rest, continuations: [Strip(height: 10)]).pages()
                let names = pages.flatMap { $0.body + $0.notes }.flatMap {
                    $0.strip.marks.compactMap { if case .destination(let name, _) = $0 { name } else { nil } }
                }
                #expect(
                    names.sorted() == (["a", "b", "c", "d", "e", "float"] + (0..<30).map { "note\($0)" }).sorted(),
                    "room \(room), \(grouped)")
                #expect(pages.allSatisfy { !$0.body.isEmpty || !$0.notes.isEmpty })
            }
        }
    }

    /// A footnote that has room on no page that begins with the repeated strip of a group.
    @Test(.timeLimit(.minutes(1))) func aNoteAsTallAsAPageIsPlaced() {
        let height = PageDesign.height
        func strip(_ name: String, _ height: Double) -> Strip {
            Strip(height: height, marks: [.destination(name, at: Point(0, 0))])
        }
        for tall in [height - 30, height - 5, height, height + 50] {
            var noted = strip("a", 40)
            noted.notes = [Strip.Note(strips: [strip("note", tall)])]
            var rest = (0..<60).map { strip("line\($0)", 20) }
            for index in rest.indices { rest[index].group = 0 }
            let pages = PageBuilder(strips: [noted] + rest, continuations: [Strip(height: 10)]).pages()
            let names = pages.flatMap { $0.body + $0.notes }.flatMap {
                $0.strip.marks.compactMap { if case .destination(let name, _) = $0 { name } else { nil } }
            }
            #expect(names.sorted() == (["a", "note"] + (0..<60).map { "line\($0)" }).sorted(), "note of \(tall)")
        }
    }

    /// Lines and a figure with notes come while a note is set that is longer than a page.
    @Test func footnotesKeepTheirOrderOverPages() {
        let height = PageDesign.height
        func strip(_ name: String, _ height: Double) -> Strip {
            Strip(height: height, marks: [.destination(name, at: Point(0, 0))])
        }
        for (long, isFloat) in [(30, false), (60, false), (60, true), (45, true)] {
            var first = strip("a", 15)
            first.notes = [Strip.Note(strips: (0..<long).map { strip("note0.\($0)", 40) })]
            var lines = (0..<80).map { strip("line\($0)", 15) }
            for (count, index) in stride(from: 3, to: 60, by: 9).enumerated() {
                lines[index].notes = [Strip.Note(strips: [strip("note\(count + 1).0", 20)])]
                if isFloat {
                    lines[index].height = 200
                    lines[index].isFloat = true
                }
            }
            let pages = PageBuilder(strips: [first] + lines, continuations: [], height: height).pages()
            let names = pages.flatMap(\.notes).flatMap {
                $0.strip.marks.compactMap { if case .destination(let name, _) = $0 { name } else { nil } }
            }
            let order = names.compactMap { name in name.dropFirst(4).split(separator: ".").first.flatMap { Int($0) } }
            #expect(order.count == long + 7 && order == order.sorted(), "\(long) \(isFloat)")
        }
    }

    private let picture = ["f": Picture(size: Size(300, 300))]

    private func figureCell(folded: String?) -> Block {
        let figure = Figure(id: "f", number: 1, caption: [], alternativeText: "")
        return .cell(Cell(number: 8, firstLine: 1, lines: ["x"], folded: folded, outputs: [.figure(figure)]))
    }

    @Test func floatTakesTheLinesOfItsFoldedCodeAlong() throws {
        let pages = try pages(lines(26) + [figureCell(folded: "the figure")] + lines(8), pictures: picture)
        #expect(pages.count == 2)
        let head = try #require(pages[1].body.first).strip
        #expect(head.element?.role == "Figure" && head.plainText.contains("the figure: line 1"))
        #expect(head.plainText.contains("Figure 1"))
        #expect(pages[0].body.last?.strip.plainText == "line 7")
    }

    /// A figure comes before the next heading, at whatever height it has no room.
    @Test(arguments: [
        Block.heading(level: 2, [.text("stop")], id: "h"), .heading(level: 1, [.text("stop")], id: "h"),
    ]) func noFloatLeavesItsSection(_ stop: Block) throws {
        for count in 14..<32 {
            for between in [0, 2] {
                let pages = try pages(
                    lines(count) + [figureCell(folded: "the figure")] + lines(between) + [stop] + lines(8),
                    pictures: picture)
                let body = pages.flatMap(\.body).map(\.strip)
                let figure = try #require(body.firstIndex { $0.element?.role == "Figure" })
                let end = try #require(body.firstIndex { $0.plainText.contains("stop") })
                #expect(figure < end, "after \(count) lines")
            }
        }
    }

    @Test func longTableIsRatherDividedAtItsRules() throws {
        let table = Table(
            id: "t", number: 1, columns: [Table.Column([.text("n")])], rows: (0..<60).map { [[.text("row\($0)")]] },
            rulesAbove: [20, 40])
        // The rule is near enough to the foot of the page.
        for count in 4..<6 {
            let second = try pages(lines(count) + [.table(table)])[1].body
            #expect(second[0].strip.plainText.contains("continued"))
            #expect(second[1].strip.plainText.contains("row40"), "after \(count) lines")
        }
    }

    @Test func pageEndsADividedTableWithARule() throws {
        let table = Table(
            id: "t", number: 1, columns: [Table.Column([.text("n")])], rows: (0..<100).map { [[.text("row\($0)")]] })
        let pages = try pages([.table(table)])
        #expect(pages.count > 1)
        for page in pages.dropLast() {
            let last = try #require(page.body.last).strip
            let rules = last.fills.filter { $0.minY >= last.height - 0.01 }
            #expect(rules.count == 1 && rules[0].size.height < 0.5)
        }
        // There is none between rows on the same page.
        #expect(
            pages[0].body.dropLast().filter { $0.strip.plainText.contains("row") }.allSatisfy { $0.strip.fills.isEmpty }
        )
        // A page that continues with other blocks ends with its own rule.
        let whole = try LaidOutDocument(Document(title: [], blocks: [.table(table)] + lines(60))).pages
        let foot = try #require(whole.flatMap(\.body).last { $0.strip.plainText.contains("row") }).strip
        #expect(foot.fills.count == 1 && foot.fills[0].size.height > 0.5)
    }

    @Test func titlesOfColumnsAreNotHyphenated() throws {
        let titles = [
            "dropout", "regularisation", "fold 1", "fold 2", "fold 3", "fold 4", "fold 5", "mean", "deviation",
            "original",
        ]
        let table = Table(
            id: "t", columns: titles.map { Table.Column([.text($0)], alignment: .decimal) },
            rows: [titles.map { _ in [.text("0.123456")] }])
        let strips = try BlockComposer(language: "en", pictures: [:]).table(table, BlockComposer.Column())
        let words = strips[0].plainText.split(separator: " ")
        for title in titles { for word in title.split(separator: " ") { #expect(words.contains(word)) } }
        // Nothing is outside the column.
        for case .fill(let box, _) in strips.flatMap(\.marks) {
            #expect(box.minX >= 0 && box.maxX <= PageDesign.fullWidth)
        }
    }

    @Test func formulaAtTheEndOfALineLeavesItsSpaceBehind() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let list = try composer.horizontalList([.math("a + b = c")], .body, measure: 300)
        let hangs = list.items.compactMap { if case .box(_, let hang, _) = $0 { hang } else { nil } }
        // The TeXbook, p. 170: 4 mu around a binary operator, 5 mu around a relation.
        #expect(hangs.count == 3)
        for (found, mu) in zip(hangs, [4.0, 5, 0]) { #expect(abs(found - mu / 18 * PageDesign.textSize) < 1e-9) }
        // So the line that ends with the plus is as wide as the measure, although the box is wider.
        let width = list.items[0].width
        let lines = try composer.lines([.math("a + a + c")], width: width - hangs[0], BlockComposer.TextSetting())
        #expect(lines.count == 3)
        guard
            case .picture(let first, _, _)? = lines.first?.marks.first(where: {
                if case .picture = $0 { true } else { false }
            })
        else {
            Issue.record("no formula in the first line")
            return
        }
        #expect(abs(first.size.width - width) < 1e-9)
    }

    private func sentences(_ number: Int, rows: Int) -> Block {
        let cell: [Inline] = [.text(String(repeating: "words that fill a cell and go on over its end ", count: 4))]
        return .table(
            Table(
                id: "t\(number)", number: number, caption: [.text("Caption \(number)")],
                columns: [Table.Column([.text("what")]), Table.Column([.text("why")])],
                rows: (0..<rows).map { _ in [cell, cell] }))
    }

    /// A table of sentences is divided at its rows, and one that is not divided does not wait for a later one.
    @Test func tablesKeepTheirOrder() throws {
        let small = Block.table(
            Table(
                id: "s", number: 2, caption: [.text("Caption 2")], columns: [Table.Column([.text("n")])],
                rows: (0..<20).map { [[.text("row\($0)")]] }))
        for count in stride(from: 0, to: 45, by: 3) {
            let pages = try pages(lines(count) + [sentences(1, rows: 9), small, sentences(3, rows: 9)] + lines(5))
            let text = pages.flatMap(\.body).map(\.strip.plainText).joined(separator: "\n")
            let places = (1...3).compactMap { text.range(of: "Caption \($0)")?.lowerBound }
            #expect(places.count == 3 && places == places.sorted(), "after \(count) lines")
            #expect(text.split(separator: "\n").count { $0.hasPrefix("line ") } == count + 5)
        }
    }

    /// A table that is too wide stays in its place, as does a figure with a caption that goes on over pages. A table or
    /// figure before them moves to the next page with them, or not at all.
    @Test func noFloatComesAfterATableOrFigureThatStays() throws {
        func cell(_ number: Int, _ output: Cell.Output) -> Block {
            .cell(Cell(number: number, firstLine: number, lines: ["code()"], folded: "it", outputs: [output]))
        }
        func table(_ number: Int, columns: Int, rows: Int, _ text: String) -> Cell.Output {
            .table(
                Table(
                    id: "t\(number)", number: number, caption: [.text("Caption \(number)")],
                    columns: (0..<columns).map { Table.Column([.text("\(text)\($0)")]) },
                    rows: (0..<rows).map { _ in (0..<columns).map { _ in [.text(text)] } }))
        }
        let long = String(repeating: "long", count: 8)
        func figure(_ number: Int, words: Int) -> Cell.Output {
            .figure(
                Figure(
                    id: "f\(number)", number: number,
                    caption: [
                        .text("Caption \(number) " + Array(repeating: "word", count: words).joined(separator: " "))
                    ],
                    alternativeText: "a"))
        }
        let picture = Picture(size: Size(400, 180))
        for pair in [
            (table(1, columns: 1, rows: 24, "a"), table(2, columns: 8, rows: 2, long)),
            (figure(1, words: 3), figure(2, words: 560)),
        ] {
            for count in stride(from: 0, to: 58, by: 3) {
                let pages = try pages(
                    lines(count) + [cell(1, pair.0), cell(2, pair.1)] + lines(5),
                    pictures: ["f1": picture, "f2": picture])
                let text = pages.flatMap(\.body).map(\.strip.plainText).joined(separator: "\n")
                let places = (1...2).compactMap { text.range(of: "Caption \($0)")?.lowerBound }
                #expect(places.count == 2 && places == places.sorted(), "after \(count) lines")
            }
        }
    }

    /// No page ends with the heading of a part and a line or two, wherever the part begins.
    @Test func aPartBeginsWithSomeLinesOrOnTheNextPage() throws {
        // Three lines, which are not divided.
        let three = Block.paragraph([.text(Array(repeating: "word", count: 45).joined(separator: " "))])
        for before in 20...46 {
            let heading = Block.heading(level: 1, [.text("Part 1")], id: "part")
            let section = Block.heading(level: 2, [.text("Section")], id: "section")
            for below in [[three, three], [section, three]] {
                let document = Document(
                    title: [.text("Title")], blocks: lines(before) + [heading] + lines(1) + below + lines(60))
                for page in try LaidOutDocument(document).pages {
                    guard let index = page.body.lastIndex(where: { $0.strip.heading?.level == 1 }) else { continue }
                    let top = page.body[index], last = page.body[page.body.count - 1]
                    #expect(last.y + last.strip.height - top.y - top.strip.height > 84, "\(before) lines before")
                }
            }
        }
    }

    /// A part is divided rather than leave white space below what is before it: the first page of a short report is
    /// full, be it plain text or code.
    @Test func firstPageIsFilled() throws {
        let code = Block.cell(Cell(number: 1, firstLine: 1, lines: (1...70).map { "code\($0)()" }))
        for before in [0, 1, 10, 20] {
            for after in [25, 40, 60] where before + after > 35 {
                for rest in [lines(after), [code]] {
                    let heading = Block.heading(level: 1, [.text("Part 1")], id: "part")
                    let document = Document(title: [.text("Title")], blocks: lines(before) + [heading] + rest)
                    let pages = try LaidOutDocument(document).pages
                    #expect(pages.count > 1)
                    let last = try #require(pages[0].body.last)
                    // 2.5 cm.
                    #expect(PageDesign.height - last.y - last.strip.height < 71, "\(before), \(after)")
                }
            }
        }
    }
}

extension LineItem {
    fileprivate var width: Double { if case .box(let width, _, _) = self { width } else { 0 } }
}

extension Strip {
    fileprivate var fills: [Rectangle] { marks.compactMap { if case .fill(let box, _) = $0 { box } else { nil } } }
    fileprivate var ornamentCount: Int { marks.count { if case .decoration = $0 { true } else { false } } }
}
