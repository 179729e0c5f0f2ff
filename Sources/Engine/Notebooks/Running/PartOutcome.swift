/// The outcome of a part in a run.
public struct PartOutcome: Sendable {
    public enum How: Sendable, Equatable {
        /// The stored record was fresh.
        case kept
        case computed
        /// With the reason in a sentence.
        case failed(String)
    }

    public let number: Int
    public let title: String
    public let how: How
    /// How many results this run computed.
    public var computedCount = 0
    /// How many results came from the cache.
    public var cachedCount = 0
    /// Wall time of the part in this run, in seconds.
    public var wall = 0.0
}
