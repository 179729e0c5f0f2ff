/// Labels of ticks at dates: short, and each different from all others.
///
/// A label has one or two lines, separated by a line break. The first tells the ticks apart as far as the unit does:
/// "Mar", "4 Mar", "18:00". The second has what is coarser, the year or the day: at the first tick and where it
/// changes, or at every tick if two first lines would be equal.
package struct TimeLabels {
    /// Labels of the ticks, in the same order.
    package let texts: [String]

    /// Creates the labels.
    ///
    /// - Parameters:
    ///   - times: ticks in seconds since 1970, in increasing order.
    ///   - unit: unit of their distance.
    package init(_ times: [Double], unit: TimeTicks.Unit) {
        let parts = times.map { Self.parts($0, unit: unit) }
        let isUnique = Set(parts.map(\.short)).count == parts.count
        let hasOneYear = Set(parts.map(\.year)).count <= 1
        texts = parts.enumerated().map { index, part in
            let previous = index > 0 ? parts[index - 1] : nil
            guard !part.context.isEmpty, !isUnique || part.context != previous?.context else { return part.short }
            let showsYear = part.isDay && (part.year != previous?.year || !isUnique && !hasOneYear)
            return "\(part.short)\n\(part.context)\(showsYear ? " " + part.year : "")"
        }
    }

    /// Parts of a label: its first line, and what is coarser.
    private struct Parts {
        var short: String
        /// The year of a day or month, or the day of a time of day; empty if there is nothing coarser.
        var context = ""
        var year: String
        /// True if the context is a day, which has a year itself.
        var isDay = false
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func parts(_ seconds: Double, unit: TimeTicks.Unit) -> Parts {
        let (whole, thousandths) = Int((seconds * 1000).rounded()).floorDivided(by: 1000)
        let time = CivilTime(secondsSince1970: whole)
        let year = (time.year < 0 ? "−" : "") + String(time.year.magnitude)
        let month = months[time.month - 1], day = "\(time.day) \(month)"
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let clock = "\(two(time.hour)):\(two(time.minute))"
        return switch unit {
        case .year: Parts(short: year, year: year)
        case .month: Parts(short: month, context: year, year: year)
        case .day, .week: Parts(short: day, context: year, year: year)
        case .hour, .minute: Parts(short: clock, context: day, year: year, isDay: true)
        case .second: Parts(short: "\(clock):\(two(time.second))", context: day, year: year, isDay: true)
        case .millisecond:
            Parts(
                short: "\(clock):\(two(time.second)).\(String(1000 + thousandths).dropFirst())", context: day,
                year: year, isDay: true)
        }
    }
}
