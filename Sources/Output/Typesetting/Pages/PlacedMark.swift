import Drawing

/// Something painted at a place, from its strip's top left corner.
package enum PlacedMark {
    case glyphs(GlyphRun, at: Point, color: Color)
    case picture(Picture, at: Point, scale: Double)
    case fill(Rectangle, Color)
    /// Seen and neither read out nor copied, as a line number is; about its own point.
    case decoration(Decoration, at: Point, color: Color)
    /// Names the place that `#id` leads to.
    case destination(String, at: Point)
    /// The number of the page that holds a destination, its right end at a point; known only once pages are made.
    case pageNumber(of: String, at: Point, TextStyle)
    /// What follows, up to the matching `end` in the same strip, is a part of its own in the structure: a table's cell, a
    /// formula in the line with its words.
    case begin(role: String, alternative: String? = nil)
    /// The same for a link, which a click on the rectangle follows. `target` is a web address or `#id`.
    case beginLink(Rectangle, target: String)
    case end

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
