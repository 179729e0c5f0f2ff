/// A drawing as data: what to paint, in order, on a canvas of `size`. Nothing here knows Cairo; a picture can be
/// placed on a page of the PDF, written as SVG or painted as PNG.
public struct Picture: Sendable {
    public var size: Size
    public var elements: [Element]
    /// A name for it, and what a reader who cannot see it should be told; written into SVG.
    public var title: String?
    public var alternativeText: String?

    public enum Element: Sendable {
        case path(Path, fill: Color?, stroke: Stroke?)
        /// `at` is the baseline's start; `rotation` turns about that point, counter-clockwise in radians.
        case text(TextLine, at: Point, color: Color, rotation: Double)
        /// Glyphs by index, their origin on the baseline at a point.
        case glyphs(GlyphRun, at: Point, color: Color)
        /// Pixels painted over a rectangle, each a sharp-edged square.
        case image(PixelImage, in: Rectangle)
        /// Another picture with its top left corner at a point, clipped to its size if asked.
        case picture(Picture, at: Point, clipped: Bool)
    }

    public init(size: Size, elements: [Element] = [], title: String? = nil, alternativeText: String? = nil) {
        self.size = size
        self.elements = elements
        self.title = title
        self.alternativeText = alternativeText
    }
}

public struct Path: Sendable, Hashable {
    public enum Segment: Sendable, Hashable {
        case move(Point)
        case line(Point)
        case curve(Point, Point, Point)
        case close
    }

    public var segments: [Segment]

    public init(_ segments: [Segment] = []) {
        self.segments = segments
    }
}

public struct Stroke: Sendable, Hashable {
    public enum Cap: Sendable { case butt, round, square }
    public enum Join: Sendable { case miter, round, bevel }

    public var color: Color
    public var width: Double
    public var dash: [Double]
    public var cap: Cap
    public var join: Join

    public init(_ color: Color, width: Double, dash: [Double] = [], cap: Cap = .butt, join: Join = .miter) {
        self.color = color
        self.width = width
        self.dash = dash
        self.cap = cap
        self.join = join
    }
}

/// Pixels in rows from the top left, three bytes (red, green, blue) each, and how opaque they are if not wholly.
public struct PixelImage: Sendable, Hashable {
    public var columnCount: Int
    public var rowCount: Int
    /// [row, column, 3]
    public var pixels: [UInt8]
    /// [row, column]: 0 lets all shine through, 255 nothing. Nil if every pixel is opaque.
    public var opacity: [UInt8]?

    public init(columnCount: Int, rowCount: Int, pixels: [UInt8], opacity: [UInt8]? = nil) {
        precondition(pixels.count == columnCount * rowCount * 3, "an image has three bytes a pixel")
        precondition(opacity.map { $0.count == columnCount * rowCount } ?? true, "an image has one opacity a pixel")
        self.columnCount = columnCount
        self.rowCount = rowCount
        self.pixels = pixels
        self.opacity = opacity
    }
}

extension Path {
    /// An upright rectangle, from its top left corner clockwise.
    public static func rectangle(_ box: Rectangle) -> Path {
        Path([
            .move(Point(box.minX, box.minY)), .line(Point(box.maxX, box.minY)), .line(Point(box.maxX, box.maxY)),
            .line(Point(box.minX, box.maxY)), .close,
        ])
    }

    /// Every point multiplied by a factor (y turned over, if asked, as fonts have it upwards) and then moved.
    package func moved(by origin: Point, scale: Double = 1, isFlipped: Bool = false) -> Path {
        let down = isFlipped ? -scale : scale
        func place(_ point: Point) -> Point { Point(origin.x + point.x * scale, origin.y + point.y * down) }
        return Path(
            segments.map { segment in
                switch segment {
                case .move(let to): .move(place(to))
                case .line(let to): .line(place(to))
                case .curve(let a, let b, let to): .curve(place(a), place(b), place(to))
                case .close: .close
                }
            })
    }

    /// A straight line.
    public static func line(from start: Point, to end: Point) -> Path {
        Path([.move(start), .line(end)])
    }

    /// A circle of four cubic arcs, off by less than 0.03 % of its radius.
    public static func circle(center: Point, radius: Double) -> Path {
        let handle = 0.5522847498 * radius
        let (x, y, r) = (center.x, center.y, radius)
        return Path([
            .move(Point(x + r, y)),
            .curve(Point(x + r, y + handle), Point(x + handle, y + r), Point(x, y + r)),
            .curve(Point(x - handle, y + r), Point(x - r, y + handle), Point(x - r, y)),
            .curve(Point(x - r, y - handle), Point(x - handle, y - r), Point(x, y - r)),
            .curve(Point(x + handle, y - r), Point(x + r, y - handle), Point(x + r, y)),
            .close,
        ])
    }
}
