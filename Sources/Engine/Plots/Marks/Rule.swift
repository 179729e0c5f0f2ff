/// A line of reference across the panel, its label outside at the line's end.
public struct Rule: Codable, Hashable, Sendable {
    /// One of the two is set: a level line at y, or an upright one at x.
    public var x: Datum?
    public var y: Datum?
    public var label: String?
    public var ink: Ink?

    public init(x: some Plottable, label: String? = nil, ink: Ink? = nil) {
        self.x = x.datum
        self.label = label
        self.ink = ink
    }

    public init(y: some Plottable, label: String? = nil, ink: Ink? = nil) {
        self.y = y.datum
        self.label = label
        self.ink = ink
    }
}

extension Rule {
    /// A missing value is written as `null`, which is not the same as no value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        x = container.contains(.x) ? try container.decode(Datum.self, forKey: .x) : nil
        y = container.contains(.y) ? try container.decode(Datum.self, forKey: .y) : nil
        label = try container.decodeIfPresent(String.self, forKey: .label)
        ink = try container.decodeIfPresent(Ink.self, forKey: .ink)
    }
}

extension Rule: MarkConvertible {
    public var mark: Mark { .rule(self) }
}
