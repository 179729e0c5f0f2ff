/// Marks on one pair of axes.
public struct PanelContent: Codable, Hashable, Sendable {
    /// Scale of the x axis.
    public var x: Scale
    /// Scale of the y axis.
    public var y: Scale
    /// Marks in the order of the source; later ones are drawn over earlier ones of the same layer.
    public var marks: [Mark]

    /// Creates the content of a panel.
    public init(x: Scale, y: Scale, marks: [Mark]) {
        self.x = x
        self.y = y
        self.marks = marks
    }

    /// True if bars and intervals are horizontal: y is a scale of categories and x is not.
    package var isHorizontal: Bool { y.kind == .category && x.kind != .category }

    /// True if values are on a logarithmic scale, where bars are drawn as dots.
    package var measuresOnLog: Bool { (isHorizontal ? x : y).kind == .log }
}
