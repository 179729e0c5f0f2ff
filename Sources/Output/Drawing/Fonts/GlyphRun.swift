/// Glyphs of one face and size with their places, and the text that they stand for.
public struct GlyphRun: Sendable, Hashable {
    public struct Glyph: Sendable, Hashable {
        /// The index in the face.
        public var id: UInt32
        /// Points from the run's origin on the baseline; y grows downwards.
        public var x: Double
        public var y: Double

        public init(id: UInt32, x: Double, y: Double = 0) {
            self.id = id
            self.x = x
            self.y = y
        }
    }

    /// The next `byteCount` bytes of the text show as the next `glyphCount` glyphs (from the end, if `isBackward`).
    public struct Cluster: Sendable, Hashable {
        public var byteCount: Int
        public var glyphCount: Int

        public init(byteCount: Int, glyphCount: Int) {
            self.byteCount = byteCount
            self.glyphCount = glyphCount
        }
    }

    public var face: Face
    public var size: Double
    /// What copying or searching should find; may be empty, and then `clusters` is empty too.
    public var text: String
    public var glyphs: [Glyph]
    public var clusters: [Cluster]
    /// Set for text written from right to left.
    public var isBackward: Bool

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

    /// The run moved along its baseline.
    public func shifted(by dx: Double) -> GlyphRun {
        var run = self
        for index in run.glyphs.indices { run.glyphs[index].x += dx }
        return run
    }
}
