/// A date, or a date and a time of day in UTC, as data of a plot.
///
///     Plot(x: .date("day"), y: "level") { Line(readings.map { (Timestamp($0.day), $0.level) }) }
///
/// It is stored as the number of seconds since 1970 in the proleptic Gregorian calendar, without leap seconds. Text on
/// an axis of dates is read in the same way: `("2024-02-29", 3.5)` is a point at that day.
public struct Timestamp: Hashable, Sendable {
    /// Seconds since the beginning of 1970 in UTC; exact for whole seconds.
    public let seconds: Double

    /// Creates a date from seconds since the beginning of 1970 in UTC.
    ///
    /// - Parameter seconds: limited to 10⁸ days before and after 1970; NaN for a missing date.
    public init(seconds: Double) {
        self.seconds = min(max(seconds, -Self.greatest), Self.greatest)
    }

    /// Creates a date from its parts; nil if the calendar or the clock does not have it.
    ///
    /// - Parameters:
    ///   - year: year, −200000…200000; 0 is the year before 1.
    ///   - month: month, 1…12.
    ///   - day: day of the month, from 1.
    ///   - hour: hour in UTC, 0…23.
    ///   - minute: minute, 0…59.
    ///   - second: second with its fraction, from 0 to less than 60.
    public init?(year: Int, month: Int = 1, day: Int = 1, hour: Int = 0, minute: Int = 0, second: Double = 0) {
        guard -200_000...200_000 ~= year, 1...12 ~= month, 1...CivilTime.dayCount(year: year, month: month) ~= day,
            0...23 ~= hour, 0...59 ~= minute, 0 <= second, second < 60
        else { return nil }
        let minutes = CivilTime(year: year, month: month, day: day).daysSince1970 * 1440 + hour * 60 + minute
        self.init(seconds: Double(minutes * 60) + second)
    }

    /// Reads a date as ISO 8601 writes it: a year, a month, a day, or a day with a time of day.
    ///
    /// "2024", "2024-02", "2024-02-29", "2024-02-29T18:30", "2024-02-29 18:30:15.25" and "2024-02-29T18:30:15+01:00"
    /// are dates. Without an offset the time is in UTC. Nil for any other text, and for a date that the calendar does
    /// not have.
    public init?(_ text: String) {
        var reader = Reader(rest: Array(text.utf8)[...])
        guard let stamp = reader.timestamp() else { return nil }
        self = stamp
    }

    /// Greatest distance from 1970 in seconds: 10⁸ days, about 273,790 years.
    package static let greatest = 8.64e12
}

extension Timestamp {
    /// Reader of the parts of a text.
    private struct Reader {
        var rest: ArraySlice<UInt8>

        /// The whole text as a date; nil if it is none.
        mutating func timestamp() -> Timestamp? {
            guard let year = number(digits: 4) else { return nil }
            guard take("-") != nil else { return rest.isEmpty ? Timestamp(year: year) : nil }
            guard let month = number(digits: 2) else { return nil }
            guard take("-") != nil else { return rest.isEmpty ? Timestamp(year: year, month: month) : nil }
            guard let day = number(digits: 2) else { return nil }
            guard take("T", "t", " ") != nil else {
                return rest.isEmpty ? Timestamp(year: year, month: month, day: day) : nil
            }
            guard let hour = number(digits: 2), take(":") != nil, let minute = number(digits: 2) else { return nil }
            var second = 0.0
            if take(":") != nil {
                guard let whole = number(digits: 2) else { return nil }
                second = Double(whole)
                if take(".", ",") != nil {
                    guard let part = fraction() else { return nil }
                    second += part
                }
            }
            guard let offset = offset(), rest.isEmpty,
                let stamp = Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
            else { return nil }
            return Timestamp(seconds: stamp.seconds - Double(offset))
        }

        /// The offset of the zone from UTC in seconds; 0 if there is none, nil if it is damaged.
        private mutating func offset() -> Int? {
            if take("Z", "z") != nil { return 0 }
            guard let sign = take("+", "-") else { return 0 }
            guard let hours = number(digits: 2), 0...23 ~= hours else { return nil }
            if rest.isEmpty { return (sign == "-" ? -3600 : 3600) * hours }
            _ = take(":")
            guard let minutes = number(digits: 2), 0...59 ~= minutes else { return nil }
            return (sign == "-" ? -60 : 60) * (hours * 60 + minutes)
        }

        /// Takes one of the characters; nil if none of them is next.
        private mutating func take(_ characters: Unicode.Scalar...) -> Unicode.Scalar? {
            guard let first = rest.first, let taken = characters.first(where: { $0.value == UInt32(first) }) else {
                return nil
            }
            rest.removeFirst()
            return taken
        }

        /// A number of exactly so many digits.
        private mutating func number(digits: Int) -> Int? {
            let head = rest.prefix(digits)
            guard head.count == digits, head.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
            rest.removeFirst(digits)
            return head.reduce(0) { 10 * $0 + Int($1) - 0x30 }
        }

        /// The digits after a point, at most fifteen, as a fraction of one.
        private mutating func fraction() -> Double? {
            let digits = rest.prefix { 0x30...0x39 ~= $0 }
            guard 1...15 ~= digits.count else { return nil }
            rest.removeFirst(digits.count)
            return Decimal.value(digits.reduce(0) { 10 * $0 + Int($1) - 0x30 }, exponent: -digits.count)
        }
    }
}

extension Timestamp: Comparable {
    /// True if the date is before the other one.
    public static func < (one: Timestamp, other: Timestamp) -> Bool { one.seconds < other.seconds }
}

/// A date is plotted on an axis of dates; on another axis it is its number of seconds.
extension Timestamp: Plottable { public var datum: Datum { .number(seconds) } }

/// A missing date is a missing value.
extension Timestamp?: Plottable { public var datum: Datum { .number(self?.seconds ?? .nan) } }

extension Timestamp: CustomStringConvertible {
    /// The date as ISO 8601 writes it, with a time of day unless it is midnight: "2024-02-29", "2024-02-29 18:30".
    public var description: String {
        guard seconds.isFinite else { return Numeral.missing }
        // Rounded to milliseconds, the unit of the smallest ticks.
        let (whole, thousandths) = Int((seconds * 1000).rounded()).floorDivided(by: 1000)
        let time = CivilTime(secondsSince1970: whole)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let digits = String(time.year.magnitude)
        var text = (time.year < 0 ? "−" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        text += "-\(two(time.month))-\(two(time.day))"
        if time.hour == 0, time.minute == 0, time.second == 0, thousandths == 0 { return text }
        text += " \(two(time.hour)):\(two(time.minute))"
        if time.second == 0, thousandths == 0 { return text }
        text += ":" + two(time.second)
        if thousandths == 0 { return text }
        return text + "." + String(String(1000 + thousandths).dropFirst())
    }
}
