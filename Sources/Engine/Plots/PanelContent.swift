/// Marks on a pair of axes.
public struct PanelContent: Codable, Hashable, Sendable {
    public var x: Scale
    public var y: Scale
    public var marks: [Mark]

    public init(x: Scale, y: Scale, marks: [Mark]) {
        self.x = x
        self.y = y
        self.marks = marks
    }

    /// Whether bars and intervals lie down.
    package var isHorizontal: Bool { y.kind == .category && x.kind != .category }

    /// Whether values lie on a logarithmic scale, where bars are dots.
    package var measuresOnLog: Bool { (isHorizontal ? x : y).kind == .log }
}
