import Basics

/// Digests of source files that are equal for files that differ only in comments and layout.
///
/// They decide whether results that the code computed are still fresh.
package enum SourceDigest {
    /// The digest of a file, sixteen hexadecimal digits.
    ///
    /// - Parameters:
    ///   - name: The file's name, whose ending tells the language: the digest is that of the tokens for `.swift`, that
    ///     of the lines without comments for `.c` and `.h`, and that of the bytes for everything else.
    ///   - contents: The file's bytes.
    package static func digest(ofFile name: String, contents: [UInt8]) -> String {
        if name.hasSuffix(".swift"), let text = String(validating: contents, as: UTF8.self) {
            var tokenizer = SwiftTokenizer(text)
            return SHA256.shortDigest(of: tokenizer.tokens().canonicalCode)
        }
        if name.hasSuffix(".c") || name.hasSuffix(".h"), let code = canonicalC(contents) {
            return SHA256.shortDigest(of: code)
        }
        return SHA256.shortDigest(of: contents)
    }

    /// C code without comments, blank lines and repeated white space; line ends stay, as they end directives.
    ///
    /// - Returns: Nil for text with a raw string literal `R"…"` of C++, in which comment marks mean nothing.
    private static func canonicalC(_ bytes: [UInt8]) -> [UInt8]? {
        let newline = UInt8(ascii: "\n"), space = UInt8(ascii: " "), backslash = UInt8(ascii: "\\")
        var result: [UInt8] = []
        var place = 0
        func next(_ offset: Int) -> UInt8? { place + offset < bytes.count ? bytes[place + offset] : nil }
        func addBlank(_ blank: UInt8) {
            guard let last = result.last, last != newline else { return }
            if last != space {
                result.append(blank)
            } else if blank == newline {
                result[result.count - 1] = newline
            }
        }
        while let byte = next(0) {
            switch (byte, next(1)) {
            case (UInt8(ascii: "R"), UInt8(ascii: "\"")): return nil
            case (UInt8(ascii: "/"), UInt8(ascii: "/")):
                // A backslash at the end of the line continues the comment.
                while let inner = next(0), inner != newline { place += inner == backslash ? 2 : 1 }
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                place += 2
                while next(0) != nil, !(next(0) == UInt8(ascii: "*") && next(1) == UInt8(ascii: "/")) { place += 1 }
                place += 2
                addBlank(space)
            case (UInt8(ascii: "\""), _), (UInt8(ascii: "'"), _):
                result.append(byte)
                place += 1
                while let inner = next(0), inner != newline {
                    result.append(inner)
                    place += 1
                    if inner == backslash, let escaped = next(0) {
                        result.append(escaped)
                        place += 1
                    } else if inner == byte {
                        break
                    }
                }
            case (newline, _), (space, _), (UInt8(ascii: "\t"), _), (UInt8(ascii: "\r"), _):
                addBlank(byte == newline ? newline : space)
                place += 1
            default:
                result.append(byte)
                place += 1
            }
        }
        return result
    }
}
