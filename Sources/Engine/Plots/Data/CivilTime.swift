/// A point in time as the proleptic Gregorian calendar and a clock in UTC show it, to the second.
///
/// *Proleptic* means that the rules of the Gregorian calendar also hold for the time before it was introduced. Years
/// are counted as astronomers and ISO 8601 count them: year 0 is before year 1. There are no leap seconds, as in POSIX.
///
/// All arithmetic is on whole numbers and exact.
package struct CivilTime: Hashable, Sendable {
    /// Year, of which 0 is the one before year 1.
    package var year: Int
    /// Month, 1…12.
    package var month = 1
    /// Day of the month, from 1.
    package var day = 1
    /// Hour, 0…23.
    package var hour = 0
    /// Minute, 0…59.
    package var minute = 0
    /// Second, 0…59.
    package var second = 0

    /// The beginning of a day.
    package init(year: Int, month: Int = 1, day: Int = 1) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The time a number of seconds after the beginning of 1970.
    package init(secondsSince1970 seconds: Int) {
        let (days, rest) = seconds.floorDivided(by: Self.secondsPerDay)
        self.init(daysSince1970: days)
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    }

    /// The beginning of the day a number of days after 1 January 1970.
    ///
    /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`. The years begin in March,
    /// so that the leap day is the last day of a year, and 400 years have a whole number of days.
    package init(daysSince1970 days: Int) {
        let (era, dayOfEra) = (days + Self.daysFromMarchOfYear0).floorDivided(by: Self.daysPerEra)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // The lengths of the months from March on follow (153 m + 2) / 5.
        let month = (5 * dayOfYear + 2) / 153
        self.init(
            year: era * 400 + yearOfEra + (month < 10 ? 0 : 1), month: month < 10 ? month + 3 : month - 9,
            day: dayOfYear - (153 * month + 2) / 5 + 1)
    }

    /// Days from 1 January 1970 to the day; negative before it.
    package var daysSince1970: Int {
        let (era, yearOfEra) = (month <= 2 ? year - 1 : year).floorDivided(by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysPerEra + dayOfEra - Self.daysFromMarchOfYear0
    }

    /// Seconds from the beginning of 1970; negative before it.
    package var secondsSince1970: Int {
        daysSince1970 * Self.secondsPerDay + hour * 3600 + minute * 60 + second
    }

    /// Number of days of a month.
    package static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Number of seconds of a day.
    package static let secondsPerDay = 86_400
    /// Number of days of 400 years, after which the calendar repeats.
    private static let daysPerEra = 146_097
    /// Number of days from 1 March of year 0 to 1 January 1970.
    private static let daysFromMarchOfYear0 = 719_468
}

extension Int {
    /// Quotient rounded downwards, and the remainder, which is never negative. The divisor is positive.
    package func floorDivided(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
