/// The outcome of a part in a run.
public struct PartOutcome: Sendable {
    /// The three outcomes.
    public enum How: Sendable, Equatable {
        /// The stored record was fresh, so nothing was computed.
        case fresh
        /// The part was run. Some or all of its results may be cached.
        case computed
        /// The part threw an error; the reason is a sentence.
        case failed(String)
    }

    /// The number of the part.
    public let number: Int
    /// The title of the part, without its number.
    public let title: String
    /// The outcome.
    public let how: How
    /// The number of results that this run computed.
    public var computedCount = 0
    /// The number of results that came from the cache.
    public var cachedCount = 0
    /// The wall time of the part in this run, in seconds.
    public var wall = 0.0

    /// Describes an outcome.
    package init(
        number: Int, title: String, how: How, computedCount: Int = 0, cachedCount: Int = 0, wall: Double = 0
    ) {
        self.number = number
        self.title = title
        self.how = how
        self.computedCount = computedCount
        self.cachedCount = cachedCount
        self.wall = wall
    }

    /// The outcome with the reason that the part's record gives, if the part failed.
    func reasoned(by record: PartRecord) -> PartOutcome {
        PartOutcome(
            number: number, title: title, how: record.failure.map { .failed($0) } ?? how,
            computedCount: computedCount, cachedCount: cachedCount, wall: wall)
    }
}
