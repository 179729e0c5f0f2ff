import Basics

extension Picture {
    /// The picture as an SVG file; every run gives the same text.
    ///
    /// Words are text, which can be searched and copied, in the viewer's own sans serif face if it lacks ours, but as
    /// wide as ours; text in other faces is drawn as outlines. Sizes are in points, as on the page. The
    /// background is white. With colours for a dark scheme, a viewer that prefers one shows these, on `darkPaper`.
    ///
    /// - Parameters:
    ///   - margin: The white space around the picture in points.
    ///   - darkPaper: The background of the dark scheme; nil for a picture that has none.
    ///   - darkColor: The colour of the dark scheme in place of one of the picture; nil for the same.
    /// - Throws: `DrawingError.impossibleSize` if the picture's size is not positive and finite.
    public func svg(
        margin: Double = 0, darkPaper: Color? = nil, darkColor: (Color) -> Color? = { _ in nil }
    ) throws(DrawingError) -> String {
        guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
            throw .impossibleSize(width: size.width, height: size.height)
        }
        var writer = SVGWriter()
        try writer.write(self)
        let width = decimal(size.width + 2 * margin), height = decimal(size.height + 2 * margin),
            start = decimal(-margin)
        var head = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"\(width)pt\" height=\"\(height)pt\" "
        head += "viewBox=\"\(start) \(start) \(width) \(height)\">\n"
        if let title { head += "<title>\(escaped(title))</title>\n" }
        if let alternativeText { head += "<desc>\(escaped(alternativeText))</desc>\n" }
        if let darkPaper { head += Self.darkStyle(darkPaper, writer.colors, darkColor) }
        if !writer.definitions.isEmpty { head += "<defs>\n\(writer.definitions)</defs>\n" }
        head += "<rect x=\"\(start)\" y=\"\(start)\" width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>\n"
        return head + writer.body + "</svg>\n"
    }

    /// The picture as an `svg` element within a web page.
    ///
    /// It has no background and no style of its own: the page's style gives the colours of a dark scheme, for which
    /// `colors` says what is to be changed. The attribute `data-readings` has a line for each reading: x, y, width and
    /// height in the drawing's units, and the text.
    ///
    /// - Parameters:
    ///   - name: A name that no other drawing of the page has; its glyphs have ids that begin with it.
    ///   - label: The description for readers who cannot see it.
    /// - Throws: `DrawingError.impossibleSize` if the picture's size is not positive and finite.
    package func inlineSVG(name: String, label: String) throws(DrawingError) -> (markup: String, colors: Set<Color>) {
        guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
            throw .impossibleSize(width: size.width, height: size.height)
        }
        var writer = SVGWriter(prefix: name + "-")
        try writer.write(self)
        let width = decimal(size.width), height = decimal(size.height)
        // A point is four thirds of a pixel.
        var markup = "<svg role=\"img\" width=\"\(decimal(size.width * 4 / 3))\" "
        markup += "height=\"\(decimal(size.height * 4 / 3))\" viewBox=\"0 0 \(width) \(height)\" "
        markup += "aria-label=\"\(escaped(label))\""
        let readings = allReadings.filter { $0.area.origin.isFinite }
        if !readings.isEmpty {
            let lines = readings.map { reading in
                let area = reading.area, text = reading.text.split(whereSeparator: \.isNewline).joined(separator: " ")
                let numbers = [area.minX, area.minY, area.size.width, area.size.height]
                return numbers.map { decimal($0, digits: 1) }.joined(separator: " ") + " " + escaped(text)
            }
            markup += " data-readings=\"\(lines.joined(separator: "\n"))\""
        }
        markup += ">\n"
        if !writer.definitions.isEmpty { markup += "<defs>\n\(writer.definitions)</defs>\n" }
        return (markup + writer.body + "</svg>", writer.colors)
    }

    /// The rules of the dark scheme: paper, and every colour that has another there. White words stay white, as they
    /// are on a dark ground.
    private static func darkStyle(_ paper: Color, _ colors: Set<Color>, _ darkColor: (Color) -> Color?) -> String {
        var rules = [
            "rect[fill=\"#ffffff\"],path[fill=\"#ffffff\"],circle[fill=\"#ffffff\"]{fill:\(paper.svg)}",
            "[stroke=\"#ffffff\"]{stroke:\(paper.svg)}",
        ]
        let pairs = colors.compactMap { color in darkColor(color).map { (color.svg, $0.svg) } }.sorted { $0.0 < $1.0 }
        for (light, dark) in pairs {
            rules.append("[fill=\"\(light)\"]{fill:\(dark)}")
            rules.append("[stroke=\"\(light)\"]{stroke:\(dark)}")
        }
        return "<style>\n@media (prefers-color-scheme: dark) {\n\(rules.joined(separator: "\n"))\n}\n</style>\n"
    }
}

