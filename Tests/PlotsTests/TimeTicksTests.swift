import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

/// Ticks and labels of an axis of dates.
@Suite struct TimeTicksTests {
    private static let counts: [(TimeTicks.Unit, [Int])] = [
        (.second, [1, 2, 5, 10, 15, 30]), (.minute, [1, 2, 5, 10, 15, 30]), (.hour, [1, 2, 3, 6, 12]), (.day, [1, 2]),
        (.week, [1, 2]), (.month, [1, 3, 6]), (.year, [1, 2, 5, 10, 100]),
    ]

    /// True if the clock and the calendar show a multiple of the interval.
    private func isTick(_ seconds: Int, _ unit: TimeTicks.Unit, _ count: Int) -> Bool {
        let time = CivilTime(secondsSince1970: seconds), day = time.daysSince1970
        let isMidnight = time.hour == 0 && time.minute == 0 && time.second == 0
        switch unit {
        case .millisecond: return false
        case .second: return time.second % count == 0
        case .minute: return time.second == 0 && time.minute % count == 0
        case .hour: return time.second == 0 && time.minute == 0 && time.hour % count == 0
        case .day: return isMidnight && day % count == 0
        // Day 4 was a Monday.
        case .week: return isMidnight && (day - 4) % (7 * count) == 0
        case .month: return isMidnight && time.day == 1 && (time.month - 1) % count == 0
        case .year: return isMidnight && time.day == 1 && time.month == 1 && time.year % count == 0
        }
    }

    /// The oracle goes through every second, or every day, of the range.
    @Test func ticksAreAllMultiplesOfTheirInterval() {
        var random = SplitMix(state: 9)
        for (unit, counts) in Self.counts {
            for count in counts {
                let interval = TimeTicks.Interval(unit: unit, count: count)
                let step = interval.seconds < 86_400 ? 1 : 86_400
                let length = Int(interval.seconds) * 4 + step
                for _ in 0..<6 {
                    let low = Int.random(in: -3_000_000_000...5_000_000_000, using: &random) / step * step
                    let expected = stride(from: low, through: low + length, by: step).filter {
                        isTick($0, unit, count)
                    }
                    // The ends are within the step, where there is no other tick.
                    let times = TimeTicks(low: Double(low) - 0.5, high: Double(low + length) + 0.5, ideal: 5)
                        .times(every: interval)
                    #expect(times == expected.map(Double.init), "\(unit) \(count) from \(low)")
                }
            }
        }
    }

