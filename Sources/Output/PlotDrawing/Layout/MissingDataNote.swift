import Plots

/// Data that have no place on a pair of axes, counted by reason. The figure says so instead of leaving them out in silence.
struct MissingDataNote {
    var isMissing = 0
    var isNotPositive = 0
    var isOutside = 0

    init() {}

    init(_ xs: [Datum], _ ys: [Datum], x: Axis, y: Axis) {
        for (first, second) in zip(xs, ys) { add(x.absence(of: first) ?? y.absence(of: second)) }
    }

    mutating func add(_ reason: Axis.Absence?) {
        switch reason {
        case .missing: isMissing += 1
        case .notPositive: isNotPositive += 1
        case .outside: isOutside += 1
        case nil: break
        }
    }

    static func + (a: MissingDataNote, b: MissingDataNote) -> MissingDataNote {
        var sum = a
        sum.isMissing += b.isMissing
        sum.isNotPositive += b.isNotPositive
        sum.isOutside += b.isOutside
        return sum
    }

    /// "2 missing, 1 not positive", or nil if nothing is absent.
    var text: String? {
        let parts = [(isMissing, "missing"), (isNotPositive, "not positive"), (isOutside, "beyond the axis")].filter {
            $0.0 > 0
        }
        guard !parts.isEmpty else { return nil }
        return parts.map { "\(Numeral.mantissa($0.0, exponent: 0)) \($0.1)" }.joined(separator: ", ")
    }
}

extension Axis {
    enum Absence { case missing, notPositive, outside }

    /// Why a datum has no place within the axis, if it has none.
    func absence(of datum: Datum) -> Absence? {
        guard kind != .category else { return place(datum) == nil ? .missing : nil }
        guard datum.finite != nil else { return .missing }
        guard let place = place(datum) else { return .notPositive }
        return hasGivenDomain && (place < low || place > high) ? .outside : nil
    }
}
