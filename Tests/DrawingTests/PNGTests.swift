import CCairo
import Foundation
import TestSupport
import Testing

@testable import Drawing

/// The oracle is libpng, by which Cairo reads and which checks every chunk.
struct PNGTests {
    enum Kind: CaseIterable { case grey, palette, full, seeThroughPalette, seeThrough }

    /// Images of many shapes, with as many colours as make the writer use each of its forms.
    @Test(arguments: Kind.allCases) func libpngReadsBackEveryPixel(kind: Kind) throws {
        var random = SplitMix64(4)
        let palette = (0..<200).map { _ in UInt32(truncatingIfNeeded: random.next()) }
        for (columnCount, rowCount) in [(1, 1), (3, 3), (28, 28), (17, 40), (640, 301), (1, 3000), (20_000, 2)] {
            let isLarge = columnCount * rowCount > 2000
            var colors: [UInt32] = []
            while colors.count < columnCount * rowCount {
                let number = random.next()
                let color =
                    switch kind {
                    case .grey: UInt32(number & 0xff) * 0x010101
                    case .palette, .seeThroughPalette: palette[Int(number % 200)]
                    case .full, .seeThrough: UInt32(truncatingIfNeeded: number)
                    }
                // Runs of one colour, as in a drawing.
                colors += [UInt32](repeating: color, count: Int(number >> 40 % 9) + 1)
            }
            let isOpaque = ![.seeThroughPalette, .seeThrough].contains(kind)
            let image = PixelImage(
                columnCount: columnCount, rowCount: rowCount,
                pixels: colors[..<(columnCount * rowCount)].flatMap {
                    [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255)]
                },
                opacity: isOpaque ? nil : colors[..<(columnCount * rowCount)].map { UInt8($0 >> 24) })
            let png = image.png()
            let expectedType: UInt8 =
                switch kind {
                case .grey: 0
                case .palette, .seeThroughPalette: 3
                case .full: 2
                case .seeThrough: 6
                }
            if isLarge { #expect(png[25] == expectedType) }
            let read = try #require(try Self.read(png), "\(columnCount) by \(rowCount)")
            #expect(read == Self.multiplied(image), "\(columnCount) by \(rowCount)")
        }
    }

    /// The image is so large that its data take more than one chunk.
    @Test func largeNoiseReadsBack() throws {
        var random = SplitMix64(8)
        let image = PixelImage(
            columnCount: 1000, rowCount: 500,
            pixels: (0..<1_500_000).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        let png = image.png()
        #expect(try Self.read(png) == Self.multiplied(image))
        #expect(chunks(png) == ["IHDR", "IDAT", "IDAT", "IEND"])
    }

    private func chunks(_ png: [UInt8]) -> [String] {
        var names: [String] = [], place = 8
        while place + 8 <= png.count {
            names.append(String(decoding: png[place + 4..<place + 8], as: UTF8.self))
            place += 12 + png[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        return names
    }

    @Test func aPictureIsWrittenAsItWasPainted() throws {
        let surface = try sample.surface(scale: 3)
        let read = try #require(try Self.read(surface.png()))
        #expect(read == Self.words(surface.pointer))
        #expect(Set(read).count > 50)
    }

    /// The pixels that Cairo reads, as words 0xaarrggbb with each colour multiplied by its opacity.
    private static func read(_ png: [UInt8]) throws -> [UInt32]? {
        let file = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString).png")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(png).write(to: file)
        let surface = try #require(cairo_image_surface_create_from_png(file.path))
        defer { cairo_surface_destroy(surface) }
        return cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ? words(surface) : nil
    }

    private static func words(_ surface: OpaquePointer) -> [UInt32] {
        guard let data = cairo_image_surface_get_data(surface) else { return [] }
        let hasOpacity = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32
        let stride = Int(cairo_image_surface_get_stride(surface))
        return (0..<Int(cairo_image_surface_get_height(surface))).flatMap { row in
            let words = UnsafeRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            return (0..<Int(cairo_image_surface_get_width(surface))).map {
                hasOpacity ? words[$0] : words[$0] | 0xff00_0000
            }
        }
    }

    private static func multiplied(_ image: PixelImage) -> [UInt32] {
        (0..<image.columnCount * image.rowCount).map { index in
            let opacity = UInt32(image.opacity?[index] ?? 255)
            return (0..<3).reduce(opacity) {
                $0 << 8 | (UInt32(image.pixels[3 * index + $1]) * opacity * 2 + 255) / 510
            }
        }
    }
}
