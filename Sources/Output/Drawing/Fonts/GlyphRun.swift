/// Glyphs of one face and size with their positions, and the text that they show.
public struct GlyphRun: Sendable, Hashable {
    /// A glyph and its position.
    public struct Glyph: Sendable, Hashable {
        /// The glyph's index in the face.
        public var id: UInt32
        /// Horizontal position in points from the run's origin on the baseline.
        public var x: Double
        /// Vertical position in points from the baseline, downwards.
        public var y: Double

        /// Creates a glyph; by default it is on the baseline.
        public init(id: UInt32, x: Double, y: Double = 0) {
            self.id = id
            self.x = x
            self.y = y
        }
    }

    /// A piece of the text and the glyphs that show it.
    ///
    /// The next `byteCount` bytes of the text are shown by the next `glyphCount` glyphs, counted from the last glyph if
    /// the run is backward.
    public struct Cluster: Sendable, Hashable {
        /// The number of bytes of UTF-8.
        public var byteCount: Int
        /// The number of glyphs.
        public var glyphCount: Int

        /// Creates a cluster.
        public init(byteCount: Int, glyphCount: Int) {
            self.byteCount = byteCount
            self.glyphCount = glyphCount
        }
    }

    /// The face of all glyphs.
    public var face: Face
    /// The size in points.
    public var size: Double
    /// The text that copying and searching find; if it is empty, `clusters` is empty too.
    public var text: String
    /// The glyphs and their positions.
    public var glyphs: [Glyph]
    /// The clusters in the order of the text; together they cover the text and the glyphs.
    public var clusters: [Cluster]
    /// True for text written from right to left.
    public var isBackward: Bool
    /// The factor by which glyphs are wider than the face has them.
    public var expansion = 1.0

    /// Creates a run.
    public init(
        face: Face, size: Double, text: String = "", glyphs: [Glyph], clusters: [Cluster] = [], isBackward: Bool = false
    ) {
        self.face = face
        self.size = size
        self.text = text
        self.glyphs = glyphs
        self.clusters = clusters
        self.isBackward = isBackward
    }

    /// A copy of the run whose glyphs and distances are wider by a factor.
    public func expanded(by factor: Double) -> GlyphRun {
        guard factor != 1 else { return self }
        var run = self
        run.expansion *= factor
        for index in run.glyphs.indices { run.glyphs[index].x *= factor }
        return run
    }

    /// A copy of the run, moved along its baseline by `dx` points.
    public func shifted(by dx: Double) -> GlyphRun {
        var run = self
        for index in run.glyphs.indices { run.glyphs[index].x += dx }
        return run
    }
}
