/// Reference line across the panel, with its label outside the panel at the end of the line.
///
/// Exactly one of `x` and `y` is set: a vertical line at `x`, or a horizontal line at `y`. A rule at a missing value or
/// outside the axis is not drawn.
public struct Rule: Codable, Hashable, Sendable {
    /// Place of a vertical line on the x axis; nil for a horizontal line.
    public var x: Datum?
    /// Place of a horizontal line on the y axis; nil for a vertical line.
    public var y: Datum?
    /// Text above a vertical line, or to the right of a horizontal one; none if nil.
    public var label: String?
    /// Colour of the line (mixed with white) and of the label; grey if nil.
    public var ink: Ink?

    /// Creates a vertical line.
    ///
    /// - Parameters:
    ///   - x: place on the x axis.
    ///   - label: text above the line; omitted if it would cover another. None if nil.
    ///   - ink: colour; grey if nil.
    public init(x: some Plottable, label: String? = nil, ink: Ink? = nil) {
        self.x = x.datum
        self.label = label
        self.ink = ink
    }

    /// Creates a horizontal line.
    ///
    /// - Parameters:
    ///   - y: place on the y axis.
    ///   - label: text to the right of the line; none if nil.
    ///   - ink: colour; grey if nil.
    public init(y: some Plottable, label: String? = nil, ink: Ink? = nil) {
        self.y = y.datum
        self.label = label
        self.ink = ink
    }
}

extension Rule {
    /// Decodes a rule. A value of `null` is a missing value, which differs from no value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        x = container.contains(.x) ? try container.decode(Datum.self, forKey: .x) : nil
        y = container.contains(.y) ? try container.decode(Datum.self, forKey: .y) : nil
        label = try container.decodeIfPresent(String.self, forKey: .label)
        ink = try container.decodeIfPresent(Ink.self, forKey: .ink)
    }
}

extension Rule: MarkConvertible {
    /// The rule as a mark.
    public var mark: Mark { .rule(self) }
}
