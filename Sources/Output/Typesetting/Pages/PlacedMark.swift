import Drawing

/// Something painted at a place, measured from the top left corner of its strip.
package enum PlacedMark {
    /// A run of glyphs; `at` is the left end of its baseline.
    case glyphs(GlyphRun, at: Point, color: Color)
    /// A picture; `at` is its top left corner.
    case picture(Picture, at: Point, scale: Double)
    /// A filled rectangle.
    case fill(Rectangle, Color)
    /// A decoration that is visible but neither read aloud nor copied, such as a line number.
    ///
    /// Its coordinates are relative to `at`.
    case decoration(Decoration, at: Point, color: Color)
    /// The name of the place that links to `#id` lead to.
    case destination(String, at: Point)
    /// The number of the page with the destination `of`; `at` is the right end of its baseline.
    ///
    /// The number is known only after all pages are made.
    case pageNumber(of: String, at: Point, TextStyle)
    /// The start of a structure element that ends at the matching `end` in the same strip.
    ///
    /// Examples are the cell of a table, or a formula within a line with its alternative text and its MathML. In place
    /// of a text a header cell (`TH`) has its scope, `Column` or `Row`.
    case begin(role: String, alternative: String? = nil, mathML: String? = nil)
    /// The start of a link; a click on the rectangle follows it. `target` is a web address or `#id`.
    case beginLink(Rectangle, target: String)
    /// The end of the innermost open structure element or link.
    case end

    /// Returns the mark moved by `dx` to the right and `dy` down, in points.
    package func moved(dx: Double, dy: Double) -> PlacedMark {
        func shift(_ point: Point) -> Point { Point(point.x + dx, point.y + dy) }
        func shift(_ box: Rectangle) -> Rectangle {
            Rectangle(x: box.minX + dx, y: box.minY + dy, width: box.size.width, height: box.size.height)
        }
        return switch self {
        case .glyphs(let run, let at, let color): .glyphs(run, at: shift(at), color: color)
        case .picture(let picture, let at, let scale): .picture(picture, at: shift(at), scale: scale)
        case .fill(let box, let color): .fill(shift(box), color)
        case .decoration(let decoration, let at, let color): .decoration(decoration, at: shift(at), color: color)
        case .beginLink(let box, let target): .beginLink(shift(box), target: target)
        case .destination(let name, let at): .destination(name, at: shift(at))
        case .pageNumber(let name, let at, let style): .pageNumber(of: name, at: shift(at), style)
        case .begin, .end: self
        }
    }
}
