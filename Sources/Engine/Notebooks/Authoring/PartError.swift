import Foundation

/// An error in how a part uses its part context, such as a parameter or result that does not exist.
///
/// A part may throw it for reasons of its own; the part is then recorded as failed, with the description as the reason.
public struct PartError: Error, CustomStringConvertible {
    /// A sentence that says what is wrong.
    public let description: String

    /// Makes an error from a sentence.
    public init(_ description: String) { self.description = description }
}
