import Basics
import Foundation

/// The inputs that a part's results were computed from, apart from seed and data, mostly as digests.
///
/// They are enough to tell later whether the results are fresh, and if not, why.
public struct PartInputs: Codable, Sendable, Equatable {
    /// The version of the arithmetic (`numericsVersion`).
    public var numerics: Int
    /// The settings that the run was given by hand; empty for the reference.
    public var settings: [String: Value]
    /// The parameters that the part used, by name.
    public var parameters: [String: Value]
    /// The digests of the code by its pieces, such as "Part4.swift", "MNIST.swift, extension PartContext" or, of
    /// another module, "Statistics/Sample.swift".
    public var code: [String: String]
    /// The digest of the notebook's facts (`Notebook.original`), which any part may use.
    public var facts: String
    /// The digests of the results that were read from other parts, by name, such as "part3.history".
    public var reads: [String: String]
    /// The SHA-256 of the files that the part read with `PartContext.file(_:)`, by name; nil if it read none.
    public var files: [String: String]?

    /// One digest for some pieces of code, given by their names and digests.
    static func codeDigest(_ code: [String: String]) -> String {
        SHA256.shortDigest(
            of: code.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n"))
    }
}
