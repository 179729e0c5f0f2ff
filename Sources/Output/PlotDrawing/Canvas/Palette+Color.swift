import Drawing
import Plots

extension Palette {
    /// Colour at a position in the palette: 0 is the low end, 1 the high end; other values are limited to 0…1, NaN is
    /// 0.
    package func color(at share: Double) -> Color {
        let table = table
        let place = min(max(share.isNaN ? 0 : share, 0), 1) * Double(table.count - 1)
        let index = min(Int(place), table.count - 2)
        return Color(hex: table[index]).mixed(with: Color(hex: table[index + 1]), share: place - Double(index))
    }

    /// All 256 colours of the palette, three bytes (red, green, blue) each.
    var bytes: [UInt8] {
        (0...255).flatMap { step in
            let color = color(at: Double(step) / 255)
            return [color.red, color.green, color.blue].map { UInt8(($0 * 255).rounded()) }
        }
    }
}
