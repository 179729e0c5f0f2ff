import Drawing

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
