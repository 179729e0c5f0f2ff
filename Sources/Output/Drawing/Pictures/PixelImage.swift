/// An image of pixels in rows from the top left, with three bytes (red, green, blue) each and an optional opacity.
public struct PixelImage: Sendable, Hashable {
    /// The width in pixels.
    public var columnCount: Int
    /// The height in pixels.
    public var rowCount: Int
    /// Colours: [row, column, 3].
    public var pixels: [UInt8]
    /// Opacities: [row, column], from 0 (invisible) to 255 (opaque). Nil if every pixel is opaque.
    public var opacity: [UInt8]?

    /// Creates an image.
    ///
    /// Traps if the number of bytes does not match the number of pixels.
    public init(columnCount: Int, rowCount: Int, pixels: [UInt8], opacity: [UInt8]? = nil) {
        precondition(pixels.count == columnCount * rowCount * 3, "an image has three bytes a pixel")
        precondition(opacity.map { $0.count == columnCount * rowCount } ?? true, "an image has one opacity a pixel")
        self.columnCount = columnCount
        self.rowCount = rowCount
        self.pixels = pixels
        self.opacity = opacity
    }
}
