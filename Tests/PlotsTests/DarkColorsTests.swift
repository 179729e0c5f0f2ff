import Foundation
import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

@Suite struct DarkColorsTests {
    /// The contrast of two colours as WCAG 2.1 defines it.
    private func contrast(_ one: Color, _ other: Color) -> Double {
        func luminance(_ color: Color) -> Double {
            let parts = [color.red, color.green, color.blue].map {
                $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// Text and series stand out on both papers.
    @Test func wordsAndSeriesAreReadableOnDarkPaper() throws {
        let styles = [
            Theme.title, Theme.axisTitle, Theme.tick, Theme.direct, Theme.aside, Theme.value, Theme.cell, Theme.caption,
        ]
        for color in styles.map(\.color) + Ink.allCases.map(\.color.asText) {
            let dark = try #require(DarkColors.color(for: color))
            #expect(contrast(dark, DarkColors.paper) >= 4.5, "\(color)")
            #expect(contrast(color, .white) >= 4.5, "\(color)")
        }
        for ink in Ink.allCases {
            #expect(contrast(try #require(DarkColors.color(for: ink.color)), DarkColors.paper) >= 3, "\(ink)")
        }
        // Cells of heat maps, with their numbers, stay as they are.
        #expect(DarkColors.color(for: Palette.blues.color(at: 0.3)) == nil)
        #expect(DarkColors.color(for: Color(hex: 0x222222)) == nil)
    }
}
