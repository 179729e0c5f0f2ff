import Documents
import Drawing

/// A piece of the column that no page break divides. A page may end between two strips.
package struct Strip {
    /// Special costs of a page break before a strip.
    package enum Break {
        /// The cost from which on a page never ends before the strip.
        package static let forbidden = 10_000.0
        /// The cost at which a page always ends before the strip.
        package static let forced = -10_000.0
    }

    /// The height in points.
    package var height: Double
    /// White space above the strip in points, unless it begins a page.
    package var spaceBefore = 0.0
    /// The part of itself by which the white space above the strip grows at most, to fill a page.
    package var spaceGrowth = 0.5
    /// White space wanted below the strip, in points.
    ///
    /// The larger of this and the next strip's `spaceBefore` is used.
    package var spaceAfter = 0.0
    /// The cost of ending a page before this strip; see `Break` for the limits.
    package var breakCost = 0.0
    /// The marks to paint, measured from the strip's top left corner.
    package var marks: [PlacedMark] = []
    /// Footnotes that belong on the same page.
    package var notes: [Note] = []
    /// The number of the strip's group, if any.
    ///
    /// When a page break divides a group, its rest may begin with a repeated strip: the titles of a table.
    package var group: Int?
    /// True if the strip may move to the top of the next page while the text goes on.
    ///
    /// A strip that no page break separates from a float, such as the line above a figure, moves with it if this is
    /// true for both.
    package var isFloat = false
    /// True if no float from before the strip may come after it.
    ///
    /// Such are headings, and the first strip of a table that may be divided.
    package var stopsFloats = false
    /// Marks added when a page ends after this strip within its group.
    package var marksAtBreak: [PlacedMark] = []
    /// True if the strip vanishes at a page break, as TeX's glue does: an empty line of code.
    package var isDiscardable = false
    /// True for a line of a cell's printed output.
    package var isPrint = false
    /// The distance from the strip's top to the end of its marks in the side column, in points; 0 if it has none.
    ///
    /// It may be longer than the strip is high: the side column is then filled beside the strips below.
    package var sideDepth = 0.0
    /// True if the strip is wider than the text column, so that the side column must be free beside it.
    package var isWide = false
    /// The structure element of the strip, for readers who cannot see the page.
    ///
    /// Strips with equal `element` belong to one element. Nil for a strip that is no part of the structure, such as
    /// the repeated titles of a table.
    package var element: Element?
    /// The elements that contain `element`, outermost first: a list and its item, or a cell.
    package var enclosing: [Element] = []
    /// The heading that begins with this strip, if any.
    package var heading: Heading?

    /// The strip's elements, outermost first; nil if it has no element.
    package var path: [Element]? { element.map { enclosing + [$0] } }

    /// True if a rule of the strip bridges the white space above it.
    var isBridged: Bool {
        marks.contains { mark in
            if case .fill(let box, _) = mark { box.minY < 0 } else { false }
        }
    }

    /// The height of all footnotes of the strip, in points.
    var noteHeight: Double { notes.reduce(0) { $0 + $1.height } }

    /// An element of the document's structure. Elements are equal if their ordinals are.
    package struct Element: Equatable {
        /// The role in PDF's standard structure: `P`, `H1`, `Figure`.
        package var role: String
        /// A number that identifies the element within its document.
        package var ordinal: Int
        /// Text that is read aloud instead of the element, for those who cannot see it.
        package var alternative: String?
        /// The formula as MathML, if the element is one.
        package var mathML: String?

        package static func == (one: Element, other: Element) -> Bool { one.ordinal == other.ordinal }
    }

    /// A heading of the document.
    package struct Heading {
        /// The level; 1 is a part.
        package var level: Int
        /// The title as plain text, with formulas in Unicode.
        package var title: String
        /// The name that links use.
        package var id: String
        /// The title with its formulas and its emphasis.
        var inlines: [Inline] = []
        /// The title as the running head of the pages that follow; nil unless the level is 1.
        package var runningHead: SetLine?
    }

    /// A footnote.
    package struct Note {
        /// The strips of the footnote, in order.
        package var strips: [Strip]
        /// The total height in points.
        package var height: Double { strips.reduce(0) { $0 + $1.height } }
    }
}
