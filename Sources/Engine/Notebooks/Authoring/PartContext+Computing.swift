import Basics

extension PartContext {
    /// Computes a result that takes long, or takes it from the cache if it was computed before.
    ///
    ///     let errors = try (1...5).map { degree in
    ///         try part.compute("degree \(degree)") { crossValidate(degree: degree) }
    ///     }
    ///
    /// The result must be decided by this part's code, its parameters, the seed, the data, the name and `key` alone:
    /// all of these make up its cache key. Everything else that the closure uses, such as a loop variable or a result
    /// of another part, must be in the name or in `key`. The closure must have no side effects, as it does not always
    /// run.
    ///
    /// - Parameters:
    ///   - name: A readable name for the result, unique in the part; part of its cache key.
    ///   - key: Everything else that decides the result, such as `[degree, folds]`; nil if there is nothing else.
    ///   - isExpected: Tells whether a result can be this one, by its shape: its counts, and the bounds of its numbers.
    ///     A stored result that is not expected, such as one of another length, is computed again. Without it, a stored
    ///     result of the same type is taken as it is.
    ///   - line: The source line whose cell the time is counted for. Leave it at its default.
    ///   - body: Computes the result.
    /// - Returns: The result, computed or cached. Both have the same bits.
    /// - Throws: The closure's error, `RunInterrupted` if the run was asked to stop, or `PartError` if the part has
    ///   asked for the same name and key before: the second would get the first's result, whatever its closure does. A
    ///   `PartError` also if the computed result is not expected.
    public func compute<Result: Codable & Sendable>(
        _ name: String, key: (any ValueConvertible)? = nil,
        expecting isExpected: (@Sendable (Result) -> Bool)? = nil, line: Int = #line, _ body: () throws -> Result
    ) throws -> Result {
        let text = """
            computation \(name)
            key \(key.map { valueDigest($0.value) } ?? "")
            numerics \(numericsVersion)
            code \(codeDigest)
            facts \(facts)
            parameters \(valueDigest(.object(parameters)))
            seed \(seed)
            data \(data.digest)

            """ + files.sorted { $0.key < $1.key }.map { "file \($0.key) \($0.value)\n" }.joined()
        let key = CacheKey(name: "\(part.name)/\(name)", text: text)
        if let first = computedLines.updateValue(line, forKey: text) {
            throw PartError(
                "\(part.file):\(line): “\(name)” is computed a second time, with the same key as on line \(first). "
                    + "Give it another name, or put what differs into `key:`.")
        }
        let file = part.file
        return try withoutActuallyEscaping(body) { body in
            // An executor computes a single task on the calling thread or in another process, so the closure never
            // leaves this thread.
            nonisolated(unsafe) let body = body
            let task = ResultTask(key: key, label: name, coding: .codable.checked(by: isExpected)) { _ in
                let result = try body()
                if isExpected?(result) == false {
                    throw PartError("\(file):\(line): what “\(name)” computed is not what `expecting:` says.")
                }
                return result
            }
            return try results(of: [task], line: line)[0]
        }
    }
}
