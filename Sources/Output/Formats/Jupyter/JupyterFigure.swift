import Drawing
import Foundation

/// A figure as the data of a notebook's output.
///
/// JupyterLab shows SVG only in notebooks that the reader trusts, so a PNG is beside it. Others prefer the SVG.
struct JupyterFigure {
    /// The figure in several formats, by media type.
    let data: [String: JupyterJSON]
    /// The size in pixels of the screen of the formats that do not have it, by media type.
    let metadata: [String: JupyterJSON]

    /// Draws the figure.
    ///
    /// - Throws: `DrawingError` if it cannot be drawn as SVG.
    init(_ picture: Picture) throws(DrawingError) {
        let svg = JupyterJSON.lines(of: try SVGFigures.svg(of: picture))
        // A figure may be too large for a PNG.
        guard let png = try? picture.png(scale: 2) else {
            (data, metadata) = (["image/svg+xml": svg], [:])
            return
        }
        data = ["image/svg+xml": svg, "image/png": .string(Data(png).base64EncodedString())]
        // 96 pixels of a screen are an inch, as are 72 points.
        let size = [picture.size.width, picture.size.height].map { Int(($0 * 96 / 72).rounded()) }
        metadata = ["image/png": .object(["width": .number(size[0]), "height": .number(size[1])])]
    }
}
