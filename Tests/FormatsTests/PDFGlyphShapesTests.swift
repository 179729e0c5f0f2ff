import TestSupport
import Testing

@testable import Drawing
@testable import Formats

/// Glyphs drawn on a page as shapes.
@Suite struct PDFGlyphShapesTests {
    private let digits = TextLine("0123456789 ", face: .code, size: 7.4)

    /// A canvas with lines of digits at `points`, each on a page of its own, inside a structure element.
    private func canvas(_ points: [Point]) throws -> PDFCanvas {
        let canvas = try PDFCanvas(metadata: PDFMetadata(title: "Shapes", date: 0))
        for point in points {
            try canvas.beginPage(Size(595, 842))
            try canvas.beginTag("P")
            try canvas.draw(TextLine("Text", face: .text, size: 10), at: Point(10, 10))
            try canvas.endTag()
            try canvas.draw(shapesOf: digits, at: point, color: Color(hex: 0x9a9a9a))
            try canvas.endPage()
        }
        return canvas
    }

    @Test func everyGlyphStandsInItsPlaceWhereverThatIs() throws {
        var random = SplitMix64(1)
        let points = (0..<200).map { _ in
            Point(.random(in: 0..<500, using: &random), .random(in: 1..<840, using: &random))
        }
        let file = try #require(PDFFile(canvas(points).finish(PDFPostProcessor(language: "en"))))
        let contents = file.numbers.compactMap { file.stream(of: $0) }
            .map { String(decoding: $0, as: UTF8.self) }.filter { $0.contains(" Do\n") }
        #expect(contents.count == points.count)
        for (content, point) in zip(contents, points) {
            #expect(!content.contains(" re f"), "a speck was left at \(point)")
            // Each place is relative to the one before.
            var last = Point(0, 0)
            let places = content.matches(of: /1 0 0 1 (\S+) (\S+) cm\n\/shape(\d+) Do\n/).map { match in
                last = Point(last.x + (Double(match.1) ?? 0), last.y + (Double(match.2) ?? 0))
                return (last.x, last.y, Int(match.3))
            }
            #expect(places.map(\.2) == Array(0..<10))
            for (place, glyph) in zip(places, digits.runs[0].glyphs) {
                // Cairo rounds to 1/256 of a point and writes six digits; we round to a hundredth.
                #expect(
                    abs(place.0 - point.x - glyph.x) < 0.5 / 256 + 0.0055
                        && abs(place.1 - point.y) < 0.5 / 256 + 0.0055)
            }
        }
    }

    @Test func eachShapeIsInTheFileOnce() throws {
        let file = try #require(
            PDFFile(canvas([Point(10, 10), Point(20, 20), Point(30, 30)]).finish(PDFPostProcessor(language: "en"))))
        // The space has no shape.
        #expect(file.objects(beginningWith: "/Subtype/Form").count == 10)
    }

    @Test func shapesThatNothingWillPutInAreAnError() throws {
        #expect(throws: DrawingError.self) { try canvas([Point(10, 10)]).finish() }
    }
}
