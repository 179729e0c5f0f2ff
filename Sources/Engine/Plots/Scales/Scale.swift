/// Options of an axis: its kind, its label with unit, and the range that it must include.
///
///     Plot("Training accuracy", x: "epoch", y: .linear("accuracy", style: .percent())) { … }
///     Plot("Wall time", x: .log("wall time", unit: "s"), y: .category()) { … }
///     Plot("Level of the lake", x: .date(), y: .linear("level", unit: "m")) { … }
public struct Scale: Codable, Hashable, Sendable {
    /// Kinds of scales.
    public enum Kind: String, Codable, Sendable {
        /// Categories if the data has any text, else linear.
        case automatic
        /// Kinds that are given by name.
        ///
        /// - `linear`: equal steps for equal differences.
        /// - `log`: equal steps for equal ratios.
        /// - `category`: one band for each name.
        /// - `date`: dates and times, with ticks at years, months, days, hours, minutes or seconds.
        case linear, log, category, date
    }

    /// Kind of the scale.
    public var kind: Kind
    /// Label of the axis; none if nil.
    public var label: String?
    /// Unit of the numbers, written in parentheses after the label; none if nil.
    public var unit: String?
    /// Lower and upper end, as two numbers; computed from the data if nil.
    ///
    /// Without a domain the axis covers the data and ends a little beyond it, or on a tick. A domain is ignored on a
    /// scale of categories, if its ends are not finite and in increasing order, and on a logarithmic scale if they are
    /// not positive. Marks are cut off at the ends of the domain.
    public var domain: [Double]?
    /// Values that the axis must include besides the data; none if nil.
    public var including: [Double]?
    /// Categories in order, from left to right or from top to bottom; in the order of the data if nil.
    ///
    /// Categories that only the data has come after these.
    public var categories: [String]?
    /// Style of the labels of the ticks; as many digits as the labels need if nil.
    ///
    /// On a linear axis, `NumberStyle.significant` gives the same labels as nil, except that with nil an axis of whole
    /// numbers has ticks at whole numbers only.
    public var style: NumberStyle?

    /// Creates a scale from all its options; see the properties of the same names.
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

    /// Scale of categories if the data has any text, else linear.
    public static let automatic = Scale(.automatic, label: nil)

    /// Linear scale: equal steps for equal differences.
    ///
    /// - Parameters:
    ///   - label: label of the axis; none if nil.
    ///   - unit: unit of the numbers, written in parentheses after the label; none if nil.
    ///   - domain: lower and upper end; computed from the data if nil.
    ///   - including: values that the axis must include besides the data; none if nil.
    ///   - style: style of the labels of the ticks; as many digits as the labels need if nil.
    public static func linear(
        _ label: String? = nil, unit: String? = nil, domain: ClosedRange<Double>? = nil, including: [Double]? = nil,
        style: NumberStyle? = nil
    ) -> Scale {
        Scale(.linear, label: label, unit: unit, domain: domain, including: including, style: style)
    }

    /// Logarithmic scale: equal steps for equal ratios.
    ///
    /// A number that is not positive has no place on it; it is not drawn and is counted above the panel.
    ///
    /// - Parameters:
    ///   - label: label of the axis; none if nil.
    ///   - unit: unit of the numbers, written in parentheses after the label; none if nil.
    ///   - domain: positive lower and upper end; computed from the data if nil.
    ///   - including: values that the axis must include besides the data; none if nil.
    ///   - style: style of the labels of the ticks; as many digits as the labels need if nil.
    public static func log(
        _ label: String? = nil, unit: String? = nil, domain: ClosedRange<Double>? = nil, including: [Double]? = nil,
        style: NumberStyle? = nil
    ) -> Scale {
        Scale(.log, label: label, unit: unit, domain: domain, including: including, style: style)
    }

    /// Scale of categories: one band for each name.
    ///
    /// Numbers are named by their digits.
    ///
    /// - Parameters:
    ///   - label: label of the axis; none if nil.
    ///   - categories: categories in order, from left to right or from top to bottom; in the order of the data if nil.
    public static func category(_ label: String? = nil, _ categories: [String]? = nil) -> Scale {
        Scale(.category, label: label, categories: categories)
    }

    /// Scale of dates and times, from years down to fractions of a second.
    ///
    /// Data are `Timestamp`s, or texts as ISO 8601 writes dates: "2024-02-29", "2024-02-29T18:30". A text that is no
    /// date counts as missing. Numbers are seconds since 1970 in UTC. All ticks are in UTC.
    ///
    /// - Parameters:
    ///   - label: label of the axis; none if nil.
    ///   - domain: first and last date; computed from the data if nil.
    ///   - including: dates that the axis must include besides the data; none if nil.
    public static func date(
        _ label: String? = nil, domain: ClosedRange<Timestamp>? = nil, including: [Timestamp]? = nil
    ) -> Scale {
        Scale(
            .date, label: label, domain: domain.map { $0.lowerBound.seconds...$0.upperBound.seconds },
            including: including?.map(\.seconds))
    }

    /// Label with unit, such as "wall time (s)"; nil without both.
    package var title: String? {
        switch (label, unit) {
        case (let label?, let unit?): "\(label) (\(unit))"
        case (let label?, nil): label
        case (nil, let unit?): unit
        case (nil, nil): nil
        }
    }
}

/// A string literal is the label of an automatic scale.
extension Scale: ExpressibleByStringLiteral {
    /// Creates an automatic scale with this label.
    public init(stringLiteral label: String) { self.init(.automatic, label: label) }
}
