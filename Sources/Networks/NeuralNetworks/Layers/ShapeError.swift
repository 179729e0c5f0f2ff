/// A shape that a network or a layer cannot take, described in a sentence.
public struct ShapeError: Error, CustomStringConvertible, Equatable {
    /// The sentence.
    public let description: String

    /// Creates an error with its sentence.
    package init(_ description: String) { self.description = description }
}
