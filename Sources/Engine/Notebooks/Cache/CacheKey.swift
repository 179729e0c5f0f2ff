import Basics

/// The name of a result in the cache: a text that says everything that decides the result's bits.
public struct CacheKey: Sendable, Equatable {
    /// A readable name, such as "part 5/dropout 0.2, l2 0.0001/fold 1".
    public let name: String
    /// Everything that decides the result, one fact a line.
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The name made fit for a file, and sixteen digits of the text's digest. The text itself is in the file and is
    /// compared in full.
    public var fileName: String {
        let slug = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" }
        let words = String(slug).split(separator: "-").joined(separator: "-").prefix(80)
        return "\(words)-\(SHA256.shortDigest(of: text))"
    }
}
