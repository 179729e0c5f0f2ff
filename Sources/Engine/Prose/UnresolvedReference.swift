/// A reference to a name that has no value.
public struct UnresolvedReference: Error, Sendable, CustomStringConvertible {
    /// The name.
    public let name: String

    /// Creates the error for a name.
    ///
    /// - Parameter name: The name.
    public init(name: String) {
        self.name = name
    }

    public var description: String { "no value of this name" }
}
