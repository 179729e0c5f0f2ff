import Foundation
import Testing

@testable import Drawing
@testable import Formats

@Suite struct TextLineTests {
    @Test func widthIsTheSumOfAdvancesWithoutKerning() {
        // JetBrains Mono: every glyph is 600 units of 1000 wide.
        #expect(abs(TextLine("hello", face: .code, size: 10).width - 30) < 1e-9)
    }

    @Test func kerningDrawsAVTogether() {
        let pair = TextLine("AV", face: .text, size: 100).width
        let apart = TextLine("A", face: .text, size: 100).width + TextLine("V", face: .text, size: 100).width
        #expect(pair < apart - 1)
    }

    @Test func ligatureIsOneGlyphOverTwoBytes() {
        let run = TextLine("office", face: .text, size: 10).runs[0]
        #expect(run.glyphs.count < 6)
        #expect(run.clusters.map(\.byteCount).reduce(0, +) == 6)
        #expect(run.clusters.map(\.glyphCount).reduce(0, +) == run.glyphs.count)
        #expect(TextLine("office", face: .text, size: 10, features: [.noLigatures]).runs[0].glyphs.count == 6)
    }

    @Test func anyStringGivesALineWhoseClustersCoverItsBytes() {
        for string in [
            "", " ", "\u{0}\u{7}", "שלום", "日本語", "e\u{301}", "👩‍👩‍👧", "a\u{200d}b", "ﬁ→∑", "\u{202e}abc", "\t\n",
            "\u{301}",
        ] {
            for face in Face.allCases {
                let line = TextLine(string, face: face, size: 9)
                #expect(line.width.isFinite && line.ascent > 0 && line.descent > 0)
                for run in line.runs {
                    #expect(run.clusters.map(\.byteCount).reduce(0, +) == run.text.utf8.count, "\(string) \(face)")
                    #expect(run.clusters.map(\.glyphCount).reduce(0, +) == run.glyphs.count, "\(string) \(face)")
                }
            }
        }
    }

    @Test func missingCharacterComesFromAnotherFace() {
        let line = TextLine("a ∑ b", face: .code, size: 9)
        #expect(!line.runs.contains { $0.glyphs.contains { $0.id == 0 } })
    }

    @Test func wordFromTheRightTurnsNoOther() throws {
        let line = TextLine("let x = \"שלום\" // y", face: .code, size: 10)
        let code = TextLine("let x = \"", face: .code, size: 10).runs[0]
        #expect(line.runs.first?.glyphs.map(\.id) == code.glyphs.map(\.id) && line.runs.first?.isBackward == false)
        #expect(line.runs.filter(\.isBackward).map(\.text) == ["שלום"])
        #expect(line.runs.map(\.text).joined() == line.string)
    }

    @Test(arguments: [Face.text, .textItalic, .textBold, .textBoldItalic])
    func superscriptIsOfTheTextsOwnFigures(_ face: Face) throws {
        let line = TextLine("10⁻⁶²", face: face, size: 100)
        #expect(line.runs.map(\.face) == [face, face] && line.runs.map(\.text) == ["10", "⁻⁶²"])
        // As high as the face's own ² where that stands alone, and set of the digits themselves.
        let raised = try #require(line.runs.last), shaping = ShapingFace.of(face)
        #expect(raised.glyphs.map(\.id) == TextLine("−62", face: face, size: 100).runs[0].glyphs.map(\.id))
        let made = try #require(raised.glyphs.last), own = shaping.inkBox(of: try #require(shaping.glyph(for: "²")))
        let top = shaping.inkBox(of: made.id).top * raised.size / shaping.unitsPerEm - made.y
        #expect(abs(top - own.top * 100 / shaping.unitsPerEm) < 2)
        #expect(
            abs(
                line.width - TextLine("10", face: face, size: 100).width
                    - TextLine("−62", face: face, size: raised.size).width) < 1e-9)
        // What the face has whole is its own, and one of fixed pitch keeps to it.
        #expect(TextLine("x²³", face: face, size: 100).runs.count == 1)
        #expect(TextLine("10⁶", face: .code, size: 10).runs.map(\.size) == [10])
    }
}

