import Foundation

/// What a part's results were computed from, beside seed and data, as digests: enough to say later whether they still stand, and why not.
public struct PartInputs: Codable, Sendable, Equatable {
    /// The version of the arithmetic.
    public var numerics: Int
    /// What the run was given by hand; empty for the reference.
    public var settings: [String: Value]
    /// The part's parameters as it used them.
    public var parameters: [String: Value]
    /// By piece of code, "Part4.swift" or "MNIST.swift, extension Page".
    public var code: [String: String]
    /// Digest of the notebook's facts, which any part may draw.
    public var facts: String
    /// What was read from other parts, "part3.history", by digest.
    public var reads: [String: String]
}
