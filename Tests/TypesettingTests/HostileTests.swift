import Testing

@testable import Documents
@testable import Drawing
@testable import Formats
@testable import Typesetting

/// Extreme documents: none may hang, crash or put text off the page.
@Suite struct HostileTests {
    private func words(_ text: String) -> [Inline] { [.text(text)] }

    private func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

    /// Typesets and draws the document; checks that every glyph and picture is on the paper, above the foot.
    @discardableResult
    private func check(
        _ document: Document, pictures: [String: Picture] = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [LaidOutPage] {
        let layout = try LaidOutDocument(document, pictures: pictures), pages = layout.pages
        for (number, page) in pages.enumerated() {
            for placed in page.body + page.notes {
                for mark in placed.strip.marks {
                    guard let box = extent(mark, shaper: layout.shaper) else { continue }
                    let isOnPage =
                        box.minX + PageDesign.left >= 5 && box.maxX + PageDesign.left <= PageDesign.page.width - 5
                        && placed.y + box.minY >= -20 && placed.y + box.maxY <= PageDesign.height + 12
                    #expect(isOnPage, "page \(number + 1) at \(placed.y): \(box)", sourceLocation: sourceLocation)
                    if !isOnPage { return pages }
                }
            }
        }
        let bytes = try pdf(document, pictures: pictures)
        try Samples.keep(bytes, as: "hostile-\(sourceLocation.line).pdf")
        #expect(bytes.starts(with: Array("%PDF".utf8)), sourceLocation: sourceLocation)
        return pages
    }

    private func extent(_ mark: PlacedMark, shaper: Shaper) -> Rectangle? {
        switch mark {
        case .glyphs(let run, let at, _):
            guard let first = run.glyphs.map(\.x).min(), let last = run.glyphs.map(\.x).max() else { return nil }
            return Rectangle(x: at.x + first, y: at.y - run.size * 0.7, width: last - first, height: run.size * 0.7)
        case .picture(let picture, let at, let scale):
            return Rectangle(x: at.x, y: at.y, width: picture.size.width * scale, height: picture.size.height * scale)
        default: return nil
        }
    }

    private func document(_ blocks: [Block]) -> Document { Document(title: words("Hostile"), blocks: blocks) }

    @Test func emptyDocumentsHaveOnePage() throws {
        #expect(try check(Document(title: [], blocks: [])).count == 1)
        #expect(
            try check(Document(title: [.text("")], subtitle: [.text("")], abstract: [.paragraph([])], blocks: [])).count
                == 1)
    }

    @Test func emptyBlocksAreSet() throws {
        try check(
            document([
                .heading(level: 1, [], id: ""), .heading(level: 0, [], id: "a"), .heading(level: 99, [], id: "b"),
                .paragraph([]),
                .list(List(items: [])), .list(List(start: 5, items: [[], [.paragraph([])]])), .quote([]),
                .code("", language: ""), .formula(""), .table(Table(id: "t", columns: [], rows: [])),
                .table(Table(id: "u", number: 1, columns: [Table.Column([])], rows: [])),
                .table(
                    Table(
                        id: "v", columns: [Table.Column([]), Table.Column([])],
                        rows: [[], [[], [], [.text("third")]]])),
                .figure(Figure(id: "f", number: 1, caption: [], alternativeText: "")),
                .cell(Cell(number: 1, firstLine: 1, lines: [])),
                .cell(
                    Cell(
                        number: 2, firstLine: 1, lines: [""], folded: "", outputs: [.text(""), .value(name: "", [])],
                        timing: "")),
                .notice(title: "", []), .rule, .paragraph([.lineBreak, .lineBreak]), .paragraph([.footnote([])]),
                .paragraph([.math(""), .code(""), .link([], destination: ""), .emphasis([]), .strong([])]),
            ]))
    }

    @Test func endlessWordsAreBroken() throws {
        let longest = String(repeating: "abcdefghij", count: 1000), word = String(longest.prefix(1000))
        try check(
            document([
                paragraph(longest), .code(longest, language: "swift"), .paragraph([.code(word)]),
                .heading(level: 1, words(word), id: "w"),
                .list(List(items: [[paragraph(word)]])), .quote([paragraph(word)]), .code(word, language: "swift"),
                .cell(
                    Cell(
                        number: 123_456_789, firstLine: 987_654_321, lines: [word],
                        outputs: [.value(name: word, words(word)), .text(word)], timing: word)),
                .notice(title: word, [paragraph(word)]),
            ]))
        let long = Document(
            title: words(word), subtitle: words(word), blocks: [paragraph("text")], provenance: word,
            watermark: String(word.prefix(300)))
        try check(long)
    }

    @Test func strangeCharactersAreSet() throws {
        let text = """
            \u{0}\u{1}\u{7f}\u{85} שלום עולם مرحبا 日本語のテキスト 한국어 👩‍👩‍👧‍👦 e\u{301}\u{301}\u{301} \
            \u{202e}backwards\u{202c} \u{feff}\u{fffe} ﷽ \u{1F1E9}\u{1F1EA} \t\r\n\u{2028} x
            """
        try check(
            document([
                .heading(level: 1, words(text), id: text), paragraph(text),
                .paragraph([.code(text), .link(words(text), destination: "https://x.y/\(text)")]),
                .paragraph([.link(words("there"), destination: "#" + text)]),
                .cell(Cell(number: 1, firstLine: 1, lines: [text], outputs: [.text(text)], timing: text)),
                .table(
                    Table(
                        id: "t'(\\", number: 1, caption: words(text),
                        columns: [Table.Column(words(text), alignment: .decimal)], rows: [[words(text)]])),
            ]))
    }

