import Foundation
import Testing

@testable import Drawing
@testable import Formats

@Suite struct PictureTests {
    @Test func pictureIsTheSameBytesEveryTime() throws {
        #expect(try sample.png() == sample.png())
        #expect(try sample.svg() == sample.svg())
    }

    /// Many threads draw pictures with the shared faces at the same time.
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
        let formula = TextLine("aaa", face: .math, size: 8), place = Point(5, 12)
        let elements = (0..<2).map { _ in
            Picture.Element.text(formula, at: place, color: .black, rotation: 0)
        }
        let outlined = try Picture(size: Size(40, 40), elements: elements).svg()
        let ids = outlined.split(separator: "id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(ids.count == 1 && !outlined.contains("<text"))
        #expect(!svg.contains("nan"))
    }

    /// Words can be searched and copied, and are as wide as in our own face.
    @Test func wordsAreTextInSVG() throws {
        let line = TextLine("Office & <b>", face: .figureBold, size: 8)
        let svg = try Picture(
            size: Size(80, 40),
            elements: [.text(line, at: Point(5, 12), color: Color(hex: 0x262626), rotation: 0)]
        ).svg()
        #expect(
            svg.contains(
                "<text x=\"5\" y=\"12\" font-size=\"8\" font-family=\"Inter,'Helvetica Neue',Arial,sans-serif\" "
                    + "font-weight=\"600\" fill=\"#262626\" textLength=\"\(decimal(line.width))\" "
                    + "lengthAdjust=\"spacingAndGlyphs\">Office &amp; &lt;b&gt;</text>"))
    }

    /// A viewer that prefers a dark page shows other colours; white words, which are on a dark ground, stay.
    @Test func darkSchemeReplacesColours() throws {
        let grey = Color(hex: 0x262626), other = Color(hex: 0x123456)
        let box = Path([
            .move(Point(0, 0)), .line(Point(9, 0)), .line(Point(9, 9)), .line(Point(0, 9)), .close,
        ])
        let picture = Picture(
            size: Size(20, 20),
            elements: [.path(box, fill: other, stroke: nil), .path(box, fill: grey, stroke: nil)])
        let svg = try picture.svg(darkPaper: Color(hex: 0x0d1117)) { $0 == grey ? Color(hex: 0xd1d1d1) : nil }
        #expect(svg.contains("@media (prefers-color-scheme: dark)"))
        #expect(svg.contains("rect[fill=\"#ffffff\"],") && svg.contains("{fill:#0d1117}"))
        #expect(svg.contains("[fill=\"#262626\"]{fill:#d1d1d1}") && !svg.contains("[fill=\"#123456\"]"))
        #expect(try !picture.svg().contains("<style>"))
    }

    /// Colours that are data stay: white cells and dark numbers of a heat map, but not what is around them.
    @Test func darkSchemeKeepsTheColoursOfData() throws {
        let grey = Color(hex: 0x262626)
        let box = Path([.move(Point(0, 0)), .line(Point(9, 0)), .line(Point(9, 9)), .line(Point(0, 9)), .close])
        var cells = Picture(
            size: Size(9, 9),
            elements: [
                .path(box, fill: .white, stroke: nil), .path(box, fill: grey, stroke: nil),
                .picture(
                    Picture(size: Size(9, 9), elements: [.path(box, fill: .white, stroke: nil)]), at: Point(0, 0),
                    clipped: true),
            ])
        cells.keepsColors = true
        let picture = Picture(
            size: Size(20, 20),
            elements: [.picture(cells, at: Point(0, 0), clipped: false), .path(box, fill: .white, stroke: nil)])
        let svg = try picture.svg(darkPaper: Color(hex: 0x0d1117)) { $0 == grey ? Color(hex: 0xd1d1d1) : nil }
        #expect(svg.components(separatedBy: "fill=\"rgb(255,255,255)\"").count == 3)
        #expect(svg.contains("fill=\"rgb(38,38,38)\"") && !svg.contains("[fill=\"#262626\"]"))
        // Paper, the rule of the dark scheme, and the last path.
        #expect(svg.components(separatedBy: "<rect").count - 1 == 5)
        #expect(svg.components(separatedBy: " fill=\"#ffffff\"/>").count == 3)
    }

    @Test func spacesWithinAWordOfSVGStay() throws {
        func svg(_ text: String) throws -> String {
            try Picture(
                size: Size(80, 40),
                elements: [.text(TextLine(text, face: .figure, size: 8), at: Point(5, 12), color: .black, rotation: 0)]
            ).svg()
        }
        #expect(try svg("a  b").contains(" xml:space=\"preserve\"") && svg("a  b").contains(">a  b</text>"))
        #expect(try !svg("a b").contains("xml:space"))
    }

    /// Some programs draw nothing for a path without extent, such as a lone dot.
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

    /// A transparent pixel changes nothing, an opaque one covers, a half opaque one blends.
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
