/// An error of a file or folder that cannot be read, written or locked.
public struct FileError: ClassifiedError, CustomStringConvertible {
    /// The cause: usage, input or output.
    public let fault: Fault
    /// The message for the user: what failed, where, and what to do.
    public let description: String

    /// An error with a cause and a message.
    public init(_ fault: Fault, _ description: String) {
        self.fault = fault
        self.description = description
    }
}
