/// A network that cannot be: what does not fit, in a sentence.
public struct ShapeError: Error, CustomStringConvertible, Equatable {
    public let description: String

    package init(_ description: String) { self.description = description }
}
