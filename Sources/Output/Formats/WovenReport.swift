import Documents
import Drawing
import PlotDrawing
import Plots
import Typesetting

/// The input of all formats: the woven document, and its figures as data and as drawings.
public struct WovenReport: Sendable {
    /// The woven document.
    public let document: Document
    /// The figures' data, by figure id.
    public let plots: [String: Plot]
    /// The figures' drawings for a screen, by figure id.
    public let pictures: [String: Picture]
    /// The figures' drawings for a page, by figure id: as wide as the text column or, if a figure needs more room, as
    /// both columns.
    public let pagePictures: [String: Picture]

    /// The names of the formats that are written together, to which the files may link.
    public let formats: Set<String>

    /// Creates a report and draws its figures.
    ///
    /// - Parameters:
    ///   - document: The woven document.
    ///   - plots: The figures' data, by figure id.
    ///   - formats: The names of the formats that are written together; by default, all.
    public init(
        document: Document, plots: [String: Plot], formats: Set<String> = Set(ReportFormats.all.map(\.name))
    ) {
        self.formats = formats
        self.document = document
        self.plots = plots
        pictures = plots.mapValues { $0.picture() }
        pagePictures = plots.mapValues { $0.picture(width: $0.isWide ? PageDesign.fullWidth : PageDesign.width) }
    }
}
