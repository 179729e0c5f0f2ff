import Drawing

/// Lines of small text in the side column, one below the other.
struct SideNote {
    /// The marks, measured from the top left corner of the strip that they stand beside.
    private(set) var marks: [PlacedMark] = []
    /// The distance from the strip's top to the end of the text, in points.
    private(set) var depth = 0.0
    /// The numbers of the footnotes whose marks are in the text.
    private(set) var notes: [Int] = []

    /// White space between two texts, in points.
    private static let gap = 3.0

    /// True if there is no text.
    var isEmpty: Bool { marks.isEmpty }

    /// Appends lines below the text so far.
    ///
    /// - Parameter role: The role of the structure element that the lines are; nil if they are part of the strip's own.
    mutating func append(_ lines: [SetLine], role: String? = nil) {
        guard !lines.isEmpty else { return }
        if !isEmpty { depth += Self.gap }
        if let role { marks.append(.begin(role: role)) }
        for line in lines {
            marks += line.marks.map { $0.moved(dx: PageDesign.sideLeft, dy: depth + line.ascent) }
            notes += line.notes
            depth += line.ascent + line.descent
        }
        if role != nil { marks.append(.end) }
    }

    /// Appends another text below this one.
    mutating func append(_ other: SideNote) {
        guard !other.isEmpty else { return }
        if !isEmpty { depth += Self.gap }
        marks += other.marks.map { $0.moved(dx: 0, dy: depth) }
        notes += other.notes
        depth += other.depth
    }

    /// Returns the text moved down, in points.
    func lowered(by dy: Double) -> SideNote {
        var note = self
        note.marks = marks.map { $0.moved(dx: 0, dy: dy) }
        note.depth += dy
        return note
    }
}
