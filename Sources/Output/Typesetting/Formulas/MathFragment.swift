import Drawing

/// A part of a formula laid out: TeX's boxes, lengths in points. Its origin is the left end of its baseline; y grows
/// downwards.
struct MathFragment {
    enum Item {
        /// `text` is what copying gives; empty for the pieces of a glyph put together.
        case glyph(UInt32, face: Face, size: Double, x: Double, y: Double, text: String)
        case rule(Rectangle)
    }

    var width = 0.0
    /// How far it reaches above and below the baseline; neither is negative (as no height and depth in TeX's fonts is).
    var ascent = 0.0
    var descent = 0.0
    /// The part of the width that is italics correction: a superscript begins behind it, a subscript before it.
    var italics = 0.0
    /// Whether it is one character, beside which scripts stand at their standard heights (Rule 18a).
    var isCharacter = false
    /// Where an accent above it is centred; half the width where nil.
    var accentPosition: Double?
    /// How far a descender reaches to the left of the origin, as that of an italic f does.
    var overhang = 0.0
    var endsInSubscript = false
    var items: [Item] = []

    /// Draws another fragment with its origin at a point of this one, without growing.
    mutating func draw(_ other: MathFragment, x: Double, y: Double = 0) {
        if items.isEmpty, x == 0, y == 0 {
            items = other.items
            return
        }
        items.reserveCapacity(items.count + other.items.count)
        for item in other.items { items.append(item.moved(x, y)) }
    }

    /// Draws another fragment and grows in height so as to hold it.
    mutating func place(_ other: MathFragment, x: Double, y: Double = 0) {
        draw(other, x: x, y: y)
        ascent = max(ascent, other.ascent - y)
        descent = max(descent, other.descent + y)
    }

    /// A filled rectangle, `y` its top.
    mutating func rule(x: Double, y: Double, width: Double, height: Double) {
        items.append(.rule(Rectangle(x: x, y: y, width: width, height: height)))
    }

    /// Draws another fragment behind this one.
    mutating func append(_ other: MathFragment) {
        place(other, x: width)
        width += other.width
    }

    /// The whole moved down.
    func lowered(by y: Double) -> MathFragment {
        var result = self
        result.items = items.map { $0.moved(0, y) }
        (result.ascent, result.descent) = (ascent - y, descent + y)
        result.isCharacter = false
        return result
    }
}

extension MathFragment.Item {
    fileprivate func moved(_ dx: Double, _ dy: Double) -> MathFragment.Item {
        switch self {
        case .glyph(let glyph, let face, let size, let x, let y, let text):
            return .glyph(glyph, face: face, size: size, x: x + dx, y: y + dy, text: text)
        case .rule(var box):
            box.origin.x += dx
            box.origin.y += dy
            return .rule(box)
        }
    }
}
