import Plots

/// Number of data that have no place on a pair of axes, by reason.
///
/// The figure shows these numbers instead of leaving the data out silently.
struct MissingDataNote {
    /// Number of missing values.
    var isMissing = 0
    /// Number of values that are not positive on a logarithmic axis.
    var isNotPositive = 0
    /// Number of values outside a given domain.
    var isOutside = 0

    /// Creates a note of no missing data.
    init() {}

    /// Counts the points without a place on the axes; a point counts once.
    init(_ xs: [Datum], _ ys: [Datum], x: Axis, y: Axis) {
        for (first, second) in zip(xs, ys) { add(x.absence(of: first) ?? y.absence(of: second)) }
    }

    /// Counts one datum; nil means that it has a place.
    mutating func add(_ reason: Axis.Absence?) {
        switch reason {
        case .missing: isMissing += 1
        case .notPositive: isNotPositive += 1
        case .outside: isOutside += 1
        case nil: break
        }
    }

    /// Sum of the counts by reason.
    static func + (a: MissingDataNote, b: MissingDataNote) -> MissingDataNote {
        var sum = a
        sum.isMissing += b.isMissing
        sum.isNotPositive += b.isNotPositive
        sum.isOutside += b.isOutside
        return sum
    }

    /// Counts in words, such as "2 missing, 1 not positive"; nil if all data have a place.
    var text: String? {
        let parts = [(isMissing, "missing"), (isNotPositive, "not positive"), (isOutside, "beyond the axis")].filter {
            $0.0 > 0
        }
        guard !parts.isEmpty else { return nil }
        return parts.map { "\(Numeral.mantissa($0.0, exponent: 0)) \($0.1)" }.joined(separator: ", ")
    }
}

extension Axis {
    /// Reasons why a datum has no place on an axis.
    enum Absence { case missing, notPositive, outside }

    /// Reason why a datum has no place on the axis; nil if it has one.
    func absence(of datum: Datum) -> Absence? {
        guard kind != .category else { return place(datum) == nil ? .missing : nil }
        guard kind == .date ? place(datum) != nil : datum.finite != nil else { return .missing }
        guard let place = place(datum) else { return .notPositive }
        return hasGivenDomain && (place < low || place > high) ? .outside : nil
    }
}
