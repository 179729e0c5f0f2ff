/// The tokens of an object's body (PDF 32000-1, 7.2), without white space and comments.
struct PDFTokens {
    private let tokens: [ArraySlice<UInt8>]

    /// Divides a body, or the dictionary of a stream.
    init(_ bytes: [UInt8]) {
        var tokens: [ArraySlice<UInt8>] = [], index = 0
        /// The index after the regular characters from `start` on.
        func regular(from start: Int) -> Int { bytes[start...].firstIndex { !Self.isRegular($0) } ?? bytes.count }
        while index < bytes.count {
            let start = index, next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch bytes[index] {
            case 0, 9, 10, 12, 13, 32:
                index += 1
                continue
            case UInt8(ascii: "%"):
                index = bytes[index...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
                continue
            case UInt8(ascii: "("): index = Self.endOfString(in: bytes, from: index)
            case UInt8(ascii: "<"):
                index =
                    next == UInt8(ascii: "<")
                    ? index + 2 : (bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
            case UInt8(ascii: ">"): index += next == UInt8(ascii: ">") ? 2 : 1
            case UInt8(ascii: "/"): index = regular(from: index + 1)
            case let byte: index = Self.isRegular(byte) ? regular(from: index) : index + 1
            }
            tokens.append(bytes[start..<index])
        }
        self.tokens = tokens
    }

    /// The index after a string in parentheses that begins at `start`.
    static func endOfString(in bytes: [UInt8], from start: Int) -> Int {
        var index = start, depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { break }
        }
        return min(index, bytes.count)
    }

    /// False for white space and for the characters that begin another token.
    static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, 9, 10, 12, 13, 32: false
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            false
        default: true
        }
    }

    /// The object that is referred to at an index, as in `12 0 R`; nil if there is no reference.
    private func reference(at index: Int) -> Int? {
        guard index + 2 < tokens.count, tokens[index + 2].elementsEqual("R".utf8),
            tokens[index + 1].elementsEqual("0".utf8)
        else { return nil }
        return Int(String(decoding: tokens[index], as: UTF8.self))
    }

    /// The numbers of the objects that the body refers to.
    var references: [Int] { tokens.indices.compactMap { reference(at: $0) } }

    /// Keys with a value that readers assume without them.
    private static let defaults = [
        ("/Type", "/StructElem"), ("/Type", "/XObject"), ("/Interpolate", "false"),
    ]

    /// The body with as little white space as possible, without entries that say nothing.
    ///
    /// - Parameters:
    ///   - numbers: The new numbers of the objects that the body refers to.
    ///   - keys: The keys of further entries to leave out, each with a value of one token or a reference.
    func written(_ numbers: [Int: Int] = [:], without keys: Set<String> = []) -> [UInt8] {
        var result: [UInt8] = [], index = 0
        result.reserveCapacity(tokens.reduce(0) { $0 + $1.count + 1 })
        func append(_ token: some Collection<UInt8>) {
            if let last = result.last, let first = token.first, Self.isRegular(last), Self.isRegular(first) {
                result.append(32)
            }
            result += token
        }
        while index < tokens.count {
            if let number = reference(at: index) {
                append("\(numbers[number] ?? number) 0 R".utf8)
                index += 3
                continue
            }
            let token = tokens[index]
            if token.first == UInt8(ascii: "/"), index + 1 < tokens.count {
                if Self.defaults.contains(where: {
                    token.elementsEqual($0.utf8) && tokens[index + 1].elementsEqual($1.utf8)
                }) {
                    index += 2
                    continue
                }
                if !keys.isEmpty, keys.contains(String(decoding: token, as: UTF8.self)) {
                    index += reference(at: index + 1) == nil ? 2 : 4
                    continue
                }
            }
            append(token)
            index += 1
        }
        return result
    }
}
