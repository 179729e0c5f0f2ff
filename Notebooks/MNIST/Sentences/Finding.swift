/// Sentences of the report that say what came out, each chosen by a rule from the results: another result, another sentence.
typealias Finding = @Sendable (ResultReader) throws -> String
