import Drawing
import Foundation

/// `figures/*.svg`: one file for each figure.
public struct SVGFigures: ReportFormat {
    /// Points of paper around a figure.
    private static let margin = 6.0

    public init() {}

    public var name: String { "svg" }

    public func files(of report: WovenReport) throws -> [ReportFile] {
        try report.pictures.sorted { $0.key < $1.key }.map { id, picture in
            ReportFile(name: Self.fileName(of: id), bytes: Data(try picture.svg(margin: Self.margin).utf8))
        }
    }

    static func fileName(of id: String) -> String { "figures/\(id).svg" }
}
