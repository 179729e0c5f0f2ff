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

    /// No file: the figures belong to other formats.
    public var mainFile: String? { nil }

    /// One SVG file for each figure, in the order of the figures' ids.
    ///
    /// - Throws: `DrawingError` if a figure's size is not positive and finite.
    public func files(of report: WovenReport) throws -> [ReportFile] {
        try report.pictures.sorted { $0.key < $1.key }.map { id, picture in
            ReportFile(name: Self.fileName(of: id), bytes: Data(try Self.svg(of: picture).utf8))
        }
    }

    /// A figure's drawing as SVG, with the colours of the dark scheme.
    ///
    /// - Throws: `DrawingError` if the figure's size is not positive and finite.
    static func svg(of picture: Picture) throws(DrawingError) -> String {
        try picture.svg(margin: margin, darkPaper: DarkColors.paper, darkColor: DarkColors.color(for:))
    }

    /// The path of a figure's file within the report's folder.
    static func fileName(of id: String) -> String { "figures/\(id).svg" }
}
