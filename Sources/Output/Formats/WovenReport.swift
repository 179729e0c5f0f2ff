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
    /// The figures' drawings, by figure id.
    public let pictures: [String: Picture]

    /// Creates a report and draws its figures.
    public init(document: Document, plots: [String: Plot]) {
        self.document = document
        self.plots = plots
        pictures = plots.mapValues { $0.picture() }
    }
}
