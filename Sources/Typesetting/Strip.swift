import Drawing

/// What is drawn for the eye alone.
enum Ornament {
    /// Text as shapes, from the start of its baseline.
    case shapes(TextLine)
    /// Dots that lead the eye from `from` to `to` to a page number, under one another in all lines.
    case leader(from: Double, to: Double)
}

/// Something painted at a place, from its strip's top left corner.
enum Mark {
    case glyphs(GlyphRun, at: Point, color: Color)
    case picture(Picture, at: Point, scale: Double)
    case fill(Rectangle, Color)
    /// Seen and neither read out nor copied, as a line number is; about its own point.
    case ornament(Ornament, at: Point, color: Color)
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

    func moved(dx: Double, dy: Double) -> Mark {
        func shift(_ point: Point) -> Point { Point(point.x + dx, point.y + dy) }
        func shift(_ box: Rectangle) -> Rectangle {
            Rectangle(x: box.minX + dx, y: box.minY + dy, width: box.size.width, height: box.size.height)
        }
        return switch self {
        case .glyphs(let run, let at, let color): .glyphs(run, at: shift(at), color: color)
        case .picture(let picture, let at, let scale): .picture(picture, at: shift(at), scale: scale)
        case .fill(let box, let color): .fill(shift(box), color)
        case .ornament(let ornament, let at, let color): .ornament(ornament, at: shift(at), color: color)
        case .beginLink(let box, let target): .beginLink(shift(box), target: target)
        case .destination(let name, let at): .destination(name, at: shift(at))
        case .pageNumber(let name, let at, let style): .pageNumber(of: name, at: shift(at), style)
        case .begin, .end: self
        }
    }
}

/// A piece of the column that no page break divides; between strips a page may end.
struct Strip {
    /// Costs of ending a page before a strip.
    enum Break {
        static let forbidden = 10_000.0
        static let forced = -10_000.0
    }

    var height: Double
    /// White above it, unless it begins a page.
    var spaceBefore = 0.0
    /// White wanted below it; the larger of this and the next one's `spaceBefore` counts.
    var spaceAfter = 0.0
    var breakCost = 0.0
    var marks: [Mark] = []
    /// Footnotes that belong on the same page.
    var notes: [Note] = []
    /// Strips of one group are announced as continued when a page break divides them.
    var group: Int?
    /// May go to the head of the next page while the text runs on.
    var isFloat = false
    /// Begins something that floats may not overtake, or fall behind: a table that may be divided.
    var waitsForFloats = false
    /// What is added to it there.
    var marksWhenFloating: [Mark] = []
    /// What is added to it where a page ends after it within its group.
    var marksAtBreak: [Mark] = []
    /// Vanishes where a page breaks before it, as glue does: an empty line of code.
    var isDiscardable = false
    /// A line of what a cell printed.
    var isPrint = false
    /// What it is to somebody who cannot see the page; strips of equal `element` are one.
    var element: Element?
    /// What that lies in, from the outside in: a list and its item, a cell.
    var enclosing: [Element] = []
    var heading: Heading?

    /// Its elements, the outermost first; nil where it is none.
    var path: [Element]? { element.map { enclosing + [$0] } }

    /// As it stands away from its neighbours: with what tells where it belongs, and no rule that bridges the white above.
    var floated: Strip {
        var strip = self
        strip.marks = marksWhenFloating + marks.map { mark in
            guard case .fill(let box, let color) = mark, box.minY < 0 else { return mark }
            return .fill(Rectangle(x: box.minX, y: 0, width: box.size.width, height: box.maxY), color)
        }
        return strip
    }

    struct Element: Equatable {
        /// The role in PDF's standard structure: `P`, `H1`, `Figure`.
        var role: String
        var ordinal: Int
        /// What is said in its place to those who cannot see it.
        var alternative: String?

        static func == (one: Element, other: Element) -> Bool { one.ordinal == other.ordinal }
    }

    struct Heading {
        var level: Int
        var title: String
        var id: String
    }

    struct Note {
        var strips: [Strip]
        var height: Double { strips.reduce(0) { $0 + $1.height } }
    }
}
