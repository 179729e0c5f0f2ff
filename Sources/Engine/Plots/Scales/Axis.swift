/// A scale that has seen its data and knows its place on the page.
///
/// Places are in the scale's own units (numbers, decimal logarithms, indices of categories), positions are page coordinates.
package struct Axis {
    package enum Kind { case linear, log, category }

    package let kind: Kind
    package let scale: Scale
    package let extent: Extent
    package let names: [String]
    private let indices: [String: Int]
    /// Whether an end is a value that was asked for, beyond all data: no margin is needed there.
    private let endsAtIncluded: (low: Bool, high: Bool)

    package private(set) var low: Double
    package private(set) var high: Double
    package private(set) var start = 0.0
    package private(set) var end = 1.0
    package private(set) var ticks: [Tick] = []

    package init(_ scale: Scale, extent: Extent) {
        var extent = extent
        self.scale = scale
        switch scale.kind {
        case .linear: kind = .linear
        case .log: kind = .log
        case .category: kind = .category
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
        (low, high) = (0, 1)
        (low, high) = bare
    }

    /// The ends before any margin or tick is added; never equal.
    private var bare: (Double, Double) {
        switch kind {
        case .category: return (-0.5, Double(max(names.count, 1)) - 0.5)
        case .linear:
            if let given = givenDomain { return given }
            guard extent.low <= extent.high else { return (0, 1) }
            let size = max(extent.low.magnitude, extent.high.magnitude)
            if extent.high - extent.low > max(size * 1e-12, 1e-290) { return (extent.low, extent.high) }
            // One value only: a tenth of it to either side, or one unit about whole numbers and zero.
            let reach = extent.isIntegral && size < 1e6 ? 1 : size == 0 ? 1 : max(size * 0.1, 1e-290)
            return (extent.low - reach, extent.high + reach)
        case .log:
            if let given = givenDomain, given.0 > 0 { return (Decimal.log10(given.0), Decimal.log10(given.1)) }
            guard extent.lowPositive <= extent.highPositive else { return (0, 1) }
            let ends = (Decimal.log10(extent.lowPositive), Decimal.log10(extent.highPositive))
            return ends.1 - ends.0 > 1e-9 ? ends : (ends.0 - 0.5, ends.1 + 0.5)
        }
    }

    private var givenDomain: (Double, Double)? {
        guard let domain = scale.domain, domain.count == 2,
            domain.allSatisfy({ $0.isFinite && $0.magnitude <= Extent.greatest })
        else { return nil }
        return domain[1] - domain[0] > max(domain[0].magnitude, domain[1].magnitude) * 1e-12
            ? (domain[0], domain[1]) : nil
    }

    package var hasGivenDomain: Bool { kind != .category && givenDomain != nil }

    // MARK: From data to page

    /// In the scale's units; nil for what is missing or has no place here.
    package func place(_ datum: Datum) -> Double? {
        switch kind {
        case .category: return Extent.name(of: datum).flatMap { indices[$0] }.map(Double.init)
        case .linear, .log: return datum.finite.flatMap(place)
        }
    }

    package func place(_ value: Double) -> Double? {
        guard value.isFinite else { return nil }
        switch kind {
        case .linear: return min(max(value, -Extent.greatest), Extent.greatest)
        case .log: return value > 0 ? Decimal.log10(min(value, Extent.greatest)) : nil
        case .category: return place(.number(value))
        }
    }

    package func position(ofPlace place: Double) -> Double {
        // Halved first: the difference of two ends may be as large as a double can be.
        let share = (place / 2 - low / 2) / (high / 2 - low / 2)
        // What lies far outside a domain set by hand need only stay outside.
        return start + min(max(share, -50), 51) * (end - start)
    }

    package func position(_ datum: Datum) -> Double? { place(datum).map(position(ofPlace:)) }
    package func position(_ value: Double) -> Double? { place(value).map(position(ofPlace:)) }

    /// Where marks that measure from zero have their foot.
    package var foot: Double {
        kind == .linear && low <= 0 && high >= 0 ? position(ofPlace: 0) : kind == .linear && high < 0 ? end : start
    }

    package var length: Double { (end - start).magnitude }

    /// Between the centres of neighbouring categories; the whole length on other scales.
    package var bandwidth: Double { kind == .category ? length / (high - low) : length }

    package func contains(_ position: Double) -> Bool {
        position >= min(start, end) - 0.01 && position <= max(start, end) + 0.01
    }

    // MARK: Settling

    /// Fixes the axis between two positions, chooses its ticks and widens it to them.
    /// - Parameters:
    ///   - margin: points kept free between the data and the low and the high end.
    ///   - ideal: how many labels would be ideal.
    ///   - wholeUpTo: whole numbers are all labelled if they are no more than this.
    ///   - areClear: whether labels at these positions stand clear of each other.
    package mutating func settle(
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
            // Epochs count from one: no zero is added to whole numbers that have none.
            if extent.isIntegral && extent.low >= 1 && !extent.standsOnZero { chosen.removeAll { $0.place <= 0 } }
            if let first = chosen.first, let last = chosen.last, !hasGivenDomain {
                low = min(low, first.place)
                high = max(high, last.place)
            }
            ticks = chosen.filter { $0.place >= low && $0.place <= high }
        case .log:
            let settled = self
            let (major, minor) = LogTicks(low: low, high: high, ideal: ideal, style: scale.style).ticks { candidate in
                areClear(candidate.map { (settled.position(ofPlace: $0.place), $0.label ?? "") })
            }
            ticks = major + minor
        }
    }

    private mutating func addMargin(_ margin: (low: Double, high: Double)) {
        let below = min(0.2, margin.low / max(length, 1)), above = min(0.4, margin.high / max(length, 1))
        let (dataLow, dataHigh) = (low, high)
        let whole = (dataHigh - dataLow) / (1 - below - above)
        if !endsAtIncluded.low { low -= whole * below }
        if !endsAtIncluded.high { high += whole * above }
        if kind == .log {
            // A power of ten just outside is worth its label.
            let reach = whole * 0.05
            if low - low.rounded(.down) <= reach { low = low.rounded(.down) }
            if high.rounded(.up) - high <= reach { high = high.rounded(.up) }
        }
        guard extent.standsOnZero, kind == .linear else { return }
        if extent.low >= 0 { low = 0 }
        if extent.high <= 0 { high = 0 }
    }

    private func linearTicks(
        ideal: Double, wholeUpTo: Int, areClear: @escaping ([(position: Double, label: String)]) -> Bool
    ) -> [Tick] {
        let (dataLow, dataHigh) = bare
        let style = scale.style
        func ticks(_ values: [DecimalValue]) -> [Tick] {
            zip(values, TickLabels.labels(values, style: style)).map { Tick(place: $0.value, label: $1) }
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
        // No two labels fit: one, if that does.
        search.isLegible = { _ in true }
        let single = search.ticks().filter { $0.value >= low && $0.value <= high }.prefix(1).map { $0 }
        return isClear(single) ? ticks(single) : []
    }
}
