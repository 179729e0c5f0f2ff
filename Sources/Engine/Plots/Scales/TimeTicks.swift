/// Ticks of an axis of dates: at years, months, weeks, days, hours, minutes, seconds or fractions of a second.
///
/// All ticks are whole multiples of one interval: every third month from January, every week from Monday, every six
/// hours from midnight. The intervals are those of R's `pretty.Date` and `pretty.POSIXt` and of d3-scale, with years in
/// steps of 1, 2 or 5 times a power of ten. Every label differs from all others (`TimeLabels`).
package struct TimeTicks {
    /// Units of the calendar and the clock.
    package enum Unit: Hashable { case millisecond, second, minute, hour, day, week, month, year }

    /// Distance between two ticks: a number of units.
    package struct Interval: Hashable {
        /// Unit that is counted.
        package var unit: Unit
        /// Number of units.
        package var count: Int

        /// Approximate length in seconds.
        package var seconds: Double {
            let length =
                switch unit {
                case .millisecond: 0.001
                case .second: 1.0
                case .minute: 60.0
                case .hour: 3600.0
                case .day: 86_400.0
                case .week: 7 * 86_400.0
                // The mean of 400 years.
                case .month: 365.2425 / 12 * 86_400
                case .year: 365.2425 * 86_400
                }
            return length * Double(count)
        }
    }

    /// Lower end in seconds since 1970.
    package var low: Double
    /// Upper end in seconds since 1970.
    package var high: Double
    /// Ideal number of labels.
    package var ideal: Double
    /// True if all data are days without a time of day: no tick is within a day.
    package var isOfDays = false

    /// Ticks between the ends, in order.
    ///
    /// Of the intervals whose labels are legible, it is the one whose length is nearest to the ideal, by their ratio.
    ///
    /// - Parameter isLegible: returns true if the labels do not touch each other.
    /// - Returns: no ticks if no choice is legible.
    package func ticks(isLegible: ([Tick]) -> Bool) -> [Tick] {
        let target = max((high - low) / max(ideal, 1), 1e-9)
        // Far finer intervals would give thousands of ticks, far coarser ones none.
        let least = isOfDays ? Double(CivilTime.secondsPerDay) : target / 40
        let intervals = Self.intervals(upTo: (high - low) * 2).filter { $0.seconds >= least }.sorted {
            Self.ratio($0.seconds, target) < Self.ratio($1.seconds, target)
        }
        for fewest in [2, 1] {
            for interval in intervals {
                let times = times(every: interval)
                guard times.count >= fewest else { continue }
                let ticks = zip(times, TimeLabels(times, unit: interval.unit).texts).map { Tick(place: $0, label: $1) }
                if isLegible(ticks) { return ticks }
            }
        }
        return []
    }

    /// Ratio of the greater to the smaller of two positive numbers.
    private static func ratio(_ a: Double, _ b: Double) -> Double { max(a, b) / min(a, b) }

    /// All intervals up to a length in seconds, and one that is longer.
    private static func intervals(upTo length: Double) -> [Interval] {
        var intervals: [Interval] = [
            (Unit.millisecond, [1, 2, 5, 10, 20, 50, 100, 200, 500]), (.second, [1, 2, 5, 10, 15, 30]),
            (.minute, [1, 2, 5, 10, 15, 30]), (.hour, [1, 2, 3, 6, 12]), (.day, [1, 2]), (.week, [1, 2]),
            (.month, [1, 3, 6]),
        ].flatMap { unit, counts in counts.map { Interval(unit: unit, count: $0) } }
        var power = 1
        while power <= 100_000, Interval(unit: .year, count: power).seconds <= max(length, 1) {
            intervals += [1, 2, 5].map { Interval(unit: .year, count: $0 * power) }
            power *= 10
        }
        return intervals
    }

    /// The multiples of an interval between the ends, in seconds since 1970.
    package func times(every interval: Interval) -> [Double] {
        /// The multiples of a step, counted in a unit from an origin.
        func multiples(of step: Double, from origin: Double = 0) -> [Double] {
            let first = ((low - origin) / step).rounded(.up), last = ((high - origin) / step).rounded(.down)
            guard first <= last, last - first < 10_000 else { return [] }
            return stride(from: first, through: last, by: 1).map { origin + $0 * step }
        }
        switch interval.unit {
        case .millisecond:
            // Divided by 1000 at last, so that each is the nearest number.
            let first = (low * 1000 / Double(interval.count)).rounded(.up)
            let last = (high * 1000 / Double(interval.count)).rounded(.down)
            guard first <= last, last - first < 10_000 else { return [] }
            return stride(from: first, through: last, by: 1).map { $0 * Double(interval.count) / 1000 }
        // 5 January 1970 was a Monday.
        case .week: return multiples(of: interval.seconds, from: 4 * 86_400)
        case .second, .minute, .hour, .day: return multiples(of: interval.seconds)
        case .month, .year:
            let step = interval.unit == .year ? 12 * interval.count : interval.count
            let first = CivilTime(secondsSince1970: Int(low.rounded(.down)))
            var month = (first.year * 12 + first.month - 1).floorDivided(by: step).quotient * step
            var times: [Double] = []
            while times.count < 10_000 {
                let (year, index) = month.floorDivided(by: 12)
                let time = Double(CivilTime(year: year, month: index + 1).secondsSince1970)
                if time > high { break }
                if time >= low { times.append(time) }
                month += step
            }
            return times
        }
    }
}
