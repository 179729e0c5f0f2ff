import Basics

extension Picture {
    /// The picture as an SVG file; every run gives the same text.
    ///
    /// Text is drawn as outlines, so no viewer needs a font. Sizes are in points, as on the page. The background is
    /// white, so the picture can be read on a dark screen.
    ///
    /// - Parameter margin: The white space around the picture in points.
    /// - Throws: `DrawingError.impossibleSize` if the picture's size is not positive and finite.
    public func svg(margin: Double = 0) throws(DrawingError) -> String {
        guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
            throw .impossibleSize(width: size.width, height: size.height)
        }
        var writer = SVGWriter()
        try writer.write(elements)
        let width = decimal(size.width + 2 * margin), height = decimal(size.height + 2 * margin),
            start = decimal(-margin)
        var head = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"\(width)pt\" height=\"\(height)pt\" "
        head += "viewBox=\"\(start) \(start) \(width) \(height)\">\n"
        if let title { head += "<title>\(escaped(title))</title>\n" }
        if let alternativeText { head += "<desc>\(escaped(alternativeText))</desc>\n" }
        if !writer.definitions.isEmpty { head += "<defs>\n\(writer.definitions)</defs>\n" }
        head += "<rect x=\"\(start)\" y=\"\(start)\" width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>\n"
        return head + writer.body + "</svg>\n"
    }
}

/// A writer of picture elements as SVG.
///
/// Each glyph is defined once, in font units, with an id that depends only on its face and index.
private struct SVGWriter {
    var definitions = ""
    var body = ""
    private var defined: Set<String> = []

    mutating func write(_ elements: [Picture.Element]) throws(DrawingError) {
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
                    try write(picture.elements)
                    body += "</svg>\n"
                } else {
                    body += "<g transform=\"translate(\(decimal(at.x)) \(decimal(at.y)))\">\n"
                    try write(picture.elements)
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
        let face = ShapingFace.of(run.face)
        let scale = run.size / face.unitsPerEm
        guard scale > 0, scale.isFinite else { return }
        var uses = ""
        for glyph in run.glyphs {
            let id = run.face.letter + String(glyph.id)
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

    private mutating func write(_ image: PixelImage, in box: Rectangle) throws(DrawingError) {
        guard image.columnCount > 0, image.rowCount > 0 else { return }
        let data = Base64.encoded(image.png())
        body += "<image x=\"\(decimal(box.minX))\" y=\"\(decimal(box.minY))\" width=\"\(decimal(box.size.width))\" "
        body += "height=\"\(decimal(box.size.height))\" preserveAspectRatio=\"none\" "
        body += "style=\"image-rendering:pixelated\" href=\"data:image/png;base64,\(data)\"/>\n"
    }

    private func paint(_ attribute: String, _ color: Color?) -> String {
        guard let color else { return " \(attribute)=\"none\"" }
        var text = " \(attribute)=\"\(color.svg)\""
        if color.alpha < 1 { text += " \(attribute)-opacity=\"\(decimal(color.alpha, digits: 3))\"" }
        return text
    }
}
