/// One small image: a byte a pixel, which is a place in a palette.
public struct Tile: Codable, Hashable, Sendable {
    /// Pixels in a row.
    public var columns: Int
    /// [row, column]; a last row that is not full is filled with the palette's low end.
    public var pixels: Bytes
    public var palette: Palette
    /// Below the image; line breaks are kept.
    public var caption: String?

    /// Grey levels as ink on paper: 0 is white, 255 is black.
    public init(_ pixels: some Sequence<UInt8>, columns: Int, palette: Palette = .ink, caption: String? = nil) {
        self.columns = columns
        self.pixels = Bytes(Array(pixels))
        self.palette = palette
        self.caption = caption
    }

    /// Numbers from `low` (no ink) to `high` (full ink), such as activations.
    public init(
        _ values: some Collection<some BinaryFloatingPoint>, columns: Int, from low: Double? = nil,
        to high: Double? = nil,
        palette: Palette = .ink, caption: String? = nil
    ) {
        let values = values.map { Double($0) }
        let scale = ColorScale.sequential(palette, from: low, to: high).trained(on: values)
        self.init(values, columns: columns, scale: scale, caption: caption)
    }

    package init(_ values: [Double], columns: Int, scale: TrainedColorScale, caption: String?) {
        let bytes = values.map { UInt8(((scale.share($0) ?? (scale.scale.isDiverging ? 0.5 : 0)) * 255).rounded()) }
        self.init(bytes, columns: columns, palette: scale.scale.palette, caption: caption)
    }

    /// Pixels in a row, never more than there are pixels.
    package var columnCount: Int { min(max(columns, 0), pixels.bytes.count) }

    package var rowCount: Int { columnCount > 0 ? (pixels.bytes.count + columnCount - 1) / columnCount : 0 }
}
