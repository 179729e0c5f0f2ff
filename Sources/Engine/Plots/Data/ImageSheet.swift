/// Small images in rows, as on a photographer's contact sheet.
public struct ImageSheet: Codable, Hashable, Sendable {
    public var tiles: [Tile]
    public var columnCount: Int
    /// In points; as large as the width allows, up to a limit, if nil.
    public var tileWidth: Double?
    /// What the ends of the palette stand for, if one scale holds for all images.
    public var low: Datum?
    public var high: Datum?

    public init(tiles: [Tile], columnCount: Int, tileWidth: Double? = nil) {
        self.tiles = tiles
        self.columnCount = columnCount
        self.tileWidth = tileWidth
    }
}
