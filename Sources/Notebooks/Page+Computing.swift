import Foundation
import NeuralNetworks

extension Page {
    /// Computes something that takes long at most once: what the ledger has is not computed again.
    ///
    ///     let means = try page.compute("fold \(fold)", key: degree) { … }
    ///
    /// The result must be decided by this part's code, its parameters, the seed, the data, and whatever `key` adds: numbers that the closure takes from
    /// elsewhere, such as a loop's. All of these make up its name in the ledger. The closure may not leave traces outside itself, as it does not always run.
    public func compute<Result: Codable & SendableMetatype>(
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
        let key = LedgerKey(name: "\(part.name)/\(name)", text: text)
        return try settled(keys: [key], epochs: 1, line: line) { workshop in
            [try workshop.settle(key, label: name, epochs: 1, clock: BatchClock(), coding: .ofComputation, compute: body)]
        }[0]
    }
}
