/// A file or folder that cannot be read, written or held. The description is a sentence: what, where, what to do.
public struct FileError: ClassifiedError, CustomStringConvertible {
    public let fault: Fault
    public let description: String

    public init(_ fault: Fault, _ description: String) {
        self.fault = fault
        self.description = description
    }
}
