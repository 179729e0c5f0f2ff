import Drawing

extension Color {
    /// Mixture of the two colours, component by component.
    ///
    /// - Parameter share: part of the other colour, in 0…1.
    func mixed(with other: Color, share: Double) -> Color {
        Color(
            red: red + share * (other.red - red), green: green + share * (other.green - green),
            blue: blue + share * (other.blue - blue), alpha: alpha + share * (other.alpha - alpha))
    }

    /// The colour for text on paper: a light colour is darkened until it has a contrast of 4.5 : 1 with white.
    var asText: Color {
        let share = stride(from: 0.0, through: 1, by: 0.05).first {
            mixed(with: .black, share: $0).contrast(with: .white) >= 4.5
        }
        return mixed(with: .black, share: share ?? 1)
    }

    /// Relative luminance, with the curve of sRGB replaced by a square; accurate enough to choose between dark and
    /// light text.
    var luminance: Double { 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue }
}
