import Drawing

/// Sizes in points and colours of everything that is not data. One theme: 8 pt in a figure is 8 pt on the page.
enum Theme {
    static let title = LabelStyle(size: 9, color: Color(hex: 0x262626))
    static let axisTitle = LabelStyle(size: 8, color: Color(hex: 0x5c5c5c))
    static let tick = LabelStyle(size: 8, color: Color(hex: 0x4d4d4d))
    static let uprightTick = LabelStyle(size: 8, color: Color(hex: 0x4d4d4d), isTabular: true)
    static let direct = LabelStyle(size: 8.5, color: Color(hex: 0x262626))
    static let aside = LabelStyle(size: 7.5, color: Color(hex: 0x6b6b6b))
    static let value = LabelStyle(size: 7.5, color: Color(hex: 0x4d4d4d))
    static let cell = LabelStyle(size: 7.5, color: Color(hex: 0x4d4d4d), isTabular: true)
    static let caption = LabelStyle(size: 7.5, color: Color(hex: 0x4d4d4d))

    static let muted = Color(hex: 0x7a7a7a)
    static let axis = Stroke(Color(hex: 0x7f7f7f), width: 0.6)
    static let rule = Stroke(Color(hex: 0xa0a0a0), width: 0.6, dash: [2.4, 2])
    static let leader = Stroke(Color(hex: 0xa0a0a0), width: 0.5)
    static let frame = Stroke(Color(hex: 0xc4c4c4), width: 0.4)
    static let missing = Color(hex: 0xe4e4e4)
    static let missingSlash = Stroke(Color(hex: 0x9a9a9a), width: 0.6)

    static let lineWidth = 1.4
    static let dotRadius = 1.9
    /// Paper around dots that may lie on others.
    static let halo = 0.5
    static let tickLength = 3.0
    static let tickGap = 2.5
    /// Between the data and the ends of an axis.
    static let dataMargin = 6.0
    /// Least distance between two labels in a row.
    static let labelGap = 6.0
    /// Between small multiples.
    static let gutter = 18.0
    static let leastPanel = 24.0
}
