/// Small image of one byte a pixel; each byte is a position in a palette, from 0 (low end) to 255 (high end).
public struct Tile: Codable, Hashable, Sendable {
    /// Number of pixels in a row.
    public var columns: Int
    /// Pixels as [row, column]; missing pixels of the last row get the low end of the palette.
    public var pixels: Bytes
    /// Palette that turns bytes into colours.
    public var palette: Palette
    /// Text below the image, in at most three lines; its line breaks are preserved. If nil, there is no text.
    public var caption: String?

    /// Creates an image from bytes; with the default palette they are grey levels as ink on paper: 0 is white, 255
    /// black.
    ///
    /// - Parameters:
    ///   - pixels: [row, column].
    ///   - columns: number of pixels in a row.
    ///   - palette: colours of the bytes.
    ///   - caption: text below the image; none if nil.
    public init(_ pixels: some Sequence<UInt8>, columns: Int, palette: Palette = .ink, caption: String? = nil) {
        self.columns = columns
        self.pixels = Bytes(Array(pixels))
        self.palette = palette
        self.caption = caption
    }

    /// Creates an image from numbers, such as activations: `low` gets no ink, `high` full ink.
    ///
    /// Numbers outside the range get the colour of the nearer end, NaN that of the low end.
    ///
    /// - Parameters:
    ///   - values: [row, column].
    ///   - columns: number of pixels in a row.
    ///   - low: number at the low end of the palette; the least finite value if nil.
    ///   - high: number at the high end of the palette; the greatest finite value if nil.
    ///   - palette: colours from `low` to `high`.
    ///   - caption: text below the image; none if nil.
    public init(
        _ values: some Collection<some BinaryFloatingPoint>, columns: Int, from low: Double? = nil,
        to high: Double? = nil,
        palette: Palette = .ink, caption: String? = nil
    ) {
        let values = values.map { Double($0) }
        let scale = ColorScale.sequential(palette, from: low, to: high).trained(on: values)
        self.init(values, columns: columns, scale: scale, caption: caption)
    }

    /// Creates an image from numbers [row, column] on a given colour scale.
    ///
    /// NaN gets the low end of the palette, or the middle on a diverging scale.
    package init(_ values: [Double], columns: Int, scale: TrainedColorScale, caption: String?) {
        let bytes = values.map { UInt8(((scale.share($0) ?? (scale.scale.isDiverging ? 0.5 : 0)) * 255).rounded()) }
        self.init(bytes, columns: columns, palette: scale.scale.palette, caption: caption)
    }

    /// Number of pixels in a row, at most the number of all pixels.
    package var columnCount: Int { min(max(columns, 0), pixels.bytes.count) }

    /// Number of rows; the last one may be incomplete. It is 0 without pixels.
    package var rowCount: Int { columnCount > 0 ? (pixels.bytes.count + columnCount - 1) / columnCount : 0 }
}
