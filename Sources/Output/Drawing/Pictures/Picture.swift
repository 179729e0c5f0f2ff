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
