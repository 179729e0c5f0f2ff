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
}
