import Drawing

/// A laid-out part of a formula, like a box in TeX; all lengths are in points.
///
/// The origin is the left end of the baseline; y grows downwards.
struct MathFragment {
    /// A glyph or a rule.
    enum Item {
        /// A glyph; `text` is the text that copying it gives, empty for all but the first piece of an assembled glyph.
        case glyph(UInt32, face: Face, size: Double, x: Double, y: Double, text: String)
        /// A filled rectangle.
        case rule(Rectangle)
    }

    var width = 0.0
    /// The height above the baseline; never negative, as in TeX's fonts.
    var ascent = 0.0
    /// The depth below the baseline; never negative, as in TeX's fonts.
    var descent = 0.0
    /// The part of the width that is italics correction: a superscript begins after it, a subscript before it.
    var italics = 0.0
    /// True for a single character: its scripts are placed at their standard heights (Rule 18a).
    var isCharacter = false
    /// The x at which an accent is centred; nil for half the width.
    var accentPosition: Double?
    /// The length by which ink extends to the left of the origin, as that of an italic f does; 0 if it does not.
    var overhang = 0.0
    var items: [Item] = []

    /// Draws another fragment with its origin at (x, y); the size of this fragment does not change.
    mutating func draw(_ other: MathFragment, x: Double, y: Double = 0) {
        if items.isEmpty, x == 0, y == 0 {
            items = other.items
            return
        }
        // No capacity is reserved: reserving just what is needed would copy all items each time.
        for item in other.items { items.append(item.moved(x, y)) }
    }

    /// Draws another fragment with its origin at (x, y); ascent and descent grow to include it.
    mutating func place(_ other: MathFragment, x: Double, y: Double = 0) {
        draw(other, x: x, y: y)
        ascent = max(ascent, other.ascent - y)
        descent = max(descent, other.descent + y)
    }

    /// Draws a filled rectangle with its top left corner at (x, y).
    mutating func rule(x: Double, y: Double, width: Double, height: Double) {
        items.append(.rule(Rectangle(x: x, y: y, width: width, height: height)))
    }

    /// Draws another fragment after this one; the size grows to include it.
    mutating func append(_ other: MathFragment) {
        place(other, x: width)
        width += other.width
    }

    /// The right end of the ink that reaches more than `depth` below the baseline; nil if there is none.
    func inkEnd(below depth: Double) -> Double? {
        items.compactMap { item -> Double? in
            switch item {
            case .rule(let box): return box.maxY > depth ? box.maxX : nil
            case .glyph(let glyph, let face, let size, let x, let y, _):
                let metrics = ShapingFace.of(face), ink = metrics.inkBox(of: glyph), scale = size / metrics.unitsPerEm
                return y - ink.bottom * scale > depth ? x + ink.right * scale : nil
            }
        }.max()
    }

    /// Returns the fragment moved down by `y`, no longer a character.
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
