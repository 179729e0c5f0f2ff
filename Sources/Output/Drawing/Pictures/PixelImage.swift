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
