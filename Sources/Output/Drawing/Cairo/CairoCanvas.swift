import CCairo

/// A painter of display lists on a Cairo surface, shared by all backends.
///
/// Not safe for concurrent use: only the thread that created a canvas may use it.
package final class CairoCanvas {
    /// The drawing context, a `cairo_t`.
    package let context: OpaquePointer
    private let fontOptions: OpaquePointer
    private let fillsOutlines: Bool

    /// Creates a canvas that paints on a surface.
    ///
    /// - Parameters:
    ///   - surface: A `cairo_surface_t`.
    ///   - fillsOutlines: Whether glyphs are painted as filled outlines. On pixel surfaces they are then placed
    ///     exactly, between pixels too, and look the same with Cairo 1.16 and 1.18. Otherwise Cairo 1.16 moves glyphs
    ///     to whole pixels and Cairo 1.18 to quarters of a pixel.
    /// - Throws: `DrawingError.cairo` if the surface is in an error state or memory runs out.
    package init(surface: OpaquePointer, fillsOutlines: Bool = false) throws(DrawingError) {
        self.fillsOutlines = fillsOutlines
        try check(cairo_surface_status(surface))
        guard let context = cairo_create(surface), let options = cairo_font_options_create() else {
            throw .cairo("out of memory")
        }
        self.context = context
        fontOptions = options
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_set_font_options(context, options)
        try checkStatus()
    }

    deinit {
        cairo_font_options_destroy(fontOptions)
        cairo_destroy(context)
    }

    /// Throws `DrawingError.cairo` if the context is in an error state.
    package func checkStatus() throws(DrawingError) {
        try check(cairo_status(context))
    }

    /// Paints a picture.
    ///
    /// - Parameters:
    ///   - picture: The picture to paint.
    ///   - origin: The position of its top left corner.
    ///   - clipped: Whether painting is limited to the picture's size.
    /// - Throws: `DrawingError.unusableFace` or `DrawingError.cairo`.
    package func draw(_ picture: Picture, at origin: Point, clipped: Bool = false) throws(DrawingError) {
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_translate(context, origin.x, origin.y)
        if clipped {
            cairo_new_path(context)
            cairo_rectangle(context, 0, 0, picture.size.width, picture.size.height)
            cairo_clip(context)
        }
        for element in picture.elements {
            switch element {
            case .path(let path, let fill, let stroke): draw(path, fill: fill, stroke: stroke)
            case .text(let line, let at, let color, let rotation):
                for run in line.runs { try draw(run, at: at, color: color, rotation: rotation) }
            case .glyphs(let run, let at, let color): try draw(run, at: at, color: color, rotation: 0)
            case .image(let image, let rectangle): try draw(image, in: rectangle)
            case .picture(let inner, let at, let clipped): try draw(inner, at: at, clipped: clipped)
            }
        }
        try checkStatus()
    }

    private func setColor(_ color: Color) {
        if color.alpha == 1 {
            cairo_set_source_rgb(context, color.red, color.green, color.blue)
        } else {
            cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
        }
    }

    // MARK: Paths

    /// Paints a path: first the fill, then the stroke.
    ///
    /// Paints nothing if `fill` and `stroke` are both nil or if a coordinate is not finite. A stroke without positive
    /// width is skipped.
    package func draw(_ path: Path, fill: Color?, stroke: Stroke?) {
        guard fill != nil || stroke != nil, path.isFinite else { return }
        cairo_new_path(context)
        for segment in path.segments {
            switch segment {
            case .move(let to): cairo_move_to(context, to.x, to.y)
            case .line(let to): cairo_line_to(context, to.x, to.y)
            case .curve(let a, let b, let to): cairo_curve_to(context, a.x, a.y, b.x, b.y, to.x, to.y)
            case .close: cairo_close_path(context)
            }
        }
        if let fill {
            setColor(fill)
            cairo_fill_preserve(context)
        }
        if let stroke, stroke.width > 0 {
            setColor(stroke.color)
            cairo_set_line_width(context, stroke.width)
            // Cairo refuses dashes that are negative or all zero.
            let dash = stroke.dash.allSatisfy { $0 >= 0 } && stroke.dash.contains { $0 > 0 } ? stroke.dash : []
            cairo_set_dash(context, dash, Int32(dash.count), 0)
            cairo_set_line_cap(context, stroke.cap.cairo)
            cairo_set_line_join(context, stroke.join.cairo)
            cairo_stroke_preserve(context)
        }
        cairo_new_path(context)
    }

    // MARK: Glyphs

    /// Paints a run of glyphs.
    ///
    /// Paints nothing if the run is empty, its size is not positive, or `origin` or `rotation` is not finite.
    ///
    /// - Parameters:
    ///   - run: The glyphs to paint.
    ///   - origin: The start of the baseline.
    ///   - color: The colour of the glyphs.
    ///   - rotation: Counter-clockwise rotation about `origin` in radians.
    /// - Throws: `DrawingError.unusableFace` or `DrawingError.cairo`.
    package func draw(_ run: GlyphRun, at origin: Point, color: Color, rotation: Double) throws(DrawingError) {
        guard !run.glyphs.isEmpty, run.size > 0, origin.isFinite, rotation.isFinite else { return }
        cairo_set_font_face(context, try PaintingFace.of(run.face).cairoFace)
        var matrix = cairo_matrix_t()
        cairo_matrix_init_scale(&matrix, run.size * run.expansion, run.size)
        cairo_set_font_matrix(context, &matrix)
        setColor(color)
        if rotation != 0 {
            cairo_save(context)
            cairo_translate(context, origin.x, origin.y)
            cairo_rotate(context, -rotation)
        }
        let base = rotation == 0 ? origin : Point(0, 0)
        var glyphs = run.glyphs.map {
            cairo_glyph_t(index: UInt($0.id), x: base.x + $0.x, y: base.y + $0.y)
        }
        if fillsOutlines {
            cairo_new_path(context)
            cairo_glyph_path(context, &glyphs, Int32(glyphs.count))
            cairo_fill(context)
        } else if run.text.isEmpty || run.clusters.isEmpty {
            // An empty text without clusters would put the context into an error state.
            cairo_show_glyphs(context, &glyphs, Int32(glyphs.count))
        } else {
            var clusters = run.clusters.map {
                cairo_text_cluster_t(num_bytes: Int32($0.byteCount), num_glyphs: Int32($0.glyphCount))
            }
            var text = run.text
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    cairo_show_text_glyphs(
                        context, characters.baseAddress, Int32(characters.count), &glyphs, Int32(glyphs.count),
                        &clusters, Int32(clusters.count),
                        run.isBackward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0))
                }
            }
        }
        if rotation != 0 { cairo_restore(context) }
        try checkStatus()
    }

    // MARK: Pixels

    private func draw(_ image: PixelImage, in rectangle: Rectangle) throws(DrawingError) {
        guard image.columnCount > 0, image.rowCount > 0, rectangle.size.width > 0, rectangle.size.height > 0,
            rectangle.origin.isFinite, rectangle.size.width.isFinite, rectangle.size.height.isFinite
        else { return }
        let surface = try PixelSurface(image)
        cairo_save(context)
        cairo_translate(context, rectangle.minX, rectangle.minY)
        cairo_scale(
            context, rectangle.size.width / Double(image.columnCount), rectangle.size.height / Double(image.rowCount))
        cairo_set_source_surface(context, surface.pointer, 0, 0)
        cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
        cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
        cairo_new_path(context)
        cairo_rectangle(context, 0, 0, Double(image.columnCount), Double(image.rowCount))
        cairo_fill(context)
        cairo_restore(context)
        try checkStatus()
    }
}

