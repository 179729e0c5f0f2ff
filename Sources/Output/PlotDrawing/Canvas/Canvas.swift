import Drawing

/// Collector of the elements of a picture, in the order of drawing.
///
/// Every method adds elements to the list; those for text also return the box of the text.
struct Canvas {
    /// Points of a text line that are placed at the given position.
    enum Anchor { case start, middle, end }

    /// Elements drawn so far.
    private(set) var elements: [Picture.Element] = []
    /// Boxes of all text drawn so far, so that other marks can avoid them.
    private(set) var textBoxes: [Rectangle] = []
    /// Places that a reader can point at.
    var readings: [Reading] = []

    /// Adds a path; an empty one is ignored.
    mutating func path(_ path: Path, fill: Color? = nil, stroke: Stroke? = nil) {
        guard !path.segments.isEmpty else { return }
        elements.append(.path(path, fill: fill, stroke: stroke))
    }

    /// Adds a straight line.
    mutating func line(_ from: Point, _ to: Point, _ stroke: Stroke) {
        path(Path([.move(from), .line(to)]), stroke: stroke)
    }

    /// Adds a rectangle.
    mutating func rectangle(_ box: Rectangle, fill: Color? = nil, stroke: Stroke? = nil) {
        path(Path(rectangle: box), fill: fill, stroke: stroke)
    }

    /// Adds dots of one shape and size.
    ///
    /// A circle is a line of no length with a round end, which takes a sixth of the bytes of four curves.
    ///
    /// - Parameters:
    ///   - points: centres of the dots.
    ///   - shape: shape of every dot.
    ///   - radius: radius in points; the other shapes have about the area of the circle.
    ///   - color: colour of every dot.
    ///   - halo: width of the paper-coloured ring around each dot in points, which separates the dot from marks under
    ///     it.
    mutating func dots(_ points: [Point], _ shape: DotShape = .circle, radius: Double, color: Color, halo: Double = 0) {
        var path = Path()
        for point in points {
            if shape == .circle {
                path.segments += [.move(point), .line(point)]
            } else {
                path.add(shape, at: point, radius: radius)
            }
        }
        func stroke(_ color: Color, _ width: Double) -> Stroke {
            Stroke(color, width: width, cap: .round, join: .round)
        }
        if halo > 0 {
            self.path(path, stroke: stroke(.white, shape == .circle ? 2 * (radius + halo) : 2 * halo))
        }
        if shape == .circle { self.path(path, stroke: stroke(color, 2 * radius)) } else { self.path(path, fill: color) }
    }

    /// Adds an image that fills `box`.
    mutating func image(_ image: PixelImage, in box: Rectangle) {
        elements.append(.image(image, in: box))
    }

    /// Adds a picture with its upper left corner at `point`.
    mutating func picture(_ picture: Picture, at point: Point) {
        elements.append(.picture(picture, at: point, clipped: false))
    }

    /// Adds a text line with its baseline at `at.y`; a line of white space is not drawn.
    ///
    /// - Returns: box of the text.
    @discardableResult
    mutating func text(_ line: TextLine, at: Point, anchor: Anchor = .start, style: LabelStyle) -> Rectangle {
        let box = Self.box(line, at: at, anchor: anchor, style: style)
        guard !line.string.allSatisfy(\.isWhitespace) else { return box }
        elements.append(.text(line, at: Point(box.minX, at.y), color: style.color, rotation: 0))
        textBoxes.append(box)
        return box
    }

    /// True if no text overlaps the box or is closer to it than `gap` points.
    func isFree(_ box: Rectangle, gap: Double = 0) -> Bool { !textBoxes.contains { $0.overlaps(box, gap: gap) } }

    /// Adds a string as one line with its baseline at `at.y`.
    ///
    /// - Returns: box of the text.
    @discardableResult
    mutating func text(_ string: String, at: Point, anchor: Anchor = .start, style: LabelStyle) -> Rectangle {
        text(style.line(string), at: at, anchor: anchor, style: style)
    }

    /// Box of a text line with its baseline at `at.y`.
    static func box(_ line: TextLine, at: Point, anchor: Anchor, style: LabelStyle) -> Rectangle {
        let left =
            switch anchor {
            case .start: at.x
            case .middle: at.x - line.width / 2
            case .end: at.x - line.width
            }
        return Rectangle(x: left, y: at.y - style.rise, width: line.width, height: style.rise + style.fall)
    }
}

extension Path {
    /// Creates the outline of a rectangle.
    init(rectangle box: Rectangle) {
        self.init([
            .move(Point(box.minX, box.minY)), .line(Point(box.maxX, box.minY)), .line(Point(box.maxX, box.maxY)),
            .line(Point(box.minX, box.maxY)), .close,
        ])
    }

    /// Adds a closed shape around a centre, with about the area of a circle of the radius.
    fileprivate mutating func add(_ shape: DotShape, at center: Point, radius r: Double) {
        let (x, y) = (center.x, center.y)
        switch shape {
        case .circle: segments += Path.circle(center: center, radius: r).segments
        case .square:
            let h = r * 0.9
            segments += Path(rectangle: Rectangle(x: x - h, y: y - h, width: 2 * h, height: 2 * h)).segments
        case .triangle:
            let h = r * 1.2
            segments += [
                .move(Point(x, y - h)), .line(Point(x + h, y + h * 0.75)), .line(Point(x - h, y + h * 0.75)), .close,
            ]
        case .diamond:
            let h = r * 1.25
            segments += [
                .move(Point(x, y - h)), .line(Point(x + h, y)), .line(Point(x, y + h)), .line(Point(x - h, y)), .close,
            ]
        }
    }
}

extension Rectangle {
    /// True if the rectangles overlap or are less than `gap` points apart.
    package func overlaps(_ other: Rectangle, gap: Double = 0) -> Bool {
        minX < other.maxX + gap && other.minX < maxX + gap && minY < other.maxY + gap && other.minY < maxY + gap
    }

    /// True if the other rectangle is inside, with a tolerance of 0.01 points.
    package func contains(_ other: Rectangle) -> Bool {
        other.minX >= minX - 0.01 && other.maxX <= maxX + 0.01 && other.minY >= minY - 0.01 && other.maxY <= maxY + 0.01
    }

    /// True if the point is inside, with a tolerance of 0.01 points.
    package func contains(_ point: Point) -> Bool {
        point.x >= minX - 0.01 && point.x <= maxX + 0.01 && point.y >= minY - 0.01 && point.y <= maxY + 0.01
    }
}
