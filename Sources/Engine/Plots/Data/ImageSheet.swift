/// Small images in rows, like a photographer's contact sheet.
public struct ImageSheet: Codable, Hashable, Sendable {
    /// Images in reading order: left to right, then top to bottom.
    public var tiles: [Tile]
    /// Number of images in a row; at least 1, and at most one image for 6 points of width.
    public var columnCount: Int
    /// Width of each image in points; if nil, as large as the figure's width allows, up to 78.
    ///
    /// It is never more than an equal share of the figure's width. A value that is not positive and finite counts as
    /// nil.
    public var tileWidth: Double?
    /// Value at the low end of the palette, if one scale holds for all images.
    ///
    /// If `low` and `high` are finite numbers, a key shows the palette between them; if either is nil there is no key.
    public var low: Datum?
    /// Value at the high end of the palette, if one scale holds for all images; see `low`.
    public var high: Datum?

    /// Creates a sheet without a key for its palette.
    ///
    /// - Parameters:
    ///   - tiles: images in reading order.
    ///   - columnCount: number of images in a row.
    ///   - tileWidth: width of each image in points; if nil, as large as the figure's width allows, up to 78.
    public init(tiles: [Tile], columnCount: Int, tileWidth: Double? = nil) {
        self.tiles = tiles
        self.columnCount = columnCount
        self.tileWidth = tileWidth
    }
}
