/// Sequence of colours from the low end of a scale to the high end.
public enum Palette: String, Codable, Hashable, Sendable {
    /// Palettes by their colours from the low end to the high end.
    ///
    /// - `blues`: paper to dark blue.
    /// - `oranges`: paper to rust.
    /// - `blueVermilion`: blue through paper to rust, for diverging scales beside numbers.
    /// - `blueSand`: dark blue through grey to sand, for diverging scales without numbers.
    /// - `ink`: white to black.
    case blues, oranges, blueVermilion, blueSand, ink

    /// The palette's colours as 0xRRGGBB, from the low end to the high.
    package var table: [UInt32] {
        switch self {
        case .blues: PaletteTables.blues
        case .oranges: PaletteTables.oranges
        case .blueVermilion: PaletteTables.blueVermilion
        case .blueSand: PaletteTables.blueSand
        case .ink: PaletteTables.ink
        }
    }
}
