import Drawing
import Foundation
import PlotDrawing
import Plots

/// Plots: JSON as records hold it becomes a plot, a picture, SVG and words.
///
/// Checks: what is written is read back and written to the same bytes; an SVG is finite.
extension FuzzTarget {
    static let plots = FuzzTarget(name: "plots", maximalLength: 4096) { bytes in
        guard let plot = try? JSONDecoder().decode(Plot.self, from: Data(bytes)) else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        do {
            let written = try encoder.encode(plot)
            let again = try encoder.encode(try JSONDecoder().decode(Plot.self, from: written))
            expect(written == again, "A plot reads back as it was written.")
        } catch {
            fatalError("A plot that was read cannot be written and read: \(error)")
        }
        checkDrawing(of: plot)
    }

    /// Draws a plot, which every plot must allow, in two widths.
    static func checkDrawing(of plot: Plot) {
        let resolved = (try? plot.resolved { Double($0.utf8.count) }) ?? plot
        _ = resolved.alternativeText
        for width in [Plot.standardWidth, 90] {
            let picture = resolved.picture(width: width)
            expect(picture.size.width.isFinite && picture.size.height.isFinite, "A picture has a size.")
            guard let svg = try? picture.svg(margin: 6) else { continue }
            expect(!svg.contains("nan") || "\(resolved)".contains("nan"), "An SVG has numbers.")
        }
    }
}
