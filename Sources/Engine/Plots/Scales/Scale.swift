/// What an axis shows: its kind, its label with unit, and what it must cover.
///
///     Plot("Training accuracy", x: "epoch", y: .linear("accuracy", style: .percent())) { … }
///     Plot("Wall time", x: .log("wall time", unit: "s"), y: .category()) { … }
public struct Scale: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable {
        /// Categories if the data has any, else linear.
        case automatic
        case linear, log, category
    }

    public var kind: Kind
    public var label: String?
    public var unit: String?
    /// Lower and upper end. Without them the axis covers the data and ends a little beyond it, or on a tick.
    public var domain: [Double]?
    /// Values that the axis must cover besides the data.
    public var including: [Double]?
    /// The categories in order, left to right or top to bottom; those met in the data come after.
    public var categories: [String]?
    public var style: NumberStyle?

    package init(
        _ kind: Kind, label: String?, unit: String? = nil, domain: ClosedRange<Double>? = nil,
        including: [Double]? = nil,
        categories: [String]? = nil, style: NumberStyle? = nil
    ) {
        self.kind = kind
        self.label = label
        self.unit = unit
        self.domain = domain.map { [$0.lowerBound, $0.upperBound] }
        self.including = including
        self.categories = categories
        self.style = style
    }

    /// Categories if the data has any, else linear.
    public static let automatic = Scale(.automatic, label: nil)

    /// Equal steps for equal differences.
    public static func linear(
        _ label: String? = nil, unit: String? = nil, domain: ClosedRange<Double>? = nil, including: [Double]? = nil,
        style: NumberStyle? = nil
    ) -> Scale {
        Scale(.linear, label: label, unit: unit, domain: domain, including: including, style: style)
    }

    /// Equal steps for equal ratios. What is not positive has no place on it and counts as missing.
    public static func log(
        _ label: String? = nil, unit: String? = nil, domain: ClosedRange<Double>? = nil, including: [Double]? = nil,
        style: NumberStyle? = nil
    ) -> Scale {
        Scale(.log, label: label, unit: unit, domain: domain, including: including, style: style)
    }

    /// One band for each name. Numbers are named by their digits.
    public static func category(_ label: String? = nil, _ categories: [String]? = nil) -> Scale {
        Scale(.category, label: label, categories: categories)
    }

    /// "wall time (s)", or nil if there is nothing to say.
    package var title: String? {
        switch (label, unit) {
        case (let label?, let unit?): "\(label) (\(unit))"
        case (let label?, nil): label
        case (nil, let unit?): unit
        case (nil, nil): nil
        }
    }
}

extension Scale: ExpressibleByStringLiteral {
    public init(stringLiteral label: String) { self.init(.automatic, label: label) }
}
