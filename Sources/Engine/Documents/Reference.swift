/// A reference to a value in prose, `{name}` or `{name:format}`.
public struct Reference: Sendable, Hashable {
    /// The name as written, with single spaces: "test accuracy", "original.part4.test_accuracy".
    public let name: String
    /// The format after the first colon, such as ".1%"; nil if there is none.
    public let format: String?
    /// The file that contains the reference.
    public let file: String
    /// The number of the line in `file`, from 1.
    public let line: Int

    /// A reference with its place in a file.
    public init(name: String, format: String? = nil, file: String, line: Int) {
        self.name = name
        self.format = format
        self.file = file
        self.line = line
    }

    /// The reference as prose has it: `{name}` or `{name:format}`.
    public var source: String { "{\(name)\(format.map { ":\($0)" } ?? "")}" }
}
