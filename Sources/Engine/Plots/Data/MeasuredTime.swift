/// A number that is known only when the figure is drawn, by the name that prose calls it. Times are never results, so a plot in the
/// results holds the name of a time, never the time:
///
///     Bars([("training", Named("training.wall")), ("test images", Named("evaluation.wall"))])
public struct MeasuredTime: Plottable {
    public let name: String

    public init(_ name: String) { self.name = name }

    public var datum: Datum { .named(name) }
}

extension Plot {
    /// The plot with its names looked up; what has none is missing.
    public func resolved(_ value: (String) throws -> Double?) throws -> Plot {
        var plot = self
        switch content {
        case .images: break
        case .panel(var panel):
            panel.marks = try panel.marks.map { try $0.resolved(value) }
            plot.content = .panel(panel)
        case .grid(var grid):
            grid.plots = try grid.plots.map { try $0.resolved(value) }
            plot.content = .grid(grid)
        }
        return plot
    }
}

extension Mark {
    /// Marks that measure something; a heat map or an interval of times has not been wanted yet.
    fileprivate func resolved(_ value: (String) throws -> Double?) throws -> Mark {
        func numbers(_ data: [Datum]) throws -> [Datum] {
            try data.map { datum in
                if case .named(let name) = datum { .number(try value(name) ?? .nan) } else { datum }
            }
        }
        switch self {
        case .line(var line):
            line.y = try numbers(line.y)
            return .line(line)
        case .dots(var dots):
            (dots.x, dots.y) = (try numbers(dots.x), try numbers(dots.y))
            return .dots(dots)
        case .bars(var bars):
            bars.values = try numbers(bars.values)
            return .bars(bars)
        case .band, .intervals, .heatMap, .rule, .note, .labels: return self
        }
    }
}
