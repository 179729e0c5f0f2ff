/// Number that is known only when the figure is drawn, given by the name that prose uses for it.
///
/// Times are never results, so a plot in the results holds the name of a time, never the time:
///
///     Bars([("training", MeasuredTime("training.wall")), ("test images", MeasuredTime("evaluation.wall"))])
public struct MeasuredTime: Plottable {
    /// Name of the measured time, such as "training.wall".
    public let name: String

    /// Creates a reference to the time called `name`.
    public init(_ name: String) { self.name = name }

    /// The name as a datum.
    public var datum: Datum { .named(name) }
}

extension Plot {
    /// The plot with the names of measured times replaced by numbers.
    ///
    /// Names are replaced in the y values of lines, in both coordinates of dots and in the values of bars, also inside
    /// a grid.
    ///
    /// - Parameter value: gives the number of a name; if it returns nil, the value is missing.
    /// - Returns: the plot without names in these marks.
    /// - Throws: the errors that `value` throws.
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
    /// The mark with names replaced: lines, dots and bars only.
    ///
    /// No notebook has needed measured times in the other marks yet, such as a heat map or intervals.
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
