import CCairo
import Foundation
import Testing

@testable import Formats
@testable import Typesetting

/// Every construct as poppler paints it, compared with its approved picture (`Gallery/`).
///
/// After an intended change: `make gallery-approve`, look at the differences in Git, and commit them.
@Suite(.enabled(if: PDFTools.has("pdftoppm"))) struct PageGalleryTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Gallery")
    private static let isRenewing = ProcessInfo.processInfo.environment["FOLIO_GALLERY_APPROVE"] == "1"
    private static let resolution = 80.0

    /// The shades of grey from the top left, 0 black.
    struct Shades {
        var width: Int
        var height: Int
        var values: [UInt8]

        init?(png url: URL) {
            guard let surface = cairo_image_surface_create_from_png(url.path) else { return nil }
            defer { cairo_surface_destroy(surface) }
            guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
                let data = cairo_image_surface_get_data(surface)
            else { return nil }
            width = Int(cairo_image_surface_get_width(surface))
            height = Int(cairo_image_surface_get_height(surface))
            let stride = Int(cairo_image_surface_get_stride(surface))
            values = []
            // Grey has equal components; the second of the four is green.
            for y in 0..<height { values += (0..<width).map { data[y * stride + 4 * $0 + 1] } }
        }

        /// The mean of each pixel and its eight neighbours. Versions of a rasteriser differ in how they smooth an edge,
        /// but hardly in how dark a place is.
        var blurred: [Int] {
            var result = [Int](repeating: 255, count: values.count)
            for y in 1..<max(1, height - 1) {
                for x in 1..<max(1, width - 1) {
                    var sum = 0
                    for row in y - 1...y + 1 {
                        for column in x - 1...x + 1 { sum += Int(values[row * width + column]) }
                    }
                    result[y * width + x] = sum / 9
                }
            }
            return result
        }

        /// The largest difference at any pixel.
        func difference(from other: Shades) -> Int {
            guard width == other.width, height == other.height else { return 255 }
            if values == other.values { return 0 }
            return zip(blurred, other.blurred).map { abs($0 - $1) }.max() ?? 0
        }
    }

    /// The pages of the snippet, painted as PNG files into a folder.
    ///
    /// - Returns: The names of the files.
    private func painted(_ snippet: PageGallery.Snippet, in folder: URL) throws -> [String] {
        let pages = try LaidOutDocument(snippet.document, pictures: snippet.pictures).pages
        let bottom = pages[0].body.map { $0.y + max($0.strip.height, $0.strip.sideDepth) }.max() ?? 0
        let scale = Self.resolution / 72
        let bytes = try pdf(snippet.document, pictures: snippet.pictures)
        return try snippet.pages.map { page in
            let name = snippet.pages.count > 1 ? "\(snippet.name)-\(page)" : snippet.name
            var arguments = [
                "-r", "\(Self.resolution)", "-png", "-gray", "-singlefile", "-f", "\(page)", "-l", "\(page)",
            ]
            if snippet.isCropped {
                // The picture spans from the labels in the margin to the right margin, with a little space around the
                // text.
                let (left, top) = (PageDesign.left - 34, PageDesign.top - 14)
                let box = [left, top, PageDesign.fullWidth + 48, bottom + 28].map { String(Int($0 * scale)) }
                arguments += ["-x", box[0], "-y", box[1], "-W", box[2], "-H", box[3]]
            }
            let result = try PDFTools.output(
                "pdftoppm", arguments + ["FILE", folder.appendingPathComponent(name).path], on: bytes)
            #expect(result.status == 0, "\(String(decoding: result.bytes, as: UTF8.self))")
            return name + ".png"
        }
    }

    /// The largest allowed difference, of 255. Poppler 22.12, which painted the references, gives 0; the rest is for
    /// other versions of it and of FreeType. Text that moves by half a pixel (0.45 points) differs by 43, by a whole
    /// one by 82 to 85, measured on five pages of the report.
    private static let tolerance = 30

    @Test(arguments: PageGallery.all.map(\.name))
    func snippetLooksAsItDid(_ name: String) throws {
        let snippet = try #require(PageGallery.all.first { $0.name == name })
        if Self.isRenewing {
            _ = try painted(snippet, in: Self.folder)
            return
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("folio-gallery-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in try painted(snippet, in: folder) {
            let found = try #require(Shades(png: folder.appendingPathComponent(file)))
            let reference = try #require(
                Shades(png: Self.folder.appendingPathComponent(file)), "\(file) is not in the gallery yet")
            let difference = found.difference(from: reference)
            #expect(
                difference <= Self.tolerance,
                "\(file) differs by \(difference) of 255; if it should, renew it with make gallery-approve")
            if difference > Self.tolerance {
                try Samples.keep(Array(Data(contentsOf: folder.appendingPathComponent(file))), as: file)
            }
        }
    }

    @Test func galleryHoldsNothingElse() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".png")
        }
        let names = PageGallery.all.flatMap { snippet in
            snippet.pages.count > 1 ? snippet.pages.map { "\(snippet.name)-\($0).png" } : ["\(snippet.name).png"]
        }
        #expect(Set(names).count == names.count)
        if !Self.isRenewing { #expect(files.sorted() == names.sorted()) }
    }
}
