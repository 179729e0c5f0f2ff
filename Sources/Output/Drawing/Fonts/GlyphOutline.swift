import CHarfBuzz

extension ShapingFace {
    /// The outline of a glyph in font units, y upwards, with quadratic curves converted to cubic ones.
    package func outline(of glyph: UInt32) -> Path {
        let pen = Pen()
        withExtendedLifetime(pen) {
            hb_font_get_glyph_shape(font, glyph, Pen.functions.pointer, Unmanaged.passUnretained(pen).toOpaque())
        }
        return Path(pen.segments)
    }
}

/// A collector of the segments that HarfBuzz draws.
private final class Pen {
    var segments: [Path.Segment] = []

    /// `@unchecked Sendable`: an immutable table of C functions, shared as HarfBuzz allows.
    struct Functions: @unchecked Sendable { let pointer: OpaquePointer }

    static let functions: Functions = {
        let table = hb_draw_funcs_create()!
        hb_draw_funcs_set_move_to_func(
            table,
            { _, data, _, x, y, _ in
                Pen.from(data).segments.append(.move(Point(Double(x), Double(y))))
            }, nil, nil)
        hb_draw_funcs_set_line_to_func(
            table,
            { _, data, _, x, y, _ in
                Pen.from(data).segments.append(.line(Point(Double(x), Double(y))))
            }, nil, nil)
        hb_draw_funcs_set_cubic_to_func(
            table,
            { _, data, _, x1, y1, x2, y2, x, y, _ in
                Pen.from(data).segments.append(
                    .curve(Point(Double(x1), Double(y1)), Point(Double(x2), Double(y2)), Point(Double(x), Double(y))))
            }, nil, nil)
        // Without a callback for quadratic curves HarfBuzz converts them to cubic ones itself.
        hb_draw_funcs_set_close_path_func(
            table,
            { _, data, _, _ in
                Pen.from(data).segments.append(.close)
            }, nil, nil)
        hb_draw_funcs_make_immutable(table)
        return Functions(pointer: table)
    }()

    static func from(_ data: UnsafeMutableRawPointer?) -> Pen {
        Unmanaged<Pen>.fromOpaque(data!).takeUnretainedValue()
    }
}
