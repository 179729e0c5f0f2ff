/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable {
    /// The year, from 1 to 9999.
    public let year: Int
    /// The month, from 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Reads a date in the extended format of ISO 8601, such as "2026-11-30"; nil for any other text, and for a day
    /// that the calendar does not have.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy { 0x30...0x39 ~= $0 } }) else {
            return nil
        }
        let numbers = parts.map { $0.reduce(0) { 10 * $0 + Int($1) - 0x30 } }
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
        let isLeapYear = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year > 0, 1...12 ~= month, 1...lengths[month - 1] ~= day else { return nil }
    }

    /// The date in words: "30 November 2026".
    public var inWords: String { "\(day) \(Self.months[month - 1]) \(year)" }
}
