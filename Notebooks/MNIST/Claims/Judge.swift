/// A function that computes a claim from results, and throws if one of them is missing.
typealias Judge = @Sendable (ResultReader) throws -> Claim
