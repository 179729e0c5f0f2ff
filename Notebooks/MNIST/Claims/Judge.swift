typealias Judge = @Sendable (ResultReader) throws -> Claim
