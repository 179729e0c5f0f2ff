/// The run stopped because it was asked to.
public struct RunInterrupted: Error, CustomStringConvertible {
    public init() {}

    public var description: String { "The run was interrupted." }
}
