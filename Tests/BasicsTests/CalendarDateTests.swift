import Testing

@testable import Basics

/// Days of the Gregorian calendar in the extended format of ISO 8601.
@Suite struct CalendarDateTests {
    @Test(arguments: [
        ("2026-11-30", "30 November 2026"), ("2024-02-29", "29 February 2024"), ("2000-02-29", "29 February 2000"),
        ("0001-01-01", "1 January 1"), ("9999-12-31", "31 December 9999"),
    ])
    func daysAreReadAndWrittenInWords(text: String, words: String) {
        #expect(CalendarDate(text)?.inWords == words)
    }

    @Test(arguments: [
        "", "2026-13-01", "2026-00-01", "2026-11-31", "2026-02-29", "1900-02-29", "2026-11-00", "2026-1-1", "20261130",
        "30.11.2026", "2026-11-30T00:00:00Z", " 2026-11-30", "0000-01-01", "+026-11-30", "2026-11-3٠", "2026-W48-1",
    ])
    func everythingElseIsRefused(text: String) {
        #expect(CalendarDate(text) == nil)
    }
}
