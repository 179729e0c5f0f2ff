import Drawing

/// Sizes in points and colours of everything that is not data.
///
/// There is one theme, and 8 points in a figure are 8 points on the page.
enum Theme {
    /// Title of a figure or panel.
    static let title = LabelStyle(size: 9, color: Color(hex: 0x262626))
    /// Titles of axes and keys of a legend.
    static let axisTitle = LabelStyle(size: 8, color: Color(hex: 0x5c5c5c))
    /// Labels of a horizontal axis, and of categories.
    static let tick = LabelStyle(size: 8, color: Color(hex: 0x4d4d4d))
    /// Numbers of a vertical axis.
    static let uprightTick = LabelStyle(size: 8, color: Color(hex: 0x4d4d4d), isTabular: true)
    /// Names at the end of lines and bands.
    static let direct = LabelStyle(size: 8.5, color: Color(hex: 0x262626))
    /// Remarks, words at points, and labels of rules.
    static let aside = LabelStyle(size: 7.5, color: Color(hex: 0x6b6b6b))
    /// Values at the ends of bars.
    static let value = LabelStyle(size: 7.5, color: Color(hex: 0x4d4d4d))
    /// Numbers in the cells of a heat map.
    static let cell = LabelStyle(size: 7.5, color: Color(hex: 0x4d4d4d), isTabular: true)
    /// Captions of small images.
    static let caption = LabelStyle(size: 7.5, color: Color(hex: 0x4d4d4d))

    /// Colour of marks in the background.
    static let muted = Color(hex: 0x7a7a7a)
    /// Line and ticks of an axis.
    static let axis = Stroke(Color(hex: 0x7f7f7f), width: 0.6)
    /// Reference line across a panel.
    static let rule = Stroke(Color(hex: 0xa0a0a0), width: 0.6, dash: [2.4, 2])
    /// Line along a category, behind its marks.
    static let guide = Stroke(Color(hex: 0xe6e6e6), width: 0.5)
    /// Line that joins a label to its place.
    static let leader = Stroke(Color(hex: 0xa0a0a0), width: 0.5)
    /// Frame of small images and of palettes in keys.
    static let frame = Stroke(Color(hex: 0xc4c4c4), width: 0.4)
    /// Fill of the cell of a missing value.
    static let missing = Color(hex: 0xe4e4e4)
    /// Diagonal line in the cell of a missing value.
    static let missingSlash = Stroke(Color(hex: 0x9a9a9a), width: 0.6)

    /// Width of a line of data.
    static let lineWidth = 1.4
    /// Radius of a dot.
    static let dotRadius = 1.9
    /// Width of the paper-coloured ring around dots that may be on top of others.
    static let halo = 0.5
    /// Length of a tick with a label.
    static let tickLength = 3.0
    /// Distance between a tick and its label.
    static let tickGap = 2.5
    /// Distance between the data and the ends of an axis.
    static let dataMargin = 6.0
    /// Least distance between two labels in a row.
    static let labelGap = 6.0
    /// Distance between the panels of a grid.
    static let gutter = 18.0
    /// Least height of the body of a panel.
    static let leastPanel = 24.0
}
