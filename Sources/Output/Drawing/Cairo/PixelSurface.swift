import CCairo

/// An owned Cairo image surface.
final class PixelSurface {
    /// The `cairo_surface_t`; destroyed with this object.
    let pointer: OpaquePointer

    /// Creates a surface that holds a copy of an image.
    init(_ image: PixelImage) throws(DrawingError) {
        pointer = cairo_image_surface_create(
            image.opacity == nil ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(image.columnCount),
            Int32(image.rowCount))
        try check(cairo_surface_status(pointer))
        cairo_surface_flush(pointer)
        guard let data = cairo_image_surface_get_data(pointer) else { return }
        let stride = Int(cairo_image_surface_get_stride(pointer))
        for row in 0..<image.rowCount {
            let target = UnsafeMutableRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            for column in 0..<image.columnCount {
                let index = row * image.columnCount + column
                let opacity = UInt32(image.opacity?[index] ?? 255)
                // Cairo expects colours multiplied by their opacity.
                func component(_ offset: Int) -> UInt32 {
                    (UInt32(image.pixels[index * 3 + offset]) * opacity + 127) / 255
                }
                target[column] = opacity << 24 | component(0) << 16 | component(1) << 8 | component(2)
            }
        }
        cairo_surface_mark_dirty(pointer)
    }

    /// Creates an opaque surface of `columnCount` by `rowCount` pixels.
    ///
    /// Cairo sets its pixels to 0 (black); the caller paints the background.
    init(columnCount: Int, rowCount: Int) throws(DrawingError) {
        pointer = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columnCount), Int32(rowCount))
        try check(cairo_surface_status(pointer))
    }

    deinit { cairo_surface_destroy(pointer) }

    /// The painted pixels as the bytes of a PNG file; empty if Cairo gives no access to them.
    func png() -> [UInt8] {
        cairo_surface_flush(pointer)
        guard let data = cairo_image_surface_get_data(pointer) else { return [] }
        let columnCount = Int(cairo_image_surface_get_width(pointer)),
            rowCount = Int(cairo_image_surface_get_height(pointer))
        let rowStride = Int(cairo_image_surface_get_stride(pointer))
        let pixels = [UInt32](unsafeUninitializedCapacity: columnCount * rowCount) { pixels, count in
            for row in 0..<rowCount {
                let words = UnsafeRawPointer(data + row * rowStride).assumingMemoryBound(to: UInt32.self)
                // Cairo leaves the highest byte of a pixel undefined.
                for column in 0..<columnCount { pixels[row * columnCount + column] = words[column] | 0xff00_0000 }
            }
            count = columnCount * rowCount
        }
        return PNGEncoder(columnCount: columnCount, rowCount: rowCount, pixels: pixels).file()
    }
}
