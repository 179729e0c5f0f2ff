import CCairo

extension Picture {
    /// The picture painted on white, `scale` pixels a point, as a PNG file's bytes; the same bytes on every run.
    public func png(scale: Double = 2) throws(DrawingError) -> [UInt8] {
        let width = (size.width * scale).rounded(.up), height = (size.height * scale).rounded(.up)
        guard 1 ... 30000 ~= width, 1 ... 30000 ~= height else {
            throw .impossibleSize(width: size.width, height: size.height)
        }
        let surface = try PixelSurface(columnCount: Int(width), rowCount: Int(height))
        let canvas = try CairoCanvas(surface: surface.pointer)
        cairo_set_source_rgb(canvas.context, 1, 1, 1)
        cairo_paint(canvas.context)
        cairo_scale(canvas.context, scale, scale)
        try canvas.draw(self, at: Point(0, 0))
        cairo_surface_flush(surface.pointer)
        return try surface.png()
    }
}
