import Drawing

/// Size, colour and face of a text in a figure.
struct LabelStyle {
    /// Size of the font in points.
    var size: Double
    /// Colour of the text.
    var color: Color
    /// Font face.
    var face = Face.figure
    /// True if all digits have the same width, for numbers in a column.
    var isTabular = false

    /// The style in another colour.
    func colored(_ color: Color) -> LabelStyle {
        var style = self
        style.color = color
        return style
    }

    /// The style in another size, in points.
    func sized(_ size: Double) -> LabelStyle {
        var style = self
        style.size = size
        return style
    }

    /// Distance between two baselines in points: 1.25 times the size, rounded to a quarter of a point.
    var leading: Double { (size * 1.25 * 4).rounded() / 4 }
    /// Height of letters above the baseline in points. The face's own ascent leaves room for accents twice over.
    var rise: Double { size * 0.75 }
    /// Depth of letters below the baseline in points; less than the face's own descent.
    var fall: Double { size * 0.21 }
    /// Distance from the baseline to the middle of a digit in points.
    var middle: Double { size * 0.364 }

    /// The string as one line; line breaks and tabs become spaces.
    func line(_ string: String) -> TextLine {
        TextLine(
            String(string.map { $0.isNewline || $0 == "\t" ? " " : $0 }), face: face, size: size,
            features: isTabular ? [.tabularFigures] : [])
    }

    /// Width of the string in points.
    func width(_ string: String) -> Double { line(string).width }

    /// Tolerance of widths in points: sums of the same lengths in another order may differ in their last bits.
    private static let tolerance = 0.001

    /// The text in at most `width` points, shortened with an ellipsis if necessary; nil if not even one letter fits.
    func fitted(_ string: String, width: Double) -> TextLine? {
        let whole = line(string)
        guard whole.width > width + Self.tolerance else { return whole }
        // Longest beginning that fits, by bisection.
        let characters = Array(string.prefix(400))
        var fits = 0, tooMany = characters.count
        while tooMany - fits > 1 {
            let middle = (fits + tooMany) / 2
            if line(Self.cut(characters, middle)).width <= width { fits = middle } else { tooMany = middle }
        }
        return fits > 0 ? line(Self.cut(characters, fits)) : nil
    }

    /// The first `count` characters without spaces at the end, followed by an ellipsis.
    private static func cut(_ characters: [Character], _ count: Int) -> String {
        var kept = characters.prefix(count)
        while kept.last == " " { kept.removeLast() }
        return String(kept) + "…"
    }

    /// The text in lines of at most `width` points, broken at spaces and at its own line breaks.
    ///
    /// Text beyond `lineLimit` lines is cut off, and the last line ends with an ellipsis.
    func wrapped(_ string: String, width: Double, lineLimit: Int) -> [TextLine] {
        var lines: [String] = []
        for paragraph in string.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            var current = ""
            for word in paragraph.split(separator: " ") {
                let longer = current.isEmpty ? String(word) : current + " " + word
                if current.isEmpty || self.width(longer) <= width + Self.tolerance {
                    current = longer
                } else {
                    lines.append(current)
                    current = String(word)
                }
                if lines.count > lineLimit { break }
            }
            lines.append(current)
            if lines.count > lineLimit { break }
        }
        if lines.count > lineLimit {
            lines.removeSubrange(lineLimit...)
            lines[lineLimit - 1] += "…"
        }
        return lines.compactMap { fitted($0, width: width) }
    }
}
