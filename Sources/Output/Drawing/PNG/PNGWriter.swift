import CCairo

extension Picture {
    /// The picture painted on white, as the bytes of a PNG file; every run gives the same bytes.
    ///
    /// - Parameter scale: The number of pixels per point.
    /// - Throws: `DrawingError.impossibleSize` unless both sides have 1 to 30000 pixels, `DrawingError.unusableFace` or
    ///   `DrawingError.cairo`.
    public func png(scale: Double = 2) throws(DrawingError) -> [UInt8] {
        try surface(scale: scale).png()
    }

    /// The picture painted on a white surface; `scale` and errors as in `png`.
    func surface(scale: Double) throws(DrawingError) -> PixelSurface {
        let width = (size.width * scale).rounded(.up), height = (size.height * scale).rounded(.up)
        guard 1...30000 ~= width, 1...30000 ~= height else {
            throw .impossibleSize(width: size.width, height: size.height)
        }
        let surface = try PixelSurface(columnCount: Int(width), rowCount: Int(height))
        let canvas = try CairoCanvas(surface: surface.pointer, fillsOutlines: true)
        cairo_set_source_rgb(canvas.context, 1, 1, 1)
        cairo_paint(canvas.context)
        cairo_scale(canvas.context, scale, scale)
        try canvas.draw(self, at: Point(0, 0))
        return surface
    }
}

extension PixelImage {
    /// The image as the bytes of a PNG file; every machine gives the same bytes.
    func png() -> [UInt8] {
        let words = (0..<columnCount * rowCount).map { index in
            let color = pixels[3 * index..<3 * index + 3].reduce(0) { $0 << 8 | UInt32($1) }
            return UInt32(opacity?[index] ?? 255) << 24 | color
        }
        return PNGEncoder(columnCount: columnCount, rowCount: rowCount, pixels: words).file()
    }
}
