import Basics
import Documents
import Drawing
import Foundation
import PlotDrawing
import Typesetting

/// `report.html`: one page that needs no other file and no network.
///
/// Prose, listings, tables and figures (SVG) are in the page, formulas are MathML, results and sources can be
/// downloaded from it. Everything but copying, previews and the mark in the contents works without script.
public struct HTMLReport: ReportFormat {
    /// Creates the format.
    public init() {}

    /// The name "html".
    public var name: String { "html" }

    /// One file, `report.html`.
    public func files(of report: WovenReport) -> [ReportFile] {
        [ReportFile(name: "report.html", bytes: Data(HTMLPage(report).text.utf8), isMain: true)]
    }
}
