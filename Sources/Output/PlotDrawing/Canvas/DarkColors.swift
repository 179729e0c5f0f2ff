import Drawing
import Plots

/// Colours of figures on a dark page.
public enum DarkColors {
    /// The dark paper: that of GitHub's dark pages.
    public static let paper = Color(hex: 0x0d1117)

    /// The greys of the theme are turned round: dark text becomes light, pale lines become dim.
    ///
    /// They keep their order, and text has a contrast of at least 4.5 : 1.
    private static let greys: [Color: Color] = {
        let styles = [
            Theme.title, Theme.axisTitle, Theme.tick, Theme.direct, Theme.aside, Theme.value, Theme.cell, Theme.caption,
        ].map(\.color)
        let lines = [
            Theme.axis, Theme.rule, Theme.guide, Theme.leader, Theme.frame, Theme.missingSlash,
        ].map(\.color)
        var result: [Color: Color] = [:]
        for color in styles + lines + [Theme.muted, Theme.missing] {
            let shade = 0.93 - 0.75 * color.red
            result[color] = Color(red: shade, green: shade, blue: shade)
        }
        return result
    }()

    /// The colours of series, and those of their names, mixed with white until they stand out.
    private static let series: [Color: Color] = {
        var result: [Color: Color] = [:]
        for ink in Ink.allCases {
            for color in [ink.color, ink.color.asText] where result[color] == nil {
                let share = stride(from: 0.0, through: 1, by: 0.05).first {
                    color.mixed(with: .white, share: $0).contrast(with: paper) >= 5
                }
                result[color] = color.mixed(with: .white, share: share ?? 1)
            }
        }
        return result
    }()

    /// The colour on a dark page in place of one on white; nil if it is the same, such as that of a heat map's cell.
    public static func color(for color: Color) -> Color? { greys[color] ?? series[color] }
}
