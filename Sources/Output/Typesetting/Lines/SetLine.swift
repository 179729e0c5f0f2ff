/// A set line, its marks placed from its left end on the baseline.
struct SetLine {
    var marks: [PlacedMark] = []
    var width = 0.0
    var ascent: Double
    var descent: Double
    /// Footnotes whose marks stand in the line.
    var notes: [Int] = []
}
