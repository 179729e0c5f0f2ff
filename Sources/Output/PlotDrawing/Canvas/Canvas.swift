import Drawing

/// Collects the elements of a picture. What is drawn goes straight into the list; a text's box is handed back.
struct Canvas {
    enum Anchor { case start, middle, end }

    private(set) var elements: [Picture.Element] = []
    /// Where text stands, for those who must keep clear of it.
    private(set) var textBoxes: [Rectangle] = []

    mutating func path(_ path: Path, fill: Color? = nil, stroke: Stroke? = nil) {
        guard !path.segments.isEmpty else { return }
        elements.append(.path(path, fill: fill, stroke: stroke))
    }

    mutating func line(_ from: Point, _ to: Point, _ stroke: Stroke) {
        path(Path([.move(from), .line(to)]), stroke: stroke)
    }

    mutating func rectangle(_ box: Rectangle, fill: Color? = nil, stroke: Stroke? = nil) {
        path(Path(rectangle: box), fill: fill, stroke: stroke)
    }

    /// Dots of one shape and size. A circle is a line of no length with a round end, a sixth of the bytes that four curves take.
    /// - Parameter halo: how far paper shows around each dot, so that dots stay apart from what lies under them.
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

    mutating func image(_ image: PixelImage, in box: Rectangle) {
        elements.append(.image(image, in: box))
    }

    mutating func picture(_ picture: Picture, at point: Point) {
        elements.append(.picture(picture, at: point, clipped: false))
    }

    /// Sets a line with its baseline at `at.y`.
    @discardableResult
    mutating func text(_ line: TextLine, at: Point, anchor: Anchor = .start, style: LabelStyle) -> Rectangle {
        let box = Self.box(line, at: at, anchor: anchor, style: style)
        guard !line.string.allSatisfy(\.isWhitespace) else { return box }
        elements.append(.text(line, at: Point(box.minX, at.y), color: style.color, rotation: 0))
        textBoxes.append(box)
        return box
    }

    /// Whether no text stands there yet.
    func isFree(_ box: Rectangle, gap: Double = 0) -> Bool { !textBoxes.contains { $0.overlaps(box, gap: gap) } }

    @discardableResult
    mutating func text(_ string: String, at: Point, anchor: Anchor = .start, style: LabelStyle) -> Rectangle {
        text(style.line(string), at: at, anchor: anchor, style: style)
    }

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
    init(rectangle box: Rectangle) {
        self.init([
            .move(Point(box.minX, box.minY)), .line(Point(box.maxX, box.minY)), .line(Point(box.maxX, box.maxY)),
            .line(Point(box.minX, box.maxY)), .close,
        ])
    }

    /// A closed shape about a point, its area about that of a circle of the radius.
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
    package func overlaps(_ other: Rectangle, gap: Double = 0) -> Bool {
        minX < other.maxX + gap && other.minX < maxX + gap && minY < other.maxY + gap && other.minY < maxY + gap
    }

    package func contains(_ other: Rectangle) -> Bool {
        other.minX >= minX - 0.01 && other.maxX <= maxX + 0.01 && other.minY >= minY - 0.01 && other.maxY <= maxY + 0.01
    }

    package func contains(_ point: Point) -> Bool {
        point.x >= minX - 0.01 && point.x <= maxX + 0.01 && point.y >= minY - 0.01 && point.y <= maxY + 0.01
    }
}