    @Test func everySpanHasLegibleTicks() throws {
        var random = SplitMix(state: 5)
        for _ in 0..<400 {
            let span =
                Decimal.power(Int.random(in: -2...11, using: &random)) * Double.random(in: 1...10, using: &random)
            let low = Double.random(in: -6e10...1e11, using: &random)
            let width = Double.random(in: 120...430, using: &random)
            let plot = Plot(x: .date()) { Dots([(low, 1.0), (low + span, 2.0)]) }
            let (panel, _) = try #require(plot.placedPanel(width: width))
            let ticks = panel.x.ticks
            #expect(ticks.count >= (width > 300 ? 2 : 1) && ticks.count <= 20, "\(low) \(span) \(width)")
            #expect(ticks.allSatisfy { $0.place >= panel.x.low && $0.place <= panel.x.high })
            #expect(ticks.allSatisfy { $0.label != nil })
            #expect(Set(ticks.map(\.label)).count == ticks.count, "no label twice: \(ticks)")
            let labels = AxisDrawing.levelLabels(panel.x, figureWidth: width)
            let texts = Measured(plot.picture(width: width)).texts.filter { $0.box.minY > panel.frame.maxY }
            #expect(texts.count == labels.flatMap(\.lines).count)
            for text in texts {
                #expect(text.box.minX >= -0.01 && text.box.maxX <= width + 0.01 && !text.string.contains("…"))
            }
            // No two texts of one line touch.
            for row in Dictionary(grouping: texts, by: \.box.minY).values {
                let sorted = row.sorted { $0.box.minX < $1.box.minX }
                for (one, next) in zip(sorted, sorted.dropFirst()) { #expect(next.box.minX > one.box.maxX) }
            }
        }
    }

    private func ticks(_ low: String, _ high: String, ideal: Double = 6) throws -> [String?] {
        TimeTicks(
            low: try #require(Timestamp(low)).seconds, high: try #require(Timestamp(high)).seconds, ideal: ideal
        ).ticks { _ in true }.map(\.label)
    }

    /// Numbers beyond the calendar, such as nanoseconds since 1970, are drawn at its end.
    @Test(arguments: [
        [1.7e18, 1.7e18 + 3.6e12], [1e20, 1e20], [-1e300, 1e300], [8.64e12, 8.64e12], [1.7e18, 1.7e9],
        [1e17, 1e17 + 1e12],
    ]) func numbersBeyondTheCalendarGiveAFigure(_ numbers: [Double]) {
        let inData = Plot(x: .date(), y: "y") { Line(numbers.map { ($0, 1.0) }) }
        var inDomain = Scale.date()
        inDomain.domain = numbers
        let plots = [
            inData, Plot(x: inDomain, y: "y") { Line([(0.0, 1.0)]) },
            Plot(x: "x", y: .date()) { Line([(1.0, numbers[0])]) },
        ]
        for plot in plots {
            let picture = plot.picture(width: 300)
            #expect(picture.size.height.isFinite && !plot.alternativeText.isEmpty)
        }
    }

    @Test func unitFollowsTheSpan() throws {
        #expect(try ticks("1815", "2040") == ["1850", "1900", "1950", "2000"])
        #expect(try ticks("2019-03", "2024-06", ideal: 5) == ["2020", "2021", "2022", "2023", "2024"])
        #expect(
            try ticks("2024-01-31", "2025-01-01", ideal: 12).first == "Feb\n2024")
        #expect(
            try ticks("2024-02-01", "2025-01-01", ideal: 12) == [
                "Feb\n2024", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan\n2025",
            ])
        // “Jul” twice would be ambiguous.
        #expect(
            try ticks("2024-01-01", "2025-07-01", ideal: 7) == [
                "Jan\n2024", "Apr\n2024", "Jul\n2024", "Oct\n2024", "Jan\n2025", "Apr\n2025", "Jul\n2025",
            ])
        #expect(
            try ticks("2024-02-26", "2024-03-02") == ["26 Feb\n2024", "27 Feb", "28 Feb", "29 Feb", "1 Mar", "2 Mar"])
        #expect(try ticks("2023-12-25", "2024-01-15", ideal: 4) == ["25 Dec\n2023", "1 Jan\n2024", "8 Jan", "15 Jan"])
        #expect(
            try ticks("2024-02-29 22:00", "2024-03-01 03:00") == [
                "22:00\n29 Feb 2024", "23:00", "00:00\n1 Mar", "01:00", "02:00", "03:00",
            ])
        #expect(
            try ticks("2024-02-28", "2024-02-29 12:00", ideal: 4) == [
                "00:00\n28 Feb 2024", "12:00\n28 Feb", "00:00\n29 Feb", "12:00\n29 Feb",
            ])
        #expect(
            try ticks("2024-12-31 23:59:30", "2025-01-01 00:00:30", ideal: 5) == [
                "23:59:30\n31 Dec 2024", "23:59:40", "23:59:50", "00:00:00\n1 Jan 2025", "00:00:10", "00:00:20",
                "00:00:30",
            ])
        #expect(
            try ticks("2024-02-29 12:00:00", "2024-02-29 12:00:00.4", ideal: 5).compactMap(\.self) == [
                "12:00:00.000\n29 Feb 2024", "12:00:00.100", "12:00:00.200", "12:00:00.300", "12:00:00.400",
            ])
    }

    @Test func daysHaveNoTimesOfDay() throws {
        let days = ["2024-02-28", "2024-02-29"]
        let plot = Plot(x: .date()) { Line(days.map { ($0, 1.0) }) }
        let (panel, _) = try #require(plot.placedPanel(width: 420))
        #expect(panel.x.ticks.map(\.label) == ["28 Feb\n2024", "29 Feb"])
        let one = try #require(Plot(x: .date()) { Dots([("2024-02-29", 1.0)]) }.placedPanel(width: 420)).panel
        #expect(
            one.x.ticks.map(\.label).contains("29 Feb") && !one.x.ticks.contains { $0.label?.contains(":") ?? true })
    }

    @Test func textAndTimestampsHaveOnePlace() throws {
        let texts = Plot(x: .date()) { Line([("2024-01-31", 1.0), ("2024-07-01T12:00", 2), ("2025-01-01", 5)]) }
        let stamps = Plot(x: .date()) {
            Line([
                (Timestamp("2024-01-31"), 1.0), (Timestamp(year: 2024, month: 7, day: 1, hour: 12), 2),
                (Timestamp(seconds: 1_735_689_600), 5),
            ])
        }
        #expect(LayoutNumbers(texts.picture()).text == LayoutNumbers(stamps.picture()).text)
        #expect(texts.alternativeText == stamps.alternativeText)
    }

    @Test func whatIsNoDateIsCountedAndNotNamed() throws {
        let plot = Plot("Levels", x: .date(), y: "level") {
            Dots([("2024-01-01", 1.0), ("2024-02-30", 2), ("soon", 3), ("2024-03-01", 4)])
        }
        #expect(Measured(plot.picture()).texts.contains { $0.string == "2 missing" })
        #expect(plot.alternativeText.contains("2024-01-01: 1; missing: 2; missing: 3; 2024-03-01: 4"))
        #expect(
            !Measured(Plot(x: .date()) { Line([("soon", 1.0)]) }.picture()).texts.contains {
                $0.string.contains("1970")
            })
    }

    @Test func alternativeTextHasDates() {
        let plot = Plot(x: .date("day"), y: "level") {
            Line([("2024-02-01", 1.0), ("2024-02-29", 7), ("2024-03-31", 2)])
            Rule(x: Timestamp(year: 2024, month: 2, day: 14), label: "half")
        }
        #expect(
            plot.alternativeText
                == "Line plot of level against day, 2024-02-01 to 2024-03-31. It rises from 1 to 2 (highest 7 at "
                + "2024-02-29). Reference line at x = 2024-02-14: half.")
    }

    @Test func barsAtDatesAreWholeAtBothEnds() throws {
        for count in [1, 2, 7, 40] {
            let bars = Bars((0..<count).map { (Timestamp(seconds: 1_709_164_800 + 86_400 * Double($0)), 2.0) })
            let (panel, marks) = try #require(Plot(x: .date()) { bars }.placedPanel(width: 420))
            let boxes = marks[0].obstacles(in: panel)
            try #require(boxes.count == count)
            let widths = boxes.map(\.size.width)
            #expect((widths.max() ?? 0) - (widths.min() ?? 0) < 1e-9, "\(widths)")
        }
    }

    /// M01: the label at the edge was cut to the room up to the edge.
    @Test func namesAtTheEdgesAreWhole() throws {
        for count in [13, 20, 40, 41, 60, 200] {
            for width in [300.0, 390, 424] {
                let names = (0..<count).map { "2024-\(10 + $0 / 28)-\(10 + $0 % 28)" }
                let plot = Plot(x: .category("day"), y: "level") { Bars(names.map { ($0, 1.0) }) }
                let (panel, _) = try #require(plot.placedPanel(width: width))
                let texts = Measured(plot.picture(width: width)).texts.filter {
                    $0.box.minY > panel.frame.maxY && $0.string != "day"
                }.sorted { $0.box.minX < $1.box.minX }
                #expect(texts.count >= 2)
                for text in texts { #expect(names.contains(text.string), "\(text.string)") }
                for (one, next) in zip(texts, texts.dropFirst()) { #expect(next.box.minX > one.box.maxX) }
                #expect((texts.last?.box.maxX ?? 0) <= width + 0.01)
            }
        }
    }
}
