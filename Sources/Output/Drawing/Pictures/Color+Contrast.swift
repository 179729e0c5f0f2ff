extension Color {
    /// The contrast of two opaque colours by WCAG 2.1, from 1 to 21.
    ///
    /// It is (L₁ + 0.05) / (L₂ + 0.05), where L₁ is the greater relative luminance. Text is legible from 4.5 on.
    package func contrast(with other: Color) -> Double {
        let (one, two) = (relativeLuminance, other.relativeLuminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The relative luminance by WCAG 2.1: the linear components weighted, from 0 for black to 1 for white.
    private var relativeLuminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// A component of sRGB without its curve.
    private static func linear(_ component: Double) -> Double {
        if component <= 0.04045 { return component / 12.92 }
        let base = (min(component, 1) + 0.055) / 1.055
        // base^2.4 = base² · (⁵√base)², with the root by Newton's method, which gives the same bits on every machine.
        var root = 1.0
        for _ in 0..<24 { root = (4 * root + base / (root * root * root * root)) / 5 }
        return base * base * root * root
    }
}
