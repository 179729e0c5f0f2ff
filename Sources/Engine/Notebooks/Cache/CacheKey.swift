import Basics

/// The key of a result in the cache: a text that lists everything that decides the result's bits.
public struct CacheKey: Sendable, Equatable {
    /// A readable name, such as "part 5/dropout 0.2, l2 0.0001/fold 1".
    public let name: String
    /// Everything that decides the result, one fact on each line.
    public let text: String

    /// Makes a key.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The file name of the entry: the name in lower case with hyphens, at most 80 characters, and sixteen digits of
    /// the text's digest.
    ///
    /// Two keys may have the same file name, so the file contains the text, which is compared in full.
    public var fileName: String {
        let slug = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" }
        let words = String(slug).split(separator: "-").joined(separator: "-").prefix(80)
        return "\(words)-\(SHA256.shortDigest(of: text))"
    }
}