let sample = Picture(
    size: Size(120, 60),
    elements: [
        .path(.rectangle(Rectangle(x: 10, y: 10, width: 20, height: 20)), fill: Color(hex: 0x1a66b3), stroke: nil),
        .path(.circle(center: Point(60, 20), radius: 8), fill: nil, stroke: Stroke(.black, width: 1, dash: [2, 1])),
        .text(TextLine("AV office", face: .figure, size: 9), at: Point(10, 50), color: .black, rotation: 0),
        .text(TextLine("up", face: .figure, size: 9), at: Point(110, 50), color: .black, rotation: .pi / 2),
        .image(
            PixelImage(columnCount: 2, rowCount: 1, pixels: [255, 0, 0, 0, 255, 0]),
            in: Rectangle(x: 80, y: 10, width: 20, height: 10)),
        .path(Path([.move(Point(.nan, 0)), .line(Point(1, 1))]), fill: .black, stroke: nil),
    ],
    title: "A & B", alternativeText: "one < two")

@Suite struct BackendTests {
    @Test func pictureIsTheSameBytesEveryTime() throws {
        #expect(try sample.png() == sample.png())
        #expect(try sample.svg() == sample.svg())
    }

    /// Everything a picture can ask of the shared faces, from many threads at once.
    @Test func concurrentPaintingGivesTheSerialBytes() async throws {
        func picture(_ number: Int) -> Picture {
            let lines = Face.allCases.enumerated().map { index, face in
                Picture.Element.text(
                    TextLine("Office \(number) → ∑ \(face)", face: face, size: 7 + Double(number % 5)),
                    at: Point(5, 12 + Double(index) * 12), color: .black, rotation: 0)
            }
            return Picture(size: Size(200, 150), elements: lines)
        }
        let serial = try (0..<24).map { (try picture($0).png(scale: 1), try picture($0).svg()) }
        try await withThrowingTaskGroup(of: (Int, [UInt8], String).self) { group in
            for number in 0..<24 {
                group.addTask { (number, try picture(number).png(scale: 1), try picture(number).svg()) }
            }
            for try await (number, png, svg) in group {
                #expect(png == serial[number].0 && svg == serial[number].1)
            }
        }
    }

    @Test func svgDefinesEachGlyphOnceAndEscapesItsText() throws {
        let svg = try sample.svg()
        #expect(svg.contains("<title>A &amp; B</title>") && svg.contains("<desc>one &lt; two</desc>"))
        #expect(svg.contains("<rect x=\"10\" y=\"10\" width=\"20\" height=\"20\" fill=\"#1a66b3\"/>"))
        let ids = svg.split(separator: "id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(ids.count == Set(ids).count && !ids.isEmpty)
        #expect(!svg.contains("nan"))
    }

    /// Some programs pass over a path without extent, a lone dot.
    @Test func loneDotIsACircleInSVG() throws {
        let dot = Path([.move(Point(5, 6)), .line(Point(5, 6))])
        let svg = try Picture(
            size: Size(10, 10), elements: [.path(dot, fill: nil, stroke: Stroke(.black, width: 3, cap: .round))]
        ).svg()
        #expect(svg.contains("<circle cx=\"5\" cy=\"6\" r=\"1.5\" fill=\"#000000\"/>") && !svg.contains("h0"))
    }

    @Test func svgIsAsLargeAsOnThePageAndOnPaper() throws {
        let svg = try Picture(size: Size(100, 50.5)).svg(margin: 6)
        #expect(svg.contains("width=\"112pt\" height=\"62.5pt\" viewBox=\"-6 -6 112 62.5\""))
        #expect(svg.contains("<rect x=\"-6\" y=\"-6\" width=\"112\" height=\"62.5\" fill=\"#ffffff\"/>"))
    }

    /// A clear pixel changes nothing, an opaque one is painted, one half opaque lets half through.
    @Test func imagesAreAsOpaqueAsTheySay() throws {
        func painted(_ opacity: [UInt8]?, over paper: Color?) throws -> [UInt8] {
            let image = PixelImage(columnCount: 1, rowCount: 1, pixels: [200, 100, 50], opacity: opacity)
            let box = Rectangle(x: 0, y: 0, width: 8, height: 8)
            return try Picture(
                size: Size(8, 8), elements: [.path(.rectangle(box), fill: paper, stroke: nil), .image(image, in: box)]
            ).png(scale: 1)
        }
        func plain(_ color: Color) throws -> [UInt8] {
            try Picture(
                size: Size(8, 8),
                elements: [.path(.rectangle(Rectangle(x: 0, y: 0, width: 8, height: 8)), fill: color, stroke: nil)]
            ).png(scale: 1)
        }
        #expect(try painted([0], over: .black) == plain(.black))
        #expect(try painted([255], over: .black) == plain(Color(hex: 0xc86432)))
        #expect(try painted(nil, over: .black) == plain(Color(hex: 0xc86432)))
        #expect(try painted([128], over: .black) == plain(Color(hex: 0x643219)))
    }

    @Test func pngHasTheScaledSize() throws {
        let png = try sample.png(scale: 2)
        #expect(Array(png[1...3]) == Array("PNG".utf8))
        #expect(png[16..<24].map { Int($0) } == [0, 0, 0, 240, 0, 0, 0, 120])
    }

    @Test func impossibleSizesAreRefused() {
        #expect(throws: DrawingError.self) { try Picture(size: Size(0, 10)).svg() }
        #expect(throws: DrawingError.self) { try Picture(size: Size(.nan, 10)).png() }
        #expect(throws: DrawingError.self) { try Picture(size: Size(1e9, 10)).png() }
    }

    @Test func decimalsAreShortAndUnsigned() throws {
        let path = Path([.move(Point(-0.001, 1.005)), .line(Point(0.5, -12.25))])
        let svg = try Picture(
            size: Size(10, 10), elements: [.path(path, fill: nil, stroke: Stroke(.black, width: 0.4))]
        ).svg()
        #expect(svg.contains("M0 1L0.5 -12.25") || svg.contains("M0 1.01L0.5 -12.25"))
    }
}

@Suite struct PDFCanvasTests {
    private func document() throws(DrawingError) -> PDFCanvas {
        try PDFCanvas(metadata: PDFMetadata(title: "Sample", date: 1_790_000_000))
    }

