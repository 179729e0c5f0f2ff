import Drawing

/// A run of colours from the low end of a scale to the high.
public enum Palette: String, Codable, Hashable, Sendable {
    /// Paper to dark blue; to rust; blue through paper to rust; dark blue through grey to sand; white to black.
    case blues, oranges, blueVermilion, blueSand, ink

    private var table: [UInt32] {
        switch self {
        case .blues: PaletteTables.blues
        case .oranges: PaletteTables.oranges
        case .blueVermilion: PaletteTables.blueVermilion
        case .blueSand: PaletteTables.blueSand
        case .ink: PaletteTables.ink
        }
    }

    /// The colour at a share of the way, which is held within 0…1.
    func color(at share: Double) -> Color {
        let table = table
        let place = min(max(share.isNaN ? 0 : share, 0), 1) * Double(table.count - 1)
        let index = min(Int(place), table.count - 2)
        return Color(hex: table[index]).mixed(with: Color(hex: table[index + 1]), share: place - Double(index))
    }

    /// All 256 steps, three bytes each.
    var bytes: [UInt8] {
        (0...255).flatMap { step in
            let color = color(at: Double(step) / 255)
            return [color.red, color.green, color.blue].map { UInt8(($0 * 255).rounded()) }
        }
    }
}

extension Color {
    func mixed(with other: Color, share: Double) -> Color {
        Color(
            red: red + share * (other.red - red), green: green + share * (other.green - green),
            blue: blue + share * (other.blue - blue), alpha: alpha + share * (other.alpha - alpha))
    }

    /// The colour as text on paper: light ones are darkened.
    var asText: Color { luminance > 0.35 ? mixed(with: .black, share: 0.3) : self }

    /// Relative luminance, with sRGB's curve taken as a plain square: enough to choose between dark and light text.
    var luminance: Double { 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue }
}

/// A colour by its role in a figure.
public enum Ink: String, Codable, Hashable, Sendable, CaseIterable {
    case blue, vermilion, green, violet, rose, ochre, graphite
    /// For what should stay in the background.
    case muted

    var color: Color {
        let index = Self.allCases.firstIndex(of: self) ?? 0
        return index < PaletteTables.qualitative.count ? Color(hex: PaletteTables.qualitative[index]) : Theme.muted
    }

    /// The colours of series, in order.
    static func series(_ index: Int) -> Ink { allCases[index % PaletteTables.qualitative.count] }
}
