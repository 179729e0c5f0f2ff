import Foundation

/// The origin of a part's results: the inputs that decided them, and the digest of the file that holds them.
public struct ResultOrigin: Sendable {
    /// The seed of the run.
    public let seed: UInt64
    /// SHA-256 of the data.
    public let data: String
    /// The digest of the code, sixteen hexadecimal digits; nil in records of versions that did not note it.
    public let code: String?
    /// The version of the arithmetic (`numericsVersion`); nil in records of versions that did not note it.
    public let numerics: Int?
    /// SHA-256 of `results/part-N.json`.
    public let results: String
}
