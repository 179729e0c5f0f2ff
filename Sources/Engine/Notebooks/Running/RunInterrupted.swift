/// The error of a run that stopped because it was asked to.
public struct RunInterrupted: Error, CustomStringConvertible {
    /// Makes the error.
    public init() {}

    /// "The run was interrupted."
    public var description: String { "The run was interrupted." }
}
