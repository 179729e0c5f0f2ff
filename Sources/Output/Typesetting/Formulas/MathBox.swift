import Drawing

/// A laid-out formula; all lengths are in points.
package struct MathBox: Sendable {
    /// The width of the formula.
    package var width: Double
    /// The height above the baseline.
    package var ascent: Double
    /// The depth below the baseline.
    package var descent: Double
    /// The drawing; its origin is the box's top left corner, and the baseline is at y = `ascent`.
    package var picture: Picture
    /// The places where a line may break, as distances from the left edge.
    ///
    /// They are after relations and binary operators of the outermost level.
    package var breaks: [Double]
    /// The space before each break; it vanishes if a line ends there.
    package var spacesAtBreaks: [Double]
    /// The space at the right end that vanishes if a line ends there; it is included in `width`.
    package var trailing = 0.0
    /// The length by which ink extends beyond the left edge, as that of an italic f does.
    package var overhang = 0.0

    /// Creates a box without a trailing space; see the properties.
    package init(
        width: Double, ascent: Double, descent: Double, picture: Picture, breaks: [Double] = [],
        spacesAtBreaks: [Double] = []
    ) {
        self.width = width
        self.ascent = ascent
        self.descent = descent
        self.picture = picture
        self.breaks = breaks
        self.spacesAtBreaks = spacesAtBreaks
    }

    /// The pieces of the box between its break points, each with the elements that begin within it.
    ///
    /// - Complexity: O(n log n) for n elements and breaks.
    package var pieces: [MathBox] {
        let cuts = breaks.filter { $0 > 0 && $0 < width }.sorted()
        if cuts.isEmpty { return [self] }
        let bounds = [0] + cuts + [width]
        let spaces = Dictionary(zip(breaks, spacesAtBreaks), uniquingKeysWith: max)
        var inside = [[Picture.Element]](repeating: [], count: bounds.count - 1)
        for element in picture.elements { inside[cuts.count(upTo: element.left + 0.01)].append(element) }
        return (1..<bounds.count).compactMap { index in
            let left = bounds[index - 1], right = bounds[index]
            if right - left < 1e-6 { return nil }
            let piece = Picture(size: picture.size, elements: inside[index - 1])
            var box = MathBox(
                width: right - left, ascent: ascent, descent: descent,
                picture: Picture(
                    size: Size(right - left, picture.size.height),
                    elements: [.picture(piece, at: Point(-left, 0), clipped: false)]))
            box.trailing = spaces[right] ?? 0
            return box
        }
    }
}

extension MathBox {
    /// The box with its ink within its edges, so that a word space before it stays as wide as others.
    var clearOfOverhang: MathBox {
        guard overhang > 0 else { return self }
        var box = self
        box.width += overhang
        box.breaks = breaks.map { $0 + overhang }
        box.picture = Picture(
            size: Size(picture.size.width + overhang, picture.size.height),
            // Each element by itself, so that the box can still be divided.
            elements: picture.elements.map {
                .picture(Picture(size: picture.size, elements: [$0]), at: Point(overhang, 0), clipped: false)
            },
            alternativeText: picture.alternativeText)
        box.overhang = 0
        return box
    }
}

extension [Double] {
    /// The number of elements that are not above `limit`, by bisection; the array is sorted.
    fileprivate func count(upTo limit: Double) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension MathBox {
    /// Returns this box and the next one side by side, as one box of the same formula.
    func followed(by next: MathBox) -> MathBox {
        let ascent = max(ascent, next.ascent), descent = max(descent, next.descent)
        var box = MathBox(
            width: width + next.width, ascent: ascent, descent: descent,
            picture: Picture(
                size: Size(width + next.width, ascent + descent),
                elements: [
                    .picture(picture, at: Point(0, ascent - self.ascent), clipped: false),
                    .picture(next.picture, at: Point(width, ascent - next.ascent), clipped: false),
                ]))
        box.trailing = next.trailing
        return box
    }

    /// Returns the formula in a colour, that of the text around it.
    func colored(_ color: Color) -> MathBox {
        var box = self
        box.picture.elements = box.picture.elements.map { $0.colored(color) }
        return box
    }
}

extension Picture.Element {
    /// Returns the element with all its paths and glyphs in a colour; images are unchanged.
    fileprivate func colored(_ color: Color) -> Picture.Element {
        switch self {
        case .text(let line, let at, _, let rotation): return .text(line, at: at, color: color, rotation: rotation)
        case .glyphs(let run, let at, _): return .glyphs(run, at: at, color: color)
        case .path(let path, let fill, var stroke):
            stroke?.color = color
            return .path(path, fill: fill == nil ? nil : color, stroke: stroke)
        case .picture(var inner, let at, let clipped):
            inner.elements = inner.elements.map { $0.colored(color) }
            return .picture(inner, at: at, clipped: clipped)
        case .image: return self
        }
    }

    /// The approximate left edge, exact enough to tell on which side of a break the element is.
    fileprivate var left: Double {
        switch self {
        case .text(_, let at, _, _): at.x
        case .glyphs(let run, let at, _): at.x + (run.glyphs.map(\.x).min() ?? 0)
        case .image(_, let box): box.minX
        case .picture(let inner, let at, _): at.x + (inner.elements.map(\.left).min() ?? 0)
        case .path(let path, _, _):
            path.segments.map { segment in
                switch segment {
                case .move(let to), .line(let to), .curve(_, _, let to): to.x
                case .close: Double.infinity
                }
            }.min() ?? 0
        }
    }
}
