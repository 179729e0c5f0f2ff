import Drawing

/// A piece of the column that no page break divides; between strips a page may end.
package struct Strip {
    /// Costs of ending a page before a strip.
    package enum Break {
        package static let forbidden = 10_000.0
        package static let forced = -10_000.0
    }

    package var height: Double
    /// White above it, unless it begins a page.
    package var spaceBefore = 0.0
    /// White wanted below it; the larger of this and the next one's `spaceBefore` counts.
    package var spaceAfter = 0.0
    package var breakCost = 0.0
    package var marks: [PlacedMark] = []
    /// Footnotes that belong on the same page.
    package var notes: [Note] = []
    /// Strips of one group are announced as continued when a page break divides them.
    package var group: Int?
    /// May go to the head of the next page while the text runs on.
    package var isFloat = false
    /// Begins something that floats may not overtake, or fall behind: a table that may be divided.
    package var waitsForFloats = false
    /// What is added to it there.
    package var marksWhenFloating: [PlacedMark] = []
    /// What is added to it where a page ends after it within its group.
    package var marksAtBreak: [PlacedMark] = []
    /// Vanishes where a page breaks before it, as glue does: an empty line of code.
    package var isDiscardable = false
    /// A line of what a cell printed.
    package var isPrint = false
    /// What it is to somebody who cannot see the page; strips of equal `element` are one.
    package var element: Element?
    /// What that lies in, from the outside in: a list and its item, a cell.
    package var enclosing: [Element] = []
    package var heading: Heading?

    /// Its elements, the outermost first; nil where it is none.
    package var path: [Element]? { element.map { enclosing + [$0] } }

    /// As it stands away from its neighbours: with what tells where it belongs, and no rule that bridges the white above.
    package var floated: Strip {
        var strip = self
        strip.marks =
            marksWhenFloating
            + marks.map { mark in
                guard case .fill(let box, let color) = mark, box.minY < 0 else { return mark }
                return .fill(Rectangle(x: box.minX, y: 0, width: box.size.width, height: box.maxY), color)
            }
        return strip
    }

    package struct Element: Equatable {
        /// The role in PDF's standard structure: `P`, `H1`, `Figure`.
        package var role: String
        package var ordinal: Int
        /// What is said in its place to those who cannot see it.
        package var alternative: String?

        package static func == (one: Element, other: Element) -> Bool { one.ordinal == other.ordinal }
    }

    package struct Heading {
        package var level: Int
        package var title: String
        package var id: String
    }

    package struct Note {
        package var strips: [Strip]
        package var height: Double { strips.reduce(0) { $0 + $1.height } }
    }
}
