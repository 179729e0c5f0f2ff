/// There is no value of that name.
public struct UnresolvedReference: Error, Sendable, CustomStringConvertible {
    public let name: String

    public init(name: String) {
        self.name = name
    }

    public var description: String { "no value of this name" }
}
