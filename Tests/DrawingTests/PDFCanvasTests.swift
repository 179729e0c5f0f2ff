import Foundation
import Testing

@testable import Drawing
@testable import Formats

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
