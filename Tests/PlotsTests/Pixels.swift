import CCairo

@testable import Drawing

/// A painted picture for comparison with another.
struct Pixels {
    var columnCount: Int
    var rowCount: Int
    /// The colours, [row, column, 3].
    var bytes: [UInt8]

    /// Reads a PNG file; nil if Cairo cannot read it.
    init?(png path: String) {
        let surface = cairo_image_surface_create_from_png(path)
        defer { cairo_surface_destroy(surface) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface)
        else { return nil }
        columnCount = Int(cairo_image_surface_get_width(surface))
        rowCount = Int(cairo_image_surface_get_height(surface))
        let stride = Int(cairo_image_surface_get_stride(surface))
        bytes = []
        bytes.reserveCapacity(columnCount * rowCount * 3)
        for row in 0..<rowCount {
            // Words 0xaarrggbb in the byte order of the machine, which is little-endian wherever Swift runs.
            for column in 0..<columnCount {
                let pixel = data + row * stride + column * 4
                bytes += [pixel[2], pixel[1], pixel[0]]
            }
        }
    }

    init(columnCount: Int, rowCount: Int, bytes: [UInt8]) {
        self.columnCount = columnCount
        self.rowCount = rowCount
        self.bytes = bytes
    }

    /// The largest difference between the means of two blocks of 4 × 4 pixels in any channel, in levels of 255, and its
    /// place.
    ///
    /// Means are compared because versions of Cairo and FreeType smooth edges a little differently, but put as much ink
    /// into the same place.
    func difference(from other: Pixels) -> (levels: Double, column: Int, row: Int) {
        var worst = (levels: 0.0, column: 0, row: 0)
        for top in stride(from: 0, to: rowCount, by: 4) {
            for left in stride(from: 0, to: columnCount, by: 4) {
                var sums = (0, 0, 0)
                let rows = top..<min(top + 4, rowCount), columns = left..<min(left + 4, columnCount)
                for row in rows {
                    for column in columns {
                        let index = (row * columnCount + column) * 3
                        sums.0 += Int(bytes[index]) - Int(other.bytes[index])
                        sums.1 += Int(bytes[index + 1]) - Int(other.bytes[index + 1])
                        sums.2 += Int(bytes[index + 2]) - Int(other.bytes[index + 2])
                    }
                }
                let levels =
                    Double(max(sums.0.magnitude, sums.1.magnitude, sums.2.magnitude))
                    / Double(rows.count * columns.count)
                if levels > worst.levels { worst = (levels, left, top) }
            }
        }
        return worst
    }

    /// This picture, the other, and their difference, one below the other.
    func beside(_ other: Pixels) -> Picture {
        func element(_ pixels: Pixels, top: Int) -> Picture.Element {
            .image(
                PixelImage(columnCount: pixels.columnCount, rowCount: pixels.rowCount, pixels: pixels.bytes),
                in: Rectangle(x: 0, y: Double(top), width: Double(pixels.columnCount), height: Double(pixels.rowCount)))
        }
        var elements = [element(self, top: 0), element(other, top: rowCount + 4)]
        var height = rowCount + other.rowCount + 8
        if columnCount == other.columnCount && rowCount == other.rowCount {
            let bytes = zip(bytes, other.bytes).map { (a: UInt8, b: UInt8) -> UInt8 in 255 - (a > b ? a - b : b - a) }
            elements.append(element(Pixels(columnCount: columnCount, rowCount: rowCount, bytes: bytes), top: height))
            height += rowCount
        }
        return Picture(size: Size(Double(max(columnCount, other.columnCount)), Double(height)), elements: elements)
    }
}
