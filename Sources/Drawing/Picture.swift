/// A drawing as data: what to paint, in order, on a canvas of `size`. Nothing here knows Cairo; a picture can be
/// placed on a page of the PDF, written as SVG or painted as PNG.
public struct Picture: Sendable {
    public var size: Size
    public var elements: [Element]

    public enum Element: Sendable {
        case path(Path, fill: Color?, stroke: Stroke?)
        /// `at` is the baseline's start; `rotation` turns about that point, counter-clockwise in radians.
        case text(TextLine, at: Point, color: Color, rotation: Double)
        /// Pixels painted over a rectangle, each a sharp-edged square.
        case image(PixelImage, in: Rectangle)
        /// Another picture with its top left corner at a point, clipped to its size if asked.
        case picture(Picture, at: Point, clipped: Bool)
    }

    public init(size: Size, elements: [Element] = []) {
        self.size = size
        self.elements = elements
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

/// Pixels in rows from the top left, three bytes (red, green, blue) each.
public struct PixelImage: Sendable, Hashable {
    public var columnCount: Int
    public var rowCount: Int
    /// [row, column, 3]
    public var pixels: [UInt8]

    public init(columnCount: Int, rowCount: Int, pixels: [UInt8]) {
        precondition(pixels.count == columnCount * rowCount * 3, "an image has three bytes a pixel")
        self.columnCount = columnCount
        self.rowCount = rowCount
        self.pixels = pixels
    }
}
