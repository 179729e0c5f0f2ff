import Foundation
import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

/// The gallery against its approved version: `Gallery/README.md` with a picture and the numbers of the layout for each
/// example.
///
/// `make gallery` draws the gallery into `.build/gallery`, with a picture of every difference; `make gallery-approve`
/// makes the present drawings the reference.
struct GalleryTests {
    /// The largest difference of a mean over 4 × 4 pixels, in levels of 255; a missing tick gives 20 and more.
    static let levelTolerance = 8.0
    /// The largest difference of a position in points: far below what can be seen, far above the rounding of another
    /// machine.
    static let placeTolerance = 0.05
    /// The width of the report's text, in points, and 1.5 pixels a point.
    static let width = 424.0, scale = 1.5

    private static let approved = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Gallery")
    private static let environment = ProcessInfo.processInfo.environment
    private static let drawn = environment["FOLIO_GALLERY"].map { URL(fileURLWithPath: $0) }
    private static let isApproving = environment["FOLIO_GALLERY_APPROVE"] != nil

    @Test(.enabled(if: !isApproving), arguments: Gallery.all) func looksAsApproved(example: Example) throws {
        let picture = example.plot.picture(width: Self.width)
        let file = Self.approved.appending(path: example.name)
        let numbers = try? String(contentsOf: file.appendingPathExtension("layout"), encoding: .utf8)
        let approved = try #require(
            numbers, "\(example.name) has not been approved: make gallery, look, make gallery-approve")
        let moved = LayoutNumbers(picture).difference(
            from: LayoutNumbers(text: approved), tolerance: Self.placeTolerance)
        #expect(moved == nil, "\(example.name): \(moved ?? "")")