/// Throws `DrawingError.cairo` with Cairo's message unless the status is success.
package func check(_ status: cairo_status_t) throws(DrawingError) {
    guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(String(cString: cairo_status_to_string(status))) }
}

extension Point {
    /// True if both coordinates are finite.
    package var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Path {
    /// True if all coordinates are finite.
    ///
    /// Cairo accepts a NaN and then paints nothing more, without an error. So a path that is not finite is not painted.
    package var isFinite: Bool {
        segments.allSatisfy { segment in
            switch segment {
            case .move(let to), .line(let to): to.isFinite
            case .curve(let a, let b, let to): a.isFinite && b.isFinite && to.isFinite
            case .close: true
            }
        }
    }
}

extension Stroke.Cap {
    fileprivate var cairo: cairo_line_cap_t {
        switch self {
        case .butt: CAIRO_LINE_CAP_BUTT
        case .round: CAIRO_LINE_CAP_ROUND
        case .square: CAIRO_LINE_CAP_SQUARE
        }
    }
}

extension Stroke.Join {
    fileprivate var cairo: cairo_line_join_t {
        switch self {
        case .miter: CAIRO_LINE_JOIN_MITER
        case .round: CAIRO_LINE_JOIN_ROUND
        case .bevel: CAIRO_LINE_JOIN_BEVEL
        }
    }
}
