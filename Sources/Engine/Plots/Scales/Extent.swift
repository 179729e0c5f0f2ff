/// What the data of one axis asks of its scale: every mark adds what it will place there.
package struct Extent {
    package private(set) var low = Double.infinity
    package private(set) var high = -Double.infinity
    /// The same among the positive numbers, for logarithmic scales.
    package private(set) var lowPositive = Double.infinity
    package private(set) var highPositive = -Double.infinity
    package private(set) var categories: [String] = []
    private var known: Set<String> = []
    /// Categories that were given as text; numbers alone do not make a scale of categories.
    package private(set) var hasText = false
    package private(set) var isIntegral = true
    /// Set by marks that measure from zero: no margin is left below their foot.
    package var standsOnZero = false
    /// Set by marks that fill their bands to the edge.
    package var fillsBands = false

    /// Whether numbers are named too, as a scale of categories needs it; of many numbers that takes long.
    package let namesNumbers: Bool

    package static let greatest = 1e305

    package init(namesNumbers: Bool = false) { self.namesNumbers = namesNumbers }

    package mutating func add(_ value: Double) {
        guard value.isFinite else { return }
        // Beyond this a difference of two values would overflow.
        let value = min(max(value, -Self.greatest), Self.greatest)
        low = min(low, value)
        high = max(high, value)
        if value > 0 {
            lowPositive = min(lowPositive, value)
            highPositive = max(highPositive, value)
        }
        if value.rounded() != value || value.magnitude > 1e15 { isIntegral = false }
    }

    package mutating func add(_ datum: Datum) {
        switch datum {
        case .number(let value):
            add(value)
            if namesNumbers, let name = Self.name(of: datum) { add(category: name) }
        case .category(let name):
            hasText = true
            add(category: name)
        case .named: break
        }
    }

    package mutating func add(category name: String) {
        if known.insert(name).inserted { categories.append(name) }
    }

    package mutating func merge(_ other: Extent) {
        low = min(low, other.low)
        high = max(high, other.high)
        lowPositive = min(lowPositive, other.lowPositive)
        highPositive = max(highPositive, other.highPositive)
        other.categories.forEach { add(category: $0) }
        hasText = hasText || other.hasText
        isIntegral = isIntegral && other.isIntegral
        standsOnZero = standsOnZero || other.standsOnZero
        fillsBands = fillsBands || other.fillsBands
    }

    /// The category that a datum belongs to; none for what is missing.
    package static func name(of datum: Datum) -> String? {
        switch datum {
        case .category(let name): name
        case .number(let value): value.isFinite ? Numeral.short(value, significant: 12) : nil
        case .named: nil
        }
    }
}
