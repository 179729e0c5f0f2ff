/// A run of colours from the low end of a scale to the high.
public enum Palette: String, Codable, Hashable, Sendable {
    /// Paper to dark blue; to rust; blue through paper to rust; dark blue through grey to sand; white to black.
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
