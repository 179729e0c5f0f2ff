/// Scale with the range of its data and its position in the figure.
///
/// A *place* is in the scale's own units (numbers, decimal logarithms, indices of categories, seconds since 1970); a
/// *position* is a coordinate in the figure, in points.
package struct Axis {
    /// Kinds of axes, after `automatic` is resolved.
    package enum Kind { case linear, log, category, date }

    /// Kind of the axis; an automatic scale has categories if the data has any, else it is linear.
    package let kind: Kind
    /// Scale that the axis was made from.
    package let scale: Scale
    /// Range of the data, with the values that the axis must include.
    package let extent: Extent
    /// Names of the categories in order; empty on other axes.
    package let names: [String]
    /// Index of each category.
    private let indices: [String: Int]
    /// True for an end that is a value of `Scale.including` beyond all data; it needs no margin.
    private let endsAtIncluded: (low: Bool, high: Bool)

    /// Number that is subtracted from all places, so that values that hardly differ can be told apart; mostly 0.
    private let offset: Double
    /// Place of the lower end.
    package private(set) var low: Double
    /// Place of the upper end; never equal to `low`.
    package private(set) var high: Double
    /// Position of `low`, in points.
    package private(set) var start = 0.0
    /// Position of `high`, in points; less than `start` on an axis that runs upwards.
    package private(set) var end = 1.0
    /// Ticks with and without labels; empty before the layout.
    package private(set) var ticks: [Tick] = []

    /// Creates an axis between the positions 0 and 1, without ticks.
    ///
    /// - Parameters:
    ///   - scale: kind, domain and categories of the axis.
    ///   - extent: range of the data.
    package init(_ scale: Scale, extent: Extent) {
        var extent = extent
        self.scale = scale
        switch scale.kind {
        case .linear: kind = .linear
        case .log: kind = .log
        case .category: kind = .category
        case .date: kind = .date
        case .automatic: kind = extent.hasText ? .category : .linear
        }
        let data = (low: extent.low, high: extent.high)
        for value in scale.including ?? [] { extent.add(value) }
        endsAtIncluded = (extent.low < data.low, extent.high > data.high)
        if extent.standsOnZero && kind == .linear { extent.add(Double.zero) }
        if kind == .category, let listed = scale.categories {
            var ordered = Extent()
            listed.forEach { ordered.add(category: $0) }
            extent.categories.forEach { ordered.add(category: $0) }
            names = ordered.categories
        } else {
            names = kind == .category ? extent.categories : []
        }
        indices = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        self.extent = extent
        offset = kind == .linear ? Self.offset(extent, scale) : 0
        (low, high) = (0, 1)
        (low, high) = bare
    }

    /// The greatest part of its values by which the range of an axis with an offset is long.
    private static let leastRange = 1e-12

    /// Round number near values that differ by less than 10⁻¹² of their size; 0 for other values.
    private static func offset(_ extent: Extent, _ scale: Scale) -> Double {
        let size = max(extent.low.magnitude, extent.high.magnitude), range = extent.high - extent.low
        guard scale.domain == nil, scale.style?.kind != .percent, range > 1e-290, range <= size * leastRange else {
            return 0
        }
        let unit = Decimal.power(Decimal.floorLog10(range) + 1)
        let rounded = (extent.low / unit).rounded(.down) * unit
        // As its label has it, which has at most fifteen digits.
        guard rounded.isFinite, (rounded - extent.low).magnitude <= 100 * range else { return extent.low }
        return rounded
    }

    /// Places of the ends before any margin or tick is added; never equal.
    private var bare: (Double, Double) {
        switch kind {
        case .category: return (-0.5, Double(max(names.count, 1)) - 0.5)
        case .linear:
            if let given = givenDomain { return given }
            guard extent.low <= extent.high else { return (0, 1) }
            let size = max(extent.low.magnitude, extent.high.magnitude)
            if offset != 0 { return (extent.low - offset, extent.high - offset) }
            if extent.high - extent.low > max(size * Self.leastRange, 1e-290) { return (extent.low, extent.high) }
            // One value only: a tenth of it to either side, or one unit to either side of whole numbers and zero.
            let reach = extent.isIntegral && size < 1e6 ? 1 : size == 0 ? 1 : max(size * 0.1, 1e-290)
            return (extent.low - reach, extent.high + reach)
        case .date:
            if let given = givenDomain { return given }
            guard extent.low <= extent.high else { return (0, 1) }
            if extent.high - extent.low >= 0.001 { return (extent.low, extent.high) }
            // One date only: the unit in which it is given to either side.
            let reach = [86_400.0, 3600, 60].first { extent.low.remainder(dividingBy: $0) == 0 } ?? 1
            return (extent.low - reach, extent.high + reach)
        case .log:
            if let given = givenDomain, given.0 > 0 { return (Decimal.log10(given.0), Decimal.log10(given.1)) }
            guard extent.lowPositive <= extent.highPositive else { return (0, 1) }
            let ends = (Decimal.log10(extent.lowPositive), Decimal.log10(extent.highPositive))
            return ends.1 - ends.0 > 1e-9 ? ends : (ends.0 - 0.5, ends.1 + 0.5)
        }
    }

    /// Domain of the scale; nil if there is none or it is not finite, empty, reversed, shorter than 10⁻²⁹⁰ or beyond
    /// ±`Extent.greatest`, or on an axis of dates beyond ±`Timestamp.greatest`.
    private var givenDomain: (Double, Double)? {
        let greatest = kind == .date ? Timestamp.greatest : Extent.greatest
        guard let domain = scale.domain, domain.count == 2,
            domain.allSatisfy({ $0.isFinite && $0.magnitude <= greatest })
        else { return nil }
        return domain[1] - domain[0] > max(max(domain[0].magnitude, domain[1].magnitude) * 1e-12, 1e-290)
            ? (domain[0], domain[1]) : nil
    }

    /// True if the ends are those of a given domain.
    package var hasGivenDomain: Bool { kind != .category && givenDomain != nil }

    // MARK: From data to positions

    /// Place of a datum in the scale's units; nil if it is missing or has no place on this axis.
    package func place(_ datum: Datum) -> Double? {
        switch kind {
        case .category: return Extent.name(of: datum).flatMap { indices[$0] }.map(Double.init)
        case .date:
            if case .category(let text) = datum { return Timestamp(text).flatMap { place($0.seconds) } }
            return datum.finite.flatMap(place)
        case .linear, .log: return datum.finite.flatMap(place)
        }
    }

    /// Place of a number in the scale's units; nil if it is not finite, or not positive on a logarithmic axis.
    package func place(_ value: Double) -> Double? {
        guard value.isFinite else { return nil }
        switch kind {
        case .linear: return min(max(value, -Extent.greatest), Extent.greatest) - offset
        case .log: return value > 0 ? Decimal.log10(min(value, Extent.greatest)) : nil
        case .date: return min(max(value, -Timestamp.greatest), Timestamp.greatest)
        case .category: return place(.number(value))
        }
    }

    /// Position of a place, in points; limited to 50 lengths of the axis beyond its ends.
    package func position(ofPlace place: Double) -> Double {
        // Halved first: the difference of the two ends may overflow.
        let share = (place / 2 - low / 2) / (high / 2 - low / 2)
        // The exact position of a point far outside a given domain does not matter.
        return start + min(max(share, -50), 51) * (end - start)
    }

    /// Position of a datum, in points; nil if it has no place on this axis.
    package func position(_ datum: Datum) -> Double? { place(datum).map(position(ofPlace:)) }
    /// Position of a number, in points; nil if it has no place on this axis.
    package func position(_ value: Double) -> Double? { place(value).map(position(ofPlace:)) }

    /// Position at which bars begin: that of zero on a linear axis, else the end nearest to zero; the start on other
    /// axes.
    package var foot: Double {
        if offset != 0 { return offset > 0 ? start : end }
        return kind == .linear && low <= 0 && high >= 0
            ? position(ofPlace: 0) : kind == .linear && high < 0 ? end : start
    }

    /// Length of the axis in points.
    package var length: Double { (end - start).magnitude }

    /// Distance between the centres of neighbouring categories in points; the whole length on other axes.
    package var bandwidth: Double { kind == .category ? length / (high - low) : length }

    /// True for a position on the axis, with a tolerance of 0.01 points.
    package func contains(_ position: Double) -> Bool {
        position >= min(start, end) - 0.01 && position <= max(start, end) + 0.01
    }

    // MARK: Layout

    /// Puts the axis between two positions, chooses its ticks and widens it to the outer ticks.
    ///
    /// A given domain is not widened.
    ///
    /// - Parameters:
    ///   - start: position of the lower end, in points.
    ///   - end: position of the upper end, in points.
    ///   - margin: free points between the data and the low and the high end.
    ///   - ideal: ideal number of labels.
    ///   - wholeUpTo: largest number of whole numbers that are all labelled.
    ///   - areClear: returns true if labels at these positions do not touch each other.
    package mutating func layOut(
        from start: Double, to end: Double, margin: (low: Double, high: Double), ideal: Double, wholeUpTo: Int,
        areClear: @escaping ([(position: Double, label: String)]) -> Bool
    ) {
        self.start = start
        self.end = end
        (low, high) = bare
        if kind != .category && !hasGivenDomain { addMargin(margin) }
        switch kind {
        case .category:
            ticks = names.enumerated().map { Tick(place: Double($0), label: $1) }
        case .linear:
            var chosen = linearTicks(ideal: ideal, wholeUpTo: wholeUpTo, areClear: areClear)
            // No tick at 0 if all data are whole numbers from 1 on, such as epochs.
            if extent.isIntegral && extent.low >= 1 && !extent.standsOnZero && offset == 0 {
                chosen.removeAll { $0.place <= 0 }
            }
            if let first = chosen.first, let last = chosen.last, !hasGivenDomain {
                low = min(low, first.place)
                high = max(high, last.place)
            }
            ticks = chosen.filter { $0.place >= low && $0.place <= high }
        case .date:
            let laidOut = self
            let hasDates = extent.low <= extent.high || hasGivenDomain
            ticks =
                !hasDates
                ? []
                : TimeTicks(low: low, high: high, ideal: ideal, isOfDays: extent.isOfDays).ticks { candidate in
                    areClear(candidate.map { (laidOut.position(ofPlace: $0.place), $0.label ?? "") })
                }
        case .log:
            let laidOut = self
            let (major, minor) = LogTicks(low: low, high: high, ideal: ideal, style: scale.style).ticks { candidate in
                areClear(candidate.map { (laidOut.position(ofPlace: $0.place), $0.label ?? "") })
            }
            ticks = major + minor
        }
    }

    /// Moves the ends outwards by the margins, in points; an axis that begins at zero gets none there.
    private mutating func addMargin(_ margin: (low: Double, high: Double)) {
        let below = min(0.2, margin.low / max(length, 1)), above = min(0.4, margin.high / max(length, 1))
        let (dataLow, dataHigh) = (low, high)
        let whole = (dataHigh - dataLow) / (1 - below - above)
        if !endsAtIncluded.low { low -= whole * below }
        if !endsAtIncluded.high { high += whole * above }
        if kind == .log {
            // A power of ten just beyond the data is included, so that it gets a label.
            let reach = whole * 0.05
            if low - low.rounded(.down) <= reach { low = low.rounded(.down) }
            if high.rounded(.up) - high <= reach { high = high.rounded(.up) }
        }
        guard extent.standsOnZero, kind == .linear else { return }
        if extent.low >= 0 { low = 0 }
        if extent.high <= 0 { high = 0 }
    }

    /// Labels of ticks. On an axis with an offset they are what is added to it, and the first one has the offset.
    private func labels(_ values: [DecimalValue]) -> [String] {
        let labels = TickLabels.labels(values, style: scale.style)
        guard offset != 0 else { return labels }
        let base = Numeral.short(offset, significant: 15)
        return zip(values, labels).enumerated().map { index, tick in
            let (value, label) = tick
            if value.mantissa == 0 { return base }
            let sum = value.mantissa < 0 ? label : "+" + label
            return index == 0 ? "\(base) \(value.mantissa < 0 ? "−" : "+") \(label.drop { $0 == "−" })" : sum
        }
    }

    /// Ticks of a linear axis: all whole numbers if there are few, else those of `TickSearch`; one tick if no two
    /// labels fit.
    private func linearTicks(
        ideal: Double, wholeUpTo: Int, areClear: @escaping ([(position: Double, label: String)]) -> Bool
    ) -> [Tick] {
        let (dataLow, dataHigh) = bare
        let style = scale.style
        func ticks(_ values: [DecimalValue]) -> [Tick] {
            zip(values, labels(values)).map { Tick(place: $0.value, label: $1) }
        }
        func isClear(_ values: [DecimalValue]) -> Bool {
            var widened = self
            if !hasGivenDomain {
                widened.low = min(low, values.first?.value ?? low)
                widened.high = max(high, values.last?.value ?? high)
            }
            let inside = ticks(values).filter { $0.place >= widened.low && $0.place <= widened.high }
            guard !inside.isEmpty, Set(inside.map(\.label)).count == inside.count else { return false }
            return areClear(inside.map { (widened.position(ofPlace: $0.place), $0.label ?? "") })
        }
        let isWhole = extent.isIntegral && dataHigh - dataLow >= 1 && style == nil
        if isWhole, dataHigh - dataLow < Double(wholeUpTo), dataLow.magnitude < 1e6 {
            let whole = (Int(dataLow.rounded(.up))...Int(dataHigh.rounded(.down))).map {
                DecimalValue(mantissa: $0, exponent: 0)
            }
            if isClear(whole) { return ticks(whole) }
        }
        var search = TickSearch(
            low: dataLow, high: dataHigh, count: max(2, ideal), wholeNumbers: isWhole, isLegible: isClear)
        let best = search.ticks()
        if !best.isEmpty { return ticks(best) }
        // No two labels fit: use one label, if that fits.
        search.isLegible = { _ in true }
        let single = search.ticks().filter { $0.value >= low && $0.value <= high }.prefix(1).map { $0 }
        return isClear(single) ? ticks(single) : []
    }
}
