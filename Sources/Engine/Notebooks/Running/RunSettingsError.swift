/// Settings that a notebook cannot take, in a sentence.
public struct RunSettingsError: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
