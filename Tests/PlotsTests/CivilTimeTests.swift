import Testing

@testable import Plots

/// The calendar of an axis of dates.
@Suite struct CivilTimeTests {
    /// Seconds since 1970, the parts of the date, and the day of the week from Monday = 0, as Python has them:
    ///
    ///     for r in dates + [datetime(1, 1, 1) + timedelta(seconds=random.randrange(315537897599)) for _ in range(15)]:
    ///         t = r - datetime(1970, 1, 1)
    ///         print((t.days * 86400 + t.seconds, [r.year, r.month, r.day, r.hour, r.minute, r.second], r.weekday()))
    static let dates: [(seconds: Int, parts: [Int], weekday: Int)] = [
        (-62_135_596_800, [1, 1, 1, 0, 0, 0], 0),
        (-62_104_060_801, [1, 12, 31, 23, 59, 59], 0),
        (-12_220_200_000, [1582, 10, 4, 12, 0, 0], 0),
        (-12_219_292_800, [1582, 10, 15, 0, 0, 0], 4),
        (-11_670_976_800, [1600, 2, 29, 6, 0, 0], 1),
        (-8_515_238_400, [1700, 3, 1, 0, 0, 0], 0),
        (-2_209_075_199, [1899, 12, 31, 0, 0, 1], 6),
        (-2_203_891_201, [1900, 2, 28, 23, 59, 59], 2),
        (-2_203_891_200, [1900, 3, 1, 0, 0, 0], 3),
        (-1, [1969, 12, 31, 23, 59, 59], 2),
        (0, [1970, 1, 1, 0, 0, 0], 3),
        (951_827_415, [2000, 2, 29, 12, 30, 15], 1),
        (1_709_164_800, [2024, 2, 29, 0, 0, 0], 3),
        (4_107_456_000, [2100, 2, 28, 0, 0, 0], 6),
        (253_402_300_799, [9999, 12, 31, 23, 59, 59], 4),
        (153_260_660_279, [6826, 8, 21, 5, 37, 59], 4),
        (-33_570_050_736, [906, 3, 17, 17, 54, 24], 2),
        (-8_294_393_557, [1707, 3, 1, 1, 47, 23], 1),
        (56_007_940_085, [3744, 10, 27, 1, 8, 5], 1),
        (-14_729_913_896, [1503, 3, 25, 21, 15, 4], 2),
        (167_360_163_930, [7273, 6, 6, 22, 25, 30], 1),
        (67_013_448_847, [4093, 7, 27, 14, 54, 7], 0),
        (238_901_723_353, [9540, 6, 30, 5, 49, 13], 6),
        (-30_247_529_690, [1011, 6, 30, 20, 25, 10], 6),
        (250_653_351_343, [9912, 11, 21, 10, 55, 43], 3),
        (-28_000_446_807, [1082, 9, 13, 18, 6, 33], 2),
        (-34_662_063_340, [871, 8, 8, 17, 4, 20], 5),
        (62_316_471_244, [3944, 9, 24, 10, 54, 4], 6),
        (243_007_152_304, [9670, 8, 3, 18, 45, 4], 6),
        (14_565_941_195, [2431, 7, 30, 6, 46, 35], 2),
    ]

    @Test func datesAreThoseOfPython() {
        for (seconds, parts, weekday) in Self.dates {
            let time = CivilTime(secondsSince1970: seconds)
            #expect([time.year, time.month, time.day, time.hour, time.minute, time.second] == parts)
            #expect(time.secondsSince1970 == seconds)
            let stamp = Timestamp(
                year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4],
                second: Double(parts[5]))
            #expect(stamp?.seconds == Double(seconds))
            #expect(stamp.map { Timestamp($0.description) } == stamp)
            // The weeks of the axis begin on Mondays.
            let day = (seconds - ((seconds % 86_400) + 86_400) % 86_400) / 86_400
            let ticks = TimeTicks(low: Double(day * 86_400), high: Double(day * 86_400), ideal: 1)
                .times(every: TimeTicks.Interval(unit: .week, count: 1))
            #expect(ticks.isEmpty == (weekday != 0), "\(parts)")
        }
    }

    /// Every day of three thousand years, counted by the lengths of the months.
    @Test func everyDayFollowsTheOneBefore() {
        var time = CivilTime(year: -400), days = time.daysSince1970
        func length(_ year: Int, _ month: Int) -> Int {
            let isLeap = year.isMultiple(of: 400) || year.isMultiple(of: 4) && !year.isMultiple(of: 100)
            return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        }
        var wrong = 0
        while time.year < 2600 {
            if CivilTime(daysSince1970: days) != time || time.daysSince1970 != days { wrong += 1 }
            if CivilTime.dayCount(year: time.year, month: time.month) != length(time.year, time.month) { wrong += 1 }
            days += 1
            time.day += 1
            if time.day > length(time.year, time.month) { (time.day, time.month) = (1, time.month + 1) }
            if time.month > 12 { (time.month, time.year) = (1, time.year + 1) }
        }
        #expect(wrong == 0)
        // From Python: (date(2600, 1, 1) - date(1970, 1, 1)).days.
        #expect(days == 230_103)
    }

    /// ISO 8601, as `datetime.fromisoformat` of Python 3.11 reads it.
    @Test(
        arguments: [
            ("2024", 1_704_067_200), ("2024-02", 1_706_745_600), ("2024-02-29", 1_709_164_800),
            ("2024-02-29T18:30", 1_709_231_400), ("2024-02-29 18:30:15", 1_709_231_415),
            ("2024-02-29T18:30:15Z", 1_709_231_415), ("2024-02-29T18:30:15.25", 1_709_231_415.25),
            ("2024-02-29T18:30:15,25", 1_709_231_415.25), ("2024-02-29T18:30:15+01:00", 1_709_227_815),
            ("2024-02-29T18:30:15-0530", 1_709_251_215), ("2024-02-29T18:30+05", 1_709_213_400),
            ("0001-01-01", -62_135_596_800), ("0000-02-29", -62_162_121_600),
        ] as [(String, Double)]) func isoTextIsRead(text: String, seconds: Double)
    {
        #expect(Timestamp(text)?.seconds == seconds)
    }

    @Test(
        arguments: [
            "", "soon", "24", "2024-2-9", "2024-13-01", "2024-00-01", "2023-02-29", "1900-02-29", "2024-02-30",
            "2024-02-00",
            "2024-02-29T", "2024-02-29T24:00", "2024-02-29T18", "2024-02-29T18:60", "2024-02-29T18:30:60",
            "2024-02-29T18:30:15.", "2024-02-29T18:30:15+", "2024-02-29T18:30:15+1", "2024-02-29T18:30:15+25:00",
            "2024-02-29T18:30:15 ", " 2024-02-29", "2024-02-29x", "29.02.2024", "2024/02/29", "20240229", "２０２４",
        ]) func textThatIsNoDateIsRefused(text: String)
    {
        #expect(Timestamp(text) == nil)
    }

    @Test func valuesBeyondTheCalendarAreLimited() {
        for value in [1e300, -1e300, .infinity, -.infinity, 8.64e12, -8.64e12] {
            let stamp = Timestamp(seconds: value)
            #expect(stamp.seconds.magnitude == Timestamp.greatest && !stamp.description.isEmpty)
        }
        #expect(Timestamp(seconds: .nan).description == "–")
        #expect(Timestamp(year: 200_001) == nil && Timestamp(year: 2024, month: 2, day: 30) == nil)
        #expect(Timestamp(year: -752, month: 4, day: 21)?.description == "−0752-04-21")
    }
}