        let reference = try #require(
            Pixels(png: file.appendingPathExtension("png").path), "\(example.name).png cannot be read")
        let now = try Self.pixels(picture)
        #expect(
            now.columnCount == reference.columnCount && now.rowCount == reference.rowCount,
            "\(example.name) has another size")
        guard now.columnCount == reference.columnCount, now.rowCount == reference.rowCount else { return }
        let (levels, column, row) = now.difference(from: reference)
        #expect(
            levels <= Self.levelTolerance, "\(example.name) differs by \(levels) levels at pixel (\(column), \(row))")
    }

    @Test(.enabled(if: !isApproving)) func everyFileOfTheGalleryBelongsToAnExample() throws {
        let names = Set(Gallery.all.flatMap { [$0.name + ".png", $0.name + ".layout"] } + ["README.md"])
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.approved.path)
        #expect(names.symmetricDifference(files).sorted() == [])
        #expect(Set(Gallery.all.map(\.name)).count == Gallery.all.count)
    }

    @Test(.enabled(if: !isApproving)) func thePageShowsTheCodeThatWasCompiled() throws {
        let page = try String(contentsOf: Self.approved.appending(path: "README.md"), encoding: .utf8)
        #expect(try page == Self.page(), "make gallery-approve writes the page anew")
    }

    /// The comparison can fail: small faults that a reader would notice exceed the tolerances.
    @Test func smallFaultsAreFound() throws {
        let picture = Gallery.learningCurves.picture(width: Self.width)
        let good = try Self.pixels(picture), numbers = LayoutNumbers(picture)
        #expect(
            good.difference(from: good).levels == 0
                && numbers.difference(from: LayoutNumbers(text: numbers.text), tolerance: 0) == nil)
        var faults: [(name: String, picture: Picture, movesSomething: Bool)] = []
        for (index, element) in picture.elements.enumerated() {
            switch element {
            case .text(let line, let at, let color, let rotation):
                var moved = picture
                moved.elements[index] = .text(line, at: Point(at.x + 1, at.y), color: color, rotation: rotation)
                faults.append(("“\(line.string)” moved by a point", moved, true))
            case .path(let path, let fill, let stroke?) where stroke.color != Color(hex: 0xc4c4c4):
                var without = picture
                without.elements.remove(at: index)
                faults.append(("\(path.segments.count) segments left out", without, true))
                var paler = picture
                var other = stroke
                other.color = Color(
                    red: stroke.color.red, green: stroke.color.green, blue: min(1, stroke.color.blue + 0.2))
                paler.elements[index] = .path(path, fill: fill, stroke: other)
                if stroke.width > 1 { faults.append(("a line in another blue", paler, false)) }
            default: break
            }
        }
        #expect(faults.count > 40)
        for (name, picture, movesSomething) in faults {
            #expect(try Self.pixels(picture).difference(from: good).levels > Self.levelTolerance, "\(name)")
            let isMoved = LayoutNumbers(picture).difference(from: numbers, tolerance: Self.placeTolerance) != nil
            #expect(isMoved == movesSomething, "\(name)")
        }
    }

    /// The work of `make gallery` and `make gallery-approve`.
    @Test(.enabled(if: drawn != nil || isApproving)) func writesTheGallery() throws {
        let folder = Self.isApproving ? Self.approved : Self.drawn ?? Self.approved
        if Self.isApproving { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for example in Gallery.all {
            let picture = example.plot.picture(width: Self.width)
            let svg = try picture.svg()
            let file = folder.appending(path: example.name)
            try Data(picture.png(scale: Self.scale)).write(to: file.appendingPathExtension("png"))
            try Data(LayoutNumbers(picture).text.utf8).write(to: file.appendingPathExtension("layout"))
            guard !Self.isApproving else { continue }
            try Data(svg.utf8).write(to: file.appendingPathExtension("svg"))
            let now = try Self.pixels(picture)
            try Data(now.grey.png(scale: 1)).write(to: file.appendingPathExtension("grey.png"))
            let vector = try Self.median { _ = try example.plot.picture(width: Self.width).svg() }
            let raster = try Self.median { _ = try example.plot.picture(width: Self.width).png(scale: Self.scale) }
            print("\(example.name): \(svg.utf8.count / 1000) kB of SVG in \(vector), PNG in \(raster)")
            guard let reference = Pixels(png: Self.approved.appending(path: example.name + ".png").path) else {
                continue
            }
            if now.columnCount != reference.columnCount || now.rowCount != reference.rowCount
                || now.difference(from: reference).levels > Self.levelTolerance
            {
                try Data(reference.beside(now).png(scale: 1)).write(to: file.appendingPathExtension("difference.png"))
                print("    differs from what was approved: \(example.name).difference.png shows both")
            }
        }
        try Data(Self.page().utf8).write(to: folder.appending(path: "README.md"))
    }

    /// The median time of nine runs, in words.
    private static func median(_ body: () throws -> Void) rethrows -> String {
        let median = try (0..<9).map { _ in try ContinuousClock().measure(body) }.sorted()[4]
        return "\((median / .microseconds(10)).rounded() / 100) ms"
    }

    private static func pixels(_ picture: Picture) throws -> Pixels {
        let file = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString).png")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(picture.png(scale: scale)).write(to: file)
        return try #require(Pixels(png: file.path))
    }

    private static func page() throws -> String {
        var page = """
            # The gallery of `Plots`

            Every mark, scale and arrangement as a part of a report calls it, at the width of the report's text. The \
            code is what the tests compile
            ([Examples](../Examples)), the pictures are what they compare with: no mean of 4 × 4 pixels may differ by \
            more than
            \(Int(levelTolerance)) of 255 levels, nothing may stand more than \(placeTolerance) points elsewhere. \
            `make gallery` draws all of it anew and
            shows what differs; `make gallery-approve`, once you have looked, makes that the reference. This page is \
            written by it.

            """
        for (title, examples) in Gallery.sections {
            page += "\n## \(title)\n"
            for example in examples {
                let code = try #require(try example.code(), "no declaration of \(example.name) was found")
                let description = example.plot.alternativeText.replacing("[", with: "(").replacing("]", with: ")")
                page += "\n### \(example.heading)\n\n![\(description)](\(example.name).png)\n\n```swift\n\(code)\n```\n"
            }
        }
        return page
    }
}

extension Pixels {
    /// The picture as on a grey printer: by luminance (ITU-R BT.709) of the stored colours.
    fileprivate var grey: Picture {
        let greys = stride(from: 0, to: bytes.count, by: 3).flatMap { index -> [UInt8] in
            let level =
                0.2126 * Double(bytes[index]) + 0.7152 * Double(bytes[index + 1]) + 0.0722 * Double(bytes[index + 2])
            return Array(repeating: UInt8(level.rounded()), count: 3)
        }
        return Picture(
            size: Size(Double(columnCount), Double(rowCount)),
            elements: [
                .image(
                    PixelImage(columnCount: columnCount, rowCount: rowCount, pixels: greys),
                    in: Rectangle(x: 0, y: 0, width: Double(columnCount), height: Double(rowCount)))
            ])
    }
}
