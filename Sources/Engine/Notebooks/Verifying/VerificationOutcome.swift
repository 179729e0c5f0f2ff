/// The outcome of a verification: the parts and results that are equal to the last bit, and those that differ.
public struct VerificationOutcome: Sendable {
    /// The comparison of one part's stored record with the new one.
    public struct PartVerdict: Sendable {
        /// The number of the part.
        public let number: Int
        /// The title of the part.
        public let title: String
        /// One line for each difference; empty if all results are equal.
        public let differences: [String]
        /// The usage of the part when the report was made; nil if its measurements are missing.
        public let storedUsage: Usage?
        /// The usage of the part in this verification; nil for a sample, where other results come from the cache.
        public let usage: Usage?
        /// True if the code has changed since the record was made.
        public let isByOtherCode: Bool

        /// True if there are no differences.
        public var isEqual: Bool { differences.isEmpty }
    }

    /// The verdicts on the parts, in order.
    public let parts: [PartVerdict]
    /// The verdicts on the results that were drawn as a sample, in order of their names; empty without a sample.
    public let sampled: [ResultCache.Verdict]

    /// True if all parts and all results of the sample are equal.
    public var isEqual: Bool { parts.allSatisfy(\.isEqual) && sampled.allSatisfy(\.isEqual) }
}
