/// Ticks of a linear scale by optimisation.
///
/// J. Talbot, S. Lin and P. Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes", IEEE
/// TVCG 16(6), 2010. Every labelling start·q·10^z … gets a score for simplicity, coverage, density and legibility;
/// bounds on each score end the search early.
package struct TickSearch {
    /// Steps in tenths, best first: the paper's Q = 1, 5, 2, 2.5, 4, 3.
    package static let niceSteps = [10, 50, 20, 25, 40, 30]

    /// The paper's weights of simplicity, coverage, density and legibility.
    private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

    /// Lower end of the data.
    package var low: Double
    /// Upper end of the data.
    package var high: Double
    /// Ideal number of labels.
    package var count: Double
    /// True if only whole numbers may be ticks, for counts.
    package var wholeNumbers = false
    /// Returns true if the labels do not touch each other; other labellings are rejected.
    package var isLegible: ([DecimalValue]) -> Bool = { _ in true }

    /// Weighted sum of the four scores.
    private static func score(_ simplicity: Double, _ coverage: Double, _ density: Double, _ legibility: Double)
        -> Double
    {
        weights.simplicity * simplicity + weights.coverage * coverage + weights.density * density + weights.legibility
            * legibility
    }

    /// Best ticks in increasing order; empty if no labelling is legible.
    ///
    /// - Precondition: `low` < `high`, both finite and their difference too.
    package func ticks() -> [DecimalValue] {
        var best: [DecimalValue] = []
        var bestScore = -2.0
        let span = high - low

        search: for skip in 1...12 {
            for (rank, q) in Self.niceSteps.enumerated() {
                let simplicityBound = simplicity(rank: rank, skip: skip, includesZero: true)
                if Self.score(simplicityBound, 1, 1, 1) < bestScore { break search }
                for tickCount in 2...60 {
                    let densityBound = Double(tickCount) >= count ? 2 - Double(tickCount - 1) / max(count - 1, 0.5) : 1
                    if Self.score(simplicityBound, 1, densityBound, 1) < bestScore { break }
                    let stepTenths = skip * q
                    // Least power of ten whose step can span the data with one tick more than `tickCount`.
                    let least = span / Double(tickCount + 1) / Double(stepTenths)
                    let floor = Decimal.floorLog10(least)
                    let firstPower = Decimal.power(floor) == least ? floor : floor + 1
                    for power in firstPower..<(firstPower + 12) {
                        // One unit is a tenth of q's power: tick = start · q · 10^power, step = skip · that.
                        if wholeNumbers && (power < -1 || power == -1 && q % 10 != 0) { continue }
                        let unit = Decimal.value(q, exponent: power)
                        let step = unit * Double(skip)
                        guard unit > 0, step.isFinite else { break }
                        let reach = step * Double(tickCount - 1)
                        let coverageBound = reach > span ? coverage((reach - span) / 2, (reach - span) / 2) : 1
                        if Self.score(simplicityBound, coverageBound, densityBound, 1) < bestScore { break }
                        let highest = (high / step).rounded(.down), lowest = (low / step).rounded(.up)
                        guard highest.magnitude < 1e12, lowest.magnitude < 1e12 else { continue }
                        let firstStart = Int(highest) * skip - (tickCount - 1) * skip, lastStart = Int(lowest) * skip
                        guard firstStart <= lastStart else { continue }
                        for start in firstStart...lastStart {
                            let first = Double(start) * unit, last = first + reach
                            let includesZero = start % skip == 0 && first <= 0 && last >= 0
                            let score = Self.score(
                                simplicity(rank: rank, skip: skip, includesZero: includesZero),
                                coverage(high - last, low - first),
                                density(tickCount, first: first, last: last), 1)
                            guard score > bestScore else { continue }
                            let candidate = (0..<tickCount).map {
                                DecimalValue(mantissa: (start + $0 * skip) * q, exponent: power)
                            }
                            if isLegible(candidate) {
                                best = candidate
                                bestScore = score
                            }
                        }
                    }
                }
            }
        }
        return best
    }

    /// Score of a nice step without skipped ticks, and of a tick at zero.
    private func simplicity(rank: Int, skip: Int, includesZero: Bool) -> Double {
        1 - Double(rank) / Double(Self.niceSteps.count - 1) - Double(skip) + (includesZero ? 1 : 0)
    }

    /// Score of ends close to those of the data. The distances are divided before squaring, so that no span overflows.
    private func coverage(_ above: Double, _ below: Double) -> Double {
        let tenth = 0.1 * (high - low)
        let a = above / tenth, b = below / tenth
        return 1 - 0.5 * (a * a + b * b)
    }

    /// Score of a number of labels close to the ideal one.
    private func density(_ tickCount: Int, first: Double, last: Double) -> Double {
        let reached = Double(tickCount - 1) / (last - first)
        let wanted = max(count - 1, 0.5) / (max(last, high) - min(first, low))
        return 2 - max(reached / wanted, wanted / reached)
    }
}
