/// The outcome of a verification: what is equal to the last bit, and what differs.
public struct VerificationOutcome: Sendable {
    public struct PartVerdict: Sendable {
        public let number: Int
        public let title: String
        /// One line for each difference; empty if all results are equal.
        public let differences: [String]
        /// What the part took when the report was made; nil if its measurements are gone.
        public let storedUsage: Usage?
        /// What the part took now; nil if some of its results came from the cache.
        public let usage: Usage?
        /// Whether the code has changed since the record was made.
        public let isByOtherCode: Bool

        public var isEqual: Bool { differences.isEmpty }
    }

    public let parts: [PartVerdict]
    /// The results that were drawn as a sample, by name.
    public let sampled: [ResultCache.Verdict]

    public var isEqual: Bool { parts.allSatisfy(\.isEqual) && sampled.allSatisfy(\.isEqual) }
}
