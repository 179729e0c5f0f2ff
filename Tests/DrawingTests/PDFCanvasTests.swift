import CCairo
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

    /// Documents that are given up in every state. The oracle is Cairo, which tells when it frees a surface.
    @Test func abandonedDocumentsAreFreed() throws {
        let ways: [(PDFCanvas) throws -> Void] = [
            { _ in },
            { try $0.beginPage(Size(100, 100)) },
            {
                try $0.beginPage(Size(100, 100))
                try $0.endPage()
            },
            {
                try $0.beginPage(Size(100, 100))
                try $0.beginTag("P")
                try $0.beginLink(Rectangle(x: 0, y: 0, width: 9, height: 9), toDestination: "nowhere (it's)")
            },
            {
                try $0.beginPage(Size(100, 100))
                try $0.beginTag("P")
                try $0.endPage()
                try $0.beginPage(Size(100, -1))
            },
            {
                try $0.beginPage(Size(100, 100))
                try $0.addBookmark("B", level: 1, destination: "b")
                try $0.artifact { throw DrawingError.outOfOrder("anything") }
            },
            {
                try $0.beginPage(Size(100, 100))
                try $0.endPage()
                try $0.addBookmark("B", level: 1, destination: "nowhere")
                _ = try $0.finish()
            },
        ]
        for (number, way) in ways.enumerated() {
            let counter = Counter()
            do {
                let canvas = try document()
                var key = cairo_user_data_key_t()
                withUnsafePointer(to: &key) { key in
                    let status = cairo_surface_set_user_data(
                        canvas.surface, key, Unmanaged.passUnretained(counter).toOpaque()
                    ) { Unmanaged<Counter>.fromOpaque($0!).takeUnretainedValue().count += 1 }
                    #expect(status == CAIRO_STATUS_SUCCESS)
                }
                try? way(canvas)
            }
            #expect(counter.count == 1, "way \(number)")
        }
    }
}

private final class Counter {
    var count = 0
}