/// A writer of picture elements as SVG.
///
/// Each glyph is defined once, in font units, with an id that depends only on its face and index.
private struct SVGWriter {
    /// The beginning of all ids.
    private let prefix: String
    var definitions = ""
    var body = ""
    /// All colours of paths and text.
    private(set) var colors: Set<Color> = []
    private var defined: Set<String> = []
    /// True within a picture whose colours a dark scheme does not change.
    ///
    /// They are written as `rgb(…)`, which no rule of the scheme has.
    private var keepsColors = false

    init(prefix: String = "") { self.prefix = prefix }

    mutating func write(_ picture: Picture) throws(DrawingError) {
        let outer = keepsColors
        keepsColors = keepsColors || picture.keepsColors
        try write(picture.elements)
        keepsColors = outer
    }

    private mutating func write(_ elements: [Picture.Element]) throws(DrawingError) {
        for element in elements {
            switch element {
            case .path(let path, let fill, let stroke): write(path, fill: fill, stroke: stroke)
            case .text(let line, let at, let color, let rotation):
                for run in line.runs { write(run, at: at, color: color, rotation: rotation) }
            case .glyphs(let run, let at, let color): write(run, at: at, color: color, rotation: 0)
            case .image(let image, let rectangle): try write(image, in: rectangle)
            case .picture(let picture, let at, let clipped):
                if clipped {
                    body +=
                        "<svg x=\"\(decimal(at.x))\" y=\"\(decimal(at.y))\" width=\"\(decimal(picture.size.width))\" "
                    body += "height=\"\(decimal(picture.size.height))\" overflow=\"hidden\">\n"
                    try write(picture)
                    body += "</svg>\n"
                } else {
                    body += "<g transform=\"translate(\(decimal(at.x)) \(decimal(at.y)))\">\n"
                    try write(picture)
                    body += "</g>\n"
                }
            }
        }
    }

    private mutating func write(_ path: Path, fill: Color?, stroke: Stroke?) {
        guard fill != nil || stroke != nil, path.isFinite else { return }
        // Some programs do not draw a path without extent.
        if let center = path.loneDot, let stroke, stroke.cap == .round {
            body += "<circle cx=\"\(decimal(center.x))\" cy=\"\(decimal(center.y))\" "
            body += "r=\"\(decimal(stroke.width / 2))\"\(paint("fill", stroke.color))/>\n"
            return
        }
        if let box = path.rectangle {
            body += "<rect x=\"\(decimal(box.minX))\" y=\"\(decimal(box.minY))\" width=\"\(decimal(box.size.width))\" "
            body += "height=\"\(decimal(box.size.height))\""
        } else {
            body += "<path d=\"\(path.svg)\""
        }
        body += paint("fill", fill)
        if let stroke, stroke.width > 0 {
            body += paint("stroke", stroke.color) + " stroke-width=\"\(decimal(stroke.width))\""
            if !stroke.dash.isEmpty {
                body += " stroke-dasharray=\"\(stroke.dash.map { decimal($0) }.joined(separator: " "))\""
            }
            if stroke.cap != .butt { body += " stroke-linecap=\"\(stroke.cap == .round ? "round" : "square")\"" }
            if stroke.join != .miter { body += " stroke-linejoin=\"\(stroke.join == .round ? "round" : "bevel")\"" }
        }
        body += "/>\n"
    }

