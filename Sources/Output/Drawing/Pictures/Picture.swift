/// A drawing as data: a list of elements, painted in order on a canvas of `size`.
///
/// It does not depend on Cairo. A picture can be placed on a page of the PDF, written as SVG or painted as PNG.
public struct Picture: Sendable {
    /// The size in points.
    public var size: Size
    /// The elements in the order of painting.
    public var elements: [Element]
    /// The picture's name; written into SVG.
    public var title: String?
    /// A description for readers who cannot see the picture; written into SVG.
    public var alternativeText: String?
    /// The places that a reader can point at, and what they are told there.
    public var readings: [Reading] = []
    /// True if its colours are data, such as those of a heat map: a dark scheme does not change them.
    public var keepsColors = false

    /// A thing to paint.
    public enum Element: Sendable {
        /// A path with its fill, its stroke, or both.
        case path(Path, fill: Color?, stroke: Stroke?)
        /// A line of text from the start of its baseline, rotated about that point counter-clockwise in radians.
        case text(TextLine, at: Point, color: Color, rotation: Double)
        /// A run of glyphs from the start of its baseline.
        case glyphs(GlyphRun, at: Point, color: Color)
        /// An image stretched over a rectangle; every pixel is shown with sharp edges.
        case image(PixelImage, in: Rectangle)
        /// Another picture with its top left corner at a point; if `clipped`, only what is within its size is painted.
        case picture(Picture, at: Point, clipped: Bool)
    }

    /// Creates a picture.
    public init(size: Size, elements: [Element] = [], title: String? = nil, alternativeText: String? = nil) {
        self.size = size
        self.elements = elements
        self.title = title
        self.alternativeText = alternativeText
    }
}
