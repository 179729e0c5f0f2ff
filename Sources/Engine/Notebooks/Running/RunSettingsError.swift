/// An error for settings that a notebook does not accept.
public struct RunSettingsError: Error, CustomStringConvertible {
    /// A sentence that says what is wrong.
    public let description: String

    init(_ description: String) { self.description = description }
}
