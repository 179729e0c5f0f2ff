/// `{name}` or `{name:format}` in prose.
public struct Reference: Sendable, Hashable {
    /// As written, with single spaces: "test accuracy", "original.part4.test_accuracy".
    public let name: String
    /// What stands after the first colon: ".1%".
    public let format: String?
    public let file: String
    /// Of `file`, from 1.
    public let line: Int

    public init(name: String, format: String? = nil, file: String, line: Int) {
        self.name = name
        self.format = format
        self.file = file
        self.line = line
    }
}