    private func sampleBytes() throws -> [UInt8] {
        let canvas = try document()
        try canvas.beginPage(Size(200, 200), label: "i")
        try canvas.define("start", at: Point(10, 10))
        try canvas.beginLink(Rectangle(x: 10, y: 10, width: 50, height: 10), toDestination: "end (of 'it')")
        try canvas.endTag()
        try canvas.beginLink(Rectangle(x: 10, y: 30, width: 50, height: 10), toURI: "https://example.org/é'")
        try canvas.endTag()
        try canvas.draw(sample, at: Point(20, 20))
        try canvas.addBookmark("Start", level: 1, destination: "start")
        try canvas.endPage()
        try canvas.beginPage(Size(100, 200))
        try canvas.define("end (of 'it')", at: Point(0, 0))
        try canvas.beginTag("P")
        try canvas.beginTag("Span")
        try canvas.draw(TextLine("The office", face: .text, size: 10), at: Point(10, 50))
        try canvas.endTag()
        try canvas.endTag()
        try canvas.draw(sample, at: Point(0, 100), scale: 0.5)
        try canvas.addBookmark("End", level: 2, destination: "end (of 'it')")
        try canvas.endPage()
        return try canvas.finish()
    }

    @Test func sameCallsGiveTheSameBytes() throws {
        let bytes = try sampleBytes()
        #expect(try bytes == sampleBytes())
        #expect(String(decoding: bytes.prefix(8), as: UTF8.self) == "%PDF-1.5")
        if let directory = ProcessInfo.processInfo.environment["FOLIO_SAMPLE_DIR"] {
            try Data(bytes).write(to: URL(fileURLWithPath: directory + "/drawing.pdf"))
            try Data(sample.png(scale: 4)).write(to: URL(fileURLWithPath: directory + "/drawing.png"))
            try Data(sample.svg().utf8).write(to: URL(fileURLWithPath: directory + "/drawing.svg"))
        }
    }

    @Test func danglingLinkIsAnError() throws {
        let canvas = try document()
        try canvas.beginPage(Size(100, 100))
        try canvas.beginLink(Rectangle(x: 0, y: 0, width: 9, height: 9), toDestination: "nowhere")
        try canvas.endTag()
        try canvas.endPage()
        #expect(throws: DrawingError.undefinedDestination("nowhere")) { try canvas.finish() }
    }

    @Test func drawingOutsideOfAPageIsAnError() throws {
        let canvas = try document()
        #expect(throws: DrawingError.self) { try canvas.draw(sample, at: Point(0, 0)) }
        #expect(throws: DrawingError.self) { try canvas.endPage() }
    }
}
