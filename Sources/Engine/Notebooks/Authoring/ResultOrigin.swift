import Foundation

/// Where a part's results come from: what decided them, and the digest of the file that holds them.
public struct ResultOrigin: Sendable {
    public let seed: UInt64
    /// SHA-256 of the data.
    public let data: String
    /// Of the code, sixteen hexadecimal digits.
    public let code: String?
    public let numerics: Int?
    /// SHA-256 of `results/part-N.json`.
    public let results: String
}
