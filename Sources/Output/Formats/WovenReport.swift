import Documents
import Drawing
import PlotDrawing
import Plots
import Typesetting

/// A report as all formats get it: the woven document, and its figures as data and as drawings.
public struct WovenReport: Sendable {
    public let document: Document
    /// The figures' data, by figure id.
    public let plots: [String: Plot]
    /// The figures' drawings, by figure id.
    public let pictures: [String: Picture]

    public init(document: Document, plots: [String: Plot]) {
        self.document = document
        self.plots = plots
        pictures = plots.mapValues { $0.picture() }
    }
}
