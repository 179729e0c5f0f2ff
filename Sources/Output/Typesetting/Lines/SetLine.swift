/// A set line; the origin of its marks is the left end of its baseline.
package struct SetLine {
    /// The glyphs and formulas of the line, and its structure.
    package var marks: [PlacedMark] = []
    /// The x of the right end, in points.
    package var width = 0.0
    /// The height above the baseline, in points.
    var ascent: Double
    /// The depth below the baseline, in points.
    var descent: Double
    /// The numbers of the footnotes whose marks are in the line.
    var notes: [Int] = []
    /// True if the line ends in the middle of a word.
    var isHyphenated = false
}
