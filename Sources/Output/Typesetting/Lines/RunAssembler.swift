import Drawing

/// Joins adjacent text of one style, including spaces, into one glyph run, so that it is copied as one line.
struct RunAssembler {
    var marks: [PlacedMark] = []
    private var run: GlyphRun?
    private var style: TextStyle?
    /// The open link: its target, the index of its first mark, its left end and its style.
    private var link: (target: String, index: Int, x: Double, style: TextStyle)?
    /// The x of the right end of everything appended so far.
    private var pen = 0.0
    /// The factor by which letters other than those of code are wider than they are drawn.
    var expansion = 1.0

    /// Appends text with its left end at `x`.
    mutating func append(_ text: TextLine, _ style: TextStyle, at x: Double) {
        follow(style, at: x)
        let expansion = style.isCode ? 1 : expansion
        for piece in text.runs {
            let moved = piece.expanded(by: expansion).shifted(by: x)
            if var current = run, self.style == style, current.face == piece.face, current.size == piece.size,
                current.expansion == expansion, !piece.isBackward, !current.isBackward
            {
                current.text += moved.text
                current.glyphs += moved.glyphs
                current.clusters += moved.clusters
                run = current
            } else {
                flush()
                run = moved
                self.style = style
            }
        }
        pen = x + text.width * expansion
    }

    /// Appends a formula, which is a structure element of its own.
    ///
    /// - Parameter meaning: The formula's meaning; nil for the rest of a formula that was broken between lines.
    mutating func append(_ box: MathBox, _ style: TextStyle, meaning: FormulaMeaning?, at x: Double) {
        follow(style, at: x)
        flush()
        marks += [
            .begin(
                role: "Formula", alternative: meaning.map(\.spoken).flatMap { $0.isEmpty ? nil : $0 } ?? "…",
                mathML: meaning?.mathML),
            .picture(box.picture, at: Point(x, -box.ascent), scale: 1), .end,
        ]
        pen = x + box.width
    }

    /// Appends a space with its left end at `x`.
    mutating func appendSpace(_ style: TextStyle, at x: Double) {
        // A space continues the run before it; after a formula it begins the next run.
        if run == nil {
            if link?.target != style.target { closeLink() }
            run = GlyphRun(face: style.face, size: style.size, glyphs: [])
            run?.expansion = style.isCode ? 1 : expansion
            self.style = style
        }
        guard var current = run, let glyph = ShapingFace.of(current.face).glyph(for: " "), !current.isBackward else {
            return
        }
        current.text += " "
        current.glyphs.append(GlyphRun.Glyph(id: glyph, x: x))
        current.clusters.append(GlyphRun.Cluster(byteCount: 1, glyphCount: 1))
        run = current
    }

    /// Ends the current run.
    mutating func flush() {
        if let run, let style {
            marks.append(.glyphs(run, at: Point(0, -style.rise), color: style.color))
        }
        run = nil
        style = nil
    }

    /// Closes or opens a link if the style's target has changed.
    private mutating func follow(_ style: TextStyle, at x: Double) {
        if let open = link, open.target != style.target { closeLink() }
        guard link == nil, let target = style.target else { return }
        flush()
        link = (target, marks.count, x, style)
    }

    private mutating func closeLink() {
        guard let open = link else { return }
        flush()
        link = nil
        let height = open.style.size
        let box = Rectangle(
            x: open.x, y: -0.8 * height - open.style.rise, width: max(0, pen - open.x), height: 1.1 * height)
        marks.insert(.beginLink(box, target: open.target), at: open.index)
        marks.append(.end)
    }

    /// Ends the line and returns its marks.
    mutating func finish() -> [PlacedMark] {
        closeLink()
        flush()
        return marks
    }
}
