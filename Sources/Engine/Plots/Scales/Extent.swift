/// Range of the data of one axis; every mark adds the values that it will place there.
package struct Extent {
    /// Least finite number; +infinity if there is none.
    package private(set) var low = Double.infinity
    /// Greatest finite number; −infinity if there is none.
    package private(set) var high = -Double.infinity
    /// Least positive number, for logarithmic scales; +infinity if there is none.
    package private(set) var lowPositive = Double.infinity
    /// Greatest positive number, for logarithmic scales; −infinity if there is none.
    package private(set) var highPositive = -Double.infinity
    /// Categories in the order in which they were added.
    package private(set) var categories: [String] = []
    /// Set of `categories`.
    private var known: Set<String> = []
    /// True if a category was given as text; numbers alone do not make a scale of categories.
    package private(set) var hasText = false
    /// True if all numbers are whole and at most 10^15 in size.
    package private(set) var isIntegral = true
    /// True if all numbers are beginnings of days; known only if `readsDates`.
    package private(set) var isOfDays = true
    /// True if a mark measures from zero: there is no margin below its foot.
    package var standsOnZero = false
    /// True if a mark fills the bands of the categories to the edge.
    package var fillsBands = false

    /// True if numbers are named too, as a scale of categories needs. Naming many numbers takes long.
    package let namesNumbers: Bool

    /// True if texts are dates, as on a scale of dates; a text that is none is ignored.
    package let readsDates: Bool

    /// Largest absolute value; greater numbers are limited to it, because a difference of two values could overflow.
    package static let greatest = 1e305

    /// Creates an empty range.
    ///
    /// - Parameters:
    ///   - namesNumbers: true if every number is also a category.
    ///   - readsDates: true if texts are dates.
    package init(namesNumbers: Bool = false, readsDates: Bool = false) {
        self.namesNumbers = namesNumbers
        self.readsDates = readsDates
    }

    /// Adds a number; one that is not finite is ignored.
    package mutating func add(_ value: Double) {
        guard value.isFinite else { return }
        // Beyond `greatest` a difference of two values would overflow; the calendar ends before.
        let greatest = readsDates ? Timestamp.greatest : Self.greatest
        let value = min(max(value, -greatest), greatest)
        low = min(low, value)
        high = max(high, value)
        if value > 0 {
            lowPositive = min(lowPositive, value)
            highPositive = max(highPositive, value)
        }
        if value.rounded() != value || value.magnitude > 1e15 { isIntegral = false }
        if readsDates, value.remainder(dividingBy: Double(CivilTime.secondsPerDay)) != 0 { isOfDays = false }
    }

    /// Adds a number or a category; the name of a measured time is ignored.
    package mutating func add(_ datum: Datum) {
        switch datum {
        case .number(let value):
            add(value)
            if namesNumbers, let name = Self.name(of: datum) { add(category: name) }
        case .category(let name) where readsDates:
            if let date = Timestamp(name) { add(date.seconds) }
        case .category(let name):
            hasText = true
            add(category: name)
        case .named: break
        }
    }

    /// Adds a category unless it is known.
    package mutating func add(category name: String) {
        if known.insert(name).inserted { categories.append(name) }
    }

    /// Adds the data of another range.
    package mutating func merge(_ other: Extent) {
        low = min(low, other.low)
        high = max(high, other.high)
        lowPositive = min(lowPositive, other.lowPositive)
        highPositive = max(highPositive, other.highPositive)
        other.categories.forEach { add(category: $0) }
        hasText = hasText || other.hasText
        isIntegral = isIntegral && other.isIntegral
        isOfDays = isOfDays && other.isOfDays
        standsOnZero = standsOnZero || other.standsOnZero
        fillsBands = fillsBands || other.fillsBands
    }

    /// Category that a datum belongs to; nil if it is missing.
    package static func name(of datum: Datum) -> String? {
        switch datum {
        case .category(let name): name
        case .number(let value): value.isFinite ? Numeral.short(value, significant: 12) : nil
        case .named: nil
        }
    }
}
