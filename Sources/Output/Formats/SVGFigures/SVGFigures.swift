import Drawing
import Foundation
import PlotDrawing

/// `figures/*.svg`: one file for each figure.
public struct SVGFigures: ReportFormat {
    /// The white space around a figure in points.
    private static let margin = 6.0

    /// Creates the format.
    public init() {}

    /// The name "svg".
    public var name: String { "svg" }

    /// One SVG file for each figure, in the order of the figures' ids.
    ///
    /// - Throws: `DrawingError` if a figure's size is not positive and finite.
    public func files(of report: WovenReport) throws -> [ReportFile] {
        try report.pictures.sorted { $0.key < $1.key }.map { id, picture in
            let text = try picture.svg(
                margin: Self.margin, darkPaper: DarkColors.paper, darkColor: DarkColors.color(for:))
            return ReportFile(name: Self.fileName(of: id), bytes: Data(text.utf8))
        }
    }

    /// The path of a figure's file within the report's folder.
    static func fileName(of id: String) -> String { "figures/\(id).svg" }
}