    private mutating func write(_ run: GlyphRun, at origin: Point, color: Color, rotation: Double) {
        guard !run.glyphs.isEmpty, origin.isFinite, rotation.isFinite else { return }
        if let family = run.face.svgFamily, run.isPlain {
            writeText(run, family, at: origin, color: color, rotation: rotation)
            return
        }
        let face = ShapingFace.of(run.face)
        let scale = run.size / face.unitsPerEm
        guard scale > 0, scale.isFinite else { return }
        var uses = ""
        for glyph in run.glyphs {
            let id = prefix + run.face.letter + String(glyph.id)
            if defined.insert(id).inserted {
                let outline = face.outline(of: glyph.id)
                definitions +=
                    outline.segments.isEmpty ? "<g id=\"\(id)\"/>\n" : "<path id=\"\(id)\" d=\"\(outline.svg)\"/>\n"
            }
            uses += "<use href=\"#\(id)\""
            if glyph.x != 0 { uses += " x=\"\(decimal(glyph.x / scale, digits: 0))\"" }
            if glyph.y != 0 { uses += " y=\"\(decimal(-glyph.y / scale, digits: 0))\"" }
            uses += "/>"
        }
        let turn = rotation == 0 ? "" : " rotate(\(decimal(-rotation * 180 / .pi)))"
        let size = decimal(scale, digits: 6)
        body += "<g transform=\"translate(\(decimal(origin.x)) \(decimal(origin.y)))\(turn) scale(\(size) -\(size))\""
        body += paint("fill", color) + ">" + uses + "</g>\n"
    }

    /// Writes a run as text that is as wide as its glyphs.
    private mutating func writeText(_ run: GlyphRun, _ family: String, at origin: Point, color: Color, rotation: Double)
    {
        let face = ShapingFace.of(run.face), first = run.glyphs[0], last = run.glyphs[run.glyphs.count - 1]
        let width = last.x - first.x + face.advance(of: last.id) * run.size / face.unitsPerEm
        let place = "x=\"\(decimal(origin.x + first.x))\" y=\"\(decimal(origin.y))\""
        body += "<text \(place) font-size=\"\(decimal(run.size))\"\(family)\(paint("fill", color))"
        if rotation != 0 {
            let center = "\(decimal(origin.x)) \(decimal(origin.y))"
            body += " transform=\"rotate(\(decimal(-rotation * 180 / .pi)) \(center))\""
        }
        if run.text.contains("  ") { body += " xml:space=\"preserve\"" }
        if run.glyphs.count > 1 { body += " textLength=\"\(decimal(width))\" lengthAdjust=\"spacingAndGlyphs\"" }
        body += ">\(escaped(run.text))</text>\n"
    }

    private mutating func write(_ image: PixelImage, in box: Rectangle) throws(DrawingError) {
        guard image.columnCount > 0, image.rowCount > 0 else { return }
        let data = Base64.encoded(image.png())
        body += "<image x=\"\(decimal(box.minX))\" y=\"\(decimal(box.minY))\" width=\"\(decimal(box.size.width))\" "
        body += "height=\"\(decimal(box.size.height))\" preserveAspectRatio=\"none\" "
        body += "style=\"image-rendering:pixelated\" href=\"data:image/png;base64,\(data)\"/>\n"
    }

    private mutating func paint(_ attribute: String, _ color: Color?) -> String {
        guard let color else { return " \(attribute)=\"none\"" }
        if !keepsColors { colors.insert(color) }
        var text = " \(attribute)=\"\(keepsColors ? color.svgLevels : color.svg)\""
        if color.alpha < 1 { text += " \(attribute)-opacity=\"\(decimal(color.alpha, digits: 3))\"" }
        return text
    }
}

extension GlyphRun {
    /// True for a run from left to right on one baseline that begins and ends with no space, with a glyph for
    /// everything in it.
    fileprivate var isPlain: Bool {
        !isBackward && !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false
            && glyphs.allSatisfy { $0.id != 0 && $0.y == 0 && $0.x.isFinite } && size.isFinite && size > 0
    }
}

extension Face {
    /// The attributes of text in this face; nil for a face whose text is drawn as outlines.
    fileprivate var svgFamily: String? {
        let sans = " font-family=\"Inter,'Helvetica Neue',Arial,sans-serif\""
        return switch self {
        case .figure: sans
        case .figureItalic: sans + " font-style=\"italic\""
        case .figureBold: sans + " font-weight=\"600\""
        default: nil
        }
    }
}
