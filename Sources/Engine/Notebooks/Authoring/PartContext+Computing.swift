import Basics

extension PartContext {
    /// Computes something that takes long at most once: a result that the cache has is not computed again.
    ///
    ///     let means = try part.compute("fold \(fold)", key: degree) { … }
    ///
    /// The result must be decided by this part's code, its parameters, the seed, the data, and whatever `key` adds:
    /// numbers that the closure takes from elsewhere, such as a loop's. All of these make up its key in the cache. The
    /// closure may not leave traces outside itself, as it does not always run.
    ///
    /// - Parameters:
    ///   - name: What a person would call the result; part of its key.
    ///   - key: Everything else that decides the result.
    /// - Throws: The closure's error, or `RunInterrupted` if the run was asked to stop.
    public func compute<Result: Codable & Sendable>(
        _ name: String, key: (any ValueConvertible)? = nil, line: Int = #line, _ body: () throws -> Result
    ) throws -> Result {
        let text = """
            computation \(name)
            key \(key.map { valueDigest($0.value) } ?? "")
            numerics \(numericsVersion)
            code \(codeDigest)
            parameters \(valueDigest(.object(parameters)))
            seed \(seed)
            data \(data.digest)

            """
        let key = CacheKey(name: "\(part.name)/\(name)", text: text)
        return try withoutActuallyEscaping(body) { body in
            // An executor computes a single task on the calling thread or in another process, so the closure never
            // leaves this thread.
            nonisolated(unsafe) let body = body
            let task = ResultTask(key: key, label: name, coding: .codable) { _ in try body() }
            return try results(of: [task], line: line)[0]
        }
    }
}
