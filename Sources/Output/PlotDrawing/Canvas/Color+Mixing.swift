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

    /// The colour for text on paper: a light colour is darkened.
    var asText: Color { luminance > 0.35 ? mixed(with: .black, share: 0.3) : self }

    /// Relative luminance, with the curve of sRGB replaced by a square; accurate enough to choose between dark and
    /// light text.
    var luminance: Double { 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue }
}
