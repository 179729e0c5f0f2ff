import Foundation
import Plots

public struct RecordedFigure: Codable, Sendable, Equatable {
    public var id: String
    public var caption: String
    public var plot: Plot
}
