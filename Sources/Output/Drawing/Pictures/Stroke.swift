/// The style of a line.
public struct Stroke: Sendable, Hashable {
    /// The shape of a line's ends.
    public enum Cap: Sendable { case butt, round, square }
    /// The shape of a line's corners.
    public enum Join: Sendable { case miter, round, bevel }

    /// The colour of the line.
    public var color: Color
    /// The width in points.
    public var width: Double
    /// The lengths of dashes and gaps in turn, in points; an empty array gives a solid line.
    public var dash: [Double]
    /// The shape of the line's ends and of the ends of its dashes.
    public var cap: Cap
    /// The shape of the line's corners.
    public var join: Join

    /// Creates a style; by default the line is solid, with butt caps and mitred corners.
    public init(_ color: Color, width: Double, dash: [Double] = [], cap: Cap = .butt, join: Join = .miter) {
        self.color = color
        self.width = width
        self.dash = dash
        self.cap = cap
        self.join = join
    }
}
