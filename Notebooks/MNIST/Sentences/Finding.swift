/// A function that chooses a sentence of the report by a rule from the results, and throws if one of them is missing.
///
/// The sentence states an outcome, so another result gives another sentence.
typealias Finding = @Sendable (ResultReader) throws -> String
