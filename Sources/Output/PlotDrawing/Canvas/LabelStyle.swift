import Drawing

/// A size and a colour for text in the figure's face.
struct LabelStyle {
    var size: Double
    var color: Color
    var face = Face.figure
    /// Figures of one width, for numbers that stand under each other.
    var isTabular = false

    func colored(_ color: Color) -> LabelStyle {
        var style = self
        style.color = color
        return style
    }

    func sized(_ size: Double) -> LabelStyle {
        var style = self
        style.size = size
        return style
    }

    /// From one baseline to the next.
    var leading: Double { (size * 1.25 * 4).rounded() / 4 }
    /// What letters reach above the baseline and below it. The face's own ascent and descent leave room for accents twice over.
    var rise: Double { size * 0.75 }
    var fall: Double { size * 0.21 }
    /// From the baseline to the middle of a digit.
    var middle: Double { size * 0.364 }

    func line(_ string: String) -> TextLine {
        TextLine(
            String(string.map { $0.isNewline || $0 == "\t" ? " " : $0 }), face: face, size: size,
            features: isTabular ? [.tabularFigures] : [])
    }

    func width(_ string: String) -> Double { line(string).width }

    /// Sums of the same lengths in another order may differ in their last bits.
    private static let tolerance = 0.001

    /// The text in at most `width` points, its end replaced by an ellipsis if it must; nil if not even that fits.
    func fitted(_ string: String, width: Double) -> TextLine? {
        let whole = line(string)
        guard whole.width > width + Self.tolerance else { return whole }
        // Longest beginning that fits, by halving.
        let characters = Array(string.prefix(400))
        var fits = 0, tooMany = characters.count
        while tooMany - fits > 1 {
            let middle = (fits + tooMany) / 2
            if line(Self.cut(characters, middle)).width <= width { fits = middle } else { tooMany = middle }
        }
        return fits > 0 ? line(Self.cut(characters, fits)) : nil
    }

    private static func cut(_ characters: [Character], _ count: Int) -> String {
        var kept = characters.prefix(count)
        while kept.last == " " { kept.removeLast() }
        return String(kept) + "…"
    }

    /// The text in lines of at most `width`, broken at spaces and where it breaks itself; what is beyond the last is cut.
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
