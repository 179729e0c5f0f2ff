import Foundation
import Plots

/// A figure that a cell showed. Prose refers to it as `{figure id}`.
public struct RecordedFigure: Codable, Sendable, Equatable {
    /// The name of the figure, unique among the part's figures.
    public var id: String
    /// The caption: prose, which may contain references.
    public var caption: String
    /// The plot; measured times in it are looked up when the report is set.
    public var plot: Plot
    /// The sentence that begins the figure's alternative text: prose, which may contain references; nil if there is
    /// none.
    public var alternative: String?
}
