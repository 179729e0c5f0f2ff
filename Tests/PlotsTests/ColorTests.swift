import Foundation
import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

struct ColorTests {
    /// Simulated deficiencies of colour vision at full severity, on linear RGB: G. M. Machado, M. M. Oliveira and L. A.
    /// F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009.
    static let deficiencies: [(name: String, matrix: [[Double]])] = [
        ("none", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        (
            "protanopia",
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        ),
        (
            "deuteranopia",
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        ),
        (
            "tritanopia",
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        ),
    ]

    private func lab(_ color: Color, seenWith matrix: [[Double]]) -> [Double] {
        let linear = [color.red, color.green, color.blue].map {
            $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
        }
        let rgb = matrix.map { row in min(max(zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) }
        let xyz = [
            (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505,
            0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2],
            (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089,
        ].map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
        return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])]
    }

    private func distance(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    /// The lightness L* of CIELAB, which is what a grey print shows: 0 is black, 100 white.
    private func lightness(_ color: Color) -> Double { lab(color, seenWith: Self.deficiencies[0].matrix)[0] }

    /// Neighbouring series, and any two of the first three, differ in grey. A step of 12 is one of eight from black to
    /// white. More than three lines need their names, which are written beside them.
    @Test func seriesStayApartInGrey() {
        let greys = (0..<7).map { lightness(Ink.series($0).color) }
        for (a, b) in zip(greys, greys.dropFirst()) { #expect((a - b).magnitude >= 12, "\(a) and \(b)") }
        #expect((greys[0] - greys[2]).magnitude >= 12)
    }

    /// Contrast of ink with paper: WCAG 2.2 (1.4.11) requires 3 : 1 for graphics. The ochre, the sixth colour, is made
    /// for fills.
    @Test func seriesContrastWithPaper() {
        for index in 0..<7 where Ink.series(index) != .ochre {
            let grey = (lightness(Ink.series(index).color) + 16) / 116
            #expect(1.05 / (grey * grey * grey + 0.05) >= 3, "series \(index)")
        }
    }

    @Test(arguments: deficiencies.map(\.name)) func signsKeepTheirOrderInGreyAndTheirColours(deficiency: String) throws
    {
        let matrix = try #require(Self.deficiencies.first { $0.name == deficiency }).matrix
        let colors = (0...64).map { lab(Palette.blueSand.color(at: Double($0) / 64), seenWith: matrix) }
        #expect(zip(colors, colors.dropFirst()).allSatisfy { $1[0] > $0[0] }, "lightness rises from step to step")
        for step in [0, 12, 24] { #expect(distance(colors[step], colors[64 - step]) > 20) }
    }

    /// A difference of about 2 units is just noticeable side by side; 18 are plain.
    @Test(arguments: deficiencies.map(\.name)) func seriesStayApart(deficiency: String) throws {
        let matrix = try #require(Self.deficiencies.first { $0.name == deficiency }).matrix
        let colors = (0..<7).map { lab(Ink.series($0).color, seenWith: matrix) }
        for i in colors.indices {
            for j in 0..<i { #expect(distance(colors[i], colors[j]) > 18, "series \(j) and \(i)") }
        }
    }

    @Test(arguments: deficiencies.map(\.name)) func theEndsOfTheDivergingPaletteStayApart(deficiency: String) throws {
        let matrix = try #require(Self.deficiencies.first { $0.name == deficiency }).matrix
        for share in [0.0, 0.2, 0.35] {
            let below = lab(Palette.blueVermilion.color(at: share), seenWith: matrix)
            let above = lab(Palette.blueVermilion.color(at: 1 - share), seenWith: matrix)
            #expect(distance(below, above) > 30)
        }
    }

    /// Steps of lightness are equal to a quarter of their mean, so that equal differences look equal.
    @Test(arguments: [Palette.blues, .oranges, .blueSand]) func palettesAreEvenInLightness(palette: Palette) {
        let lightness = (0...16).map { self.lightness(palette.color(at: Double($0) / 16)) }
        let steps = zip(lightness, lightness.dropFirst()).map { ($0 - $1) * (palette == .blueSand ? -1 : 1) }
        let mean = steps.reduce(0, +) / 16
        #expect(mean > 4.5 && steps.allSatisfy { ($0 - mean).magnitude < mean / 4 })
    }

    @Test func colourScalesEndWhereTheyShould() {
        let sequential = ColorScale.sequential().trained(on: [1, 3, .nan, .infinity])
        #expect(
            sequential.share(1) == 0 && sequential.share(2) == 0.5 && sequential.share(3) == 1
                && sequential.share(9) == 1)
        #expect(sequential.share(.nan) == nil)
        let diverging = ColorScale.diverging().trained(on: [-1, 4])
        #expect(diverging.share(0) == 0.5 && diverging.share(4) == 1 && diverging.share(-4) == 0)
        let root = ColorScale.sequential(from: 0, to: 16, transform: .squareRoot).trained(on: [1])
        #expect(root.share(4) == 0.5)
        let logarithm = ColorScale.sequential(transform: .logarithm).trained(on: [1, 100, 0, -5])
        #expect((logarithm.share(10)! - 0.5).magnitude < 1e-15 && logarithm.share(0) == 0)
    }
}
