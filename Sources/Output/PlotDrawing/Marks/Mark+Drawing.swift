import Plots

extension Mark {
    /// The mark as a type that the layout can draw.
    var drawn: any DrawnMark {
        switch self {
        case .line(let mark): mark
        case .dots(let mark): mark
        case .bars(let mark): mark
        case .band(let mark): mark
        case .intervals(let mark): mark
        case .heatMap(let mark): mark
        case .rule(let mark): mark
        case .note(let mark): mark
        case .labels(let mark): mark
        }
    }
}