    @Test func deepNestingKeepsToThePage() throws {
        var blocks: [Block] = [
            paragraph("The innermost words of all, which go on for a while so that they have to be broken.")
        ]
        for depth in 0..<20 { blocks = [.list(List(start: depth % 2 == 0 ? nil : 999_999, items: [blocks]))] }
        var quotes: [Block] = [paragraph("quoted words")]
        for _ in 0..<40 { quotes = [.quote(quotes)] }
        var inner: [Inline] = words("x")
        for _ in 0..<40 { inner = [.emphasis([.strong(inner)])] }
        let pages = try check(document(blocks + quotes + [.paragraph(inner)]))
        for case .glyphs(let run, _, _) in pages.flatMap(\.body).flatMap(\.strip.marks) {
            #expect(run.size >= 8, "too small to read")
        }
    }

    @Test func tablesKeepToThePage() throws {
        let column = Table.Column(words("a title of words"), alignment: .decimal)
        let many = Table(
            id: "many", number: 1, columns: Array(repeating: column, count: 40),
            rows: Array(repeating: Array(repeating: words("12345.6789"), count: 40), count: 3))
        let wide = Table(
            id: "wide", number: 2,
            columns: [Table.Column(words("text")), Table.Column(words("number"), alignment: .decimal)],
            rows: [
                [words(String(repeating: "many words in a cell ", count: 40)), words("0.5")],
                [words(String(repeating: "x", count: 500)), words("12.25")],
            ])
        let tall = Table(
            id: "tall", number: 3, caption: words("Tall"), columns: [Table.Column(words("n"), alignment: .right)],
            rows: (0..<300).map { [words(String($0))] })
        let pages = try check(document([.table(many), .table(wide), .table(tall)]))
        #expect(pages.count > 5)
    }

    @Test func fiftyPageCellRunsOn() throws {
        let lines = (0..<3000).map { "    let value\($0) = \($0) // line" }
        let pages = try check(document([.cell(Cell(number: 7, firstLine: 1, lines: lines))]))
        #expect(40...80 ~= pages.count)
        let text = pages.flatMap(\.body).map(\.strip.plainText).joined(separator: "\n")
        #expect((0..<3000).allSatisfy { text.contains("value\($0) ") })
    }

    @Test func endlessFootnotesGoOnOverPages() throws {
        let note: Inline = .footnote([paragraph(String(repeating: "a note that does not end ", count: 1500))])
        try check(document([.paragraph([.text("text"), note, .text("more"), note]), paragraph("after")]))
        let many: [Inline] = (0..<200).flatMap {
            [.text("word \($0)"), .footnote([paragraph("note \($0)")]), .text(" ")]
        }
        let pages = try check(document([.paragraph(many)]))
        let text = pages.flatMap(\.notes).map(\.strip.plainText).joined(separator: "\n")
        #expect((0..<200).allSatisfy { text.contains("note \($0)") })
    }

    @Test func figuresOfAnySizeFit() throws {
        let sizes = [
            Size(10, 10000), Size(10000, 10), Size(1e9, 1e9), Size(0, 0), Size(.nan, .infinity), Size(200, 700),
        ]
        var pictures: [String: Picture] = [:], blocks: [Block] = []
        for (number, size) in sizes.enumerated() {
            pictures["f\(number)"] = Picture(size: size)
            blocks.append(
                .figure(
                    Figure(
                        id: "f\(number)", number: number, caption: words(String(repeating: "caption ", count: 50)),
                        alternativeText: "shown")))
            blocks.append(paragraph("between"))
        }
        let pages = try check(document(blocks), pictures: pictures)
        #expect(pages.flatMap(\.body).filter { $0.strip.plainText.contains("Figure") }.count == sizes.count)
    }

    @Test func formulasWiderThanTheLineKeepToThePage() throws {
        let sum = (0..<120).map { "x_{\($0)}" }.joined(separator: " + ")
        let product = "\\left(" + (0..<60).map { "x_{\($0)}" }.joined(separator: " \\cdot ") + "\\right)"
        try check(
            document([
                .formula(sum), .formula(product),
                .paragraph([.text("See "), .math(sum), .text(" and "), .math(product), .text(".")]),
                .formula("x = \\frac{1}{2} \\tag{7} \\label{eq:half}"), .formula(sum + " \\tag{8}"),
                .paragraph([.link(words("(7)"), destination: "#eq:half")]), .list(List(items: [[.formula(sum)]])),
            ]))
    }

    /// Random nesting of blocks in blocks, from a fixed congruence.
    @Test func randomDocumentsKeepToThePage() throws {
        for seed in 1...16 as ClosedRange<UInt64> {
            var random = RandomDocument(state: seed)
            try check(random.document(), pictures: Samples.pictures)
        }
    }

    @Test func unknownCommandIsAnErrorThatNamesIt() {
        #expect { try pdf(document([.paragraph([.math("\\nonsense{x}")])])) } throws: { "\($0)".contains("\\nonsense") }
    }

    @Test func linkToNowhereIsAnError() {
        #expect(throws: TypesettingError.self) {
            try pdf(document([.paragraph([.link(words("x"), destination: "#nowhere")])]))
        }
    }
}

extension Strip {
    var plainText: String {
        marks.map { mark in
            if case .glyphs(let run, _, _) = mark { run.text } else { "" }
        }.joined(separator: " ")
    }
}
