import Basics

/// A day is plotted at its beginning in UTC, on an axis of dates.
extension CalendarDate: Plottable {
    /// The seconds from the beginning of 1970 to the beginning of the day.
    public var datum: Datum {
        .number(Double(CivilTime(year: year, month: month, day: day).secondsSince1970))
    }
}
