/// Reads the entries of a BibTeX file.
///
/// The grammar is that of BibTeX 0.99d: entries in braces or parentheses, values in braces or quotes, numbers and names
/// joined by `#`, `@string`, `@preamble` and `@comment`. Text between entries is ignored, with the at signs within its
/// words, as in mail addresses; as in biber, so is all text in the braces of a `@comment`.
struct BibTeXReader {
    private let file: String
    private let text: [UInt8]
    private var position = 0
    /// The line at `position`, from 1.
    private var line = 1
    /// The values of names, by the names in lower case.
    private var strings = BibTeXReader.months
    /// The bytes that names have added to values.
    private var expandedLength = 0

    private static let months: [String: String] = [
        "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June",
        "jul": "July", "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
    ]

    /// The types without whose braces a text is taken for a broken entry, not for text between entries.
    private static let commonTypes: Set<String> = [
        "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual",
        "mastersthesis", "misc", "online", "phdthesis", "proceedings", "software", "string", "techreport",
        "unpublished",
    ]

    /// Prepares to read a file; `file` is its name for messages.
    init(_ text: String, file: String) {
        self.file = file
        // Swift takes a carriage return and a line feed for one character, so bytes are read.
        self.text = Array(
            (text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text).utf8)
    }

    /// The entries in the order of the file.
    ///
    /// - Throws: `CitationError` for the first text that is no BibTeX, and for a key that is given twice.
    /// - Complexity: Linear in the length of the file.
    mutating func entries() throws(CitationError) -> [BibTeXEntry] {
        try checkEncoding()
        var entries: [BibTeXEntry] = []
        var lines: [String: Int] = [:]
        while position < text.count {
            guard text[position] == UInt8(ascii: "@"), position == 0 || !text[position - 1].isWordPart else {
                advance()
                continue
            }
            let start = line
            advance()
            skipSpaces()
            let type = word().lowercased()
            let afterType = (position, line)
            skipSpaces()
            guard let close = openingDelimiter() else {
                (position, line) = afterType
                guard Self.commonTypes.contains(type) else { continue }
                throw error(.syntax(expected: "“{” after “@\(type)”"), line: start)
            }
            switch type {
            case "comment":
                if close == UInt8(ascii: "}") { try skipGroup(begun: start, "the comment") }
            case "preamble":
                _ = try value()
                try expectEnd(close, of: "the preamble", begun: start)
            case "string": try readString(close, begun: start)
            case "": throw error(.syntax(expected: "a type such as “article” after “@”"), line: start)
            default:
                let entry = try readEntry(type, close, begun: start)
                if let first = lines[entry.key] {
                    throw error(.duplicateKey(entry.key, firstLine: first), line: start)
                }
                lines[entry.key] = start
                entries.append(entry)
            }
        }
        return entries
    }

    /// Refuses the sign that stands for bytes that were not UTF-8.
    private func checkEncoding() throws(CitationError) {
        var lines = 1
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: "\n") { lines += 1 }
            if byte == 0xef, index + 2 < text.count, text[index + 1] == 0xbf, text[index + 2] == 0xbd {
                throw error(.notUTF8, line: lines)
            }
        }
    }

    // MARK: Entries

    private mutating func readString(_ close: UInt8, begun start: Int) throws(CitationError) {
        skipSpaces()
        let name = word().lowercased()
        guard !name.isEmpty else { throw error(.syntax(expected: "a name after “@string{”")) }
        try expect(UInt8(ascii: "="), "“=” after the name “\(name)”")
        let value = try value()
        if let unknown = value.unknownName { throw error(.unknownName(unknown), line: start) }
        strings[name] = value.text
        try expectEnd(close, of: "@string", begun: start)
    }

    private mutating func readEntry(
        _ type: String, _ close: UInt8, begun start: Int
    ) throws(CitationError) -> BibTeXEntry {
        skipSpaces()
        let keyStart = position
        while let byte = next, byte != UInt8(ascii: ","), byte != close, byte != UInt8(ascii: "\n") { advance() }
        let key = String(decoding: text[keyStart..<position], as: UTF8.self).trimmingSpaces
        skipSpaces()
        guard !key.isEmpty, !key.contains("=") else {
            throw error(
                .syntax(expected: "a key and a comma after “@\(type){”, as in @\(type){turing1936,"), line: start)
        }
        var entry = BibTeXEntry(type: type, key: key, line: start)
        while next == UInt8(ascii: ",") {
            advance()
            skipSpaces()
            guard let byte = next, byte != close else { break }
            if byte == UInt8(ascii: ",") { continue }
            let fieldLine = line, name = word().lowercased()
            guard !name.isEmpty else { throw error(.syntax(expected: "the name of a field, or the end of “\(key)”")) }
            try expect(UInt8(ascii: "="), "“=” after the field “\(name)”")
            let value = try value()
            if entry.fields[name] == nil {
                entry.fields[name] = BibTeXEntry.Field(
                    value: value.text.joiningSpaces, line: fieldLine, unknownName: value.unknownName)
            }
            skipSpaces()
        }
        try expectEnd(close, of: "the entry “\(key)”", begun: start)
        return entry
    }

    // MARK: Values

    /// A value: parts joined by `#`.
    private mutating func value() throws(CitationError) -> (text: String, unknownName: String?) {
        var bytes: [UInt8] = [], unknown: String?
        repeat {
            skipSpaces()
            switch next {
            case UInt8(ascii: "{"):
                let start = line, from = position + 1
                advance()
                try skipGroup(begun: start, "the value")
                bytes += text[from..<position - 1]
            case UInt8(ascii: "\""): bytes += try quoted()
            default:
                let name = word()
                guard !name.isEmpty else { throw error(.syntax(expected: "a value in braces or quotes")) }
                if name.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
                    bytes += name.utf8
                } else if let text = strings[name.lowercased()] {
                    expandedLength += text.utf8.count
                    guard expandedLength <= max(1_000_000, 20 * self.text.count) else { throw error(.tooLong) }
                    bytes += text.utf8
                } else {
                    unknown = unknown ?? name
                }
            }
            skipSpaces()
        } while skip(UInt8(ascii: "#"))
        return (String(decoding: bytes, as: UTF8.self), unknown)
    }

    /// The text between quotes. A quote in braces does not end it.
    private mutating func quoted() throws(CitationError) -> ArraySlice<UInt8> {
        let start = line, from = position + 1
        var depth = 0
        advance()
        while let byte = next {
            if byte == UInt8(ascii: "\""), depth == 0 {
                advance()
                return text[from..<position - 1]
            }
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            guard depth >= 0 else { break }
            advance()
        }
        throw error(.unclosed("the value in quotes"), line: start)
    }

    /// Goes to the place after the brace that closes the group at hand, whose opening brace was read.
    private mutating func skipGroup(begun start: Int, _ part: String) throws(CitationError) {
        var depth = 1
        while let byte = next {
            advance()
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return }
        }
        throw error(.unclosed(part), line: start)
    }

    // MARK: Bytes

    private var next: UInt8? { position < text.count ? text[position] : nil }

    private mutating func advance() {
        if text[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        advance()
        return true
    }

    private mutating func skipSpaces() {
        while let byte = next, byte == 0x20 || 0x09...0x0d ~= byte { advance() }
    }

    /// The delimiter that ends an entry, if one begins here.
    private mutating func openingDelimiter() -> UInt8? {
        if skip(UInt8(ascii: "{")) { return UInt8(ascii: "}") }
        return skip(UInt8(ascii: "(")) ? UInt8(ascii: ")") : nil
    }

    /// A type, a name or a number: everything up to white space or a sign with a meaning in BibTeX.
    private mutating func word() -> String {
        let start = position
        while let byte = next, byte > 0x20, byte != 0x7f, !"\"#%'(),={}@".utf8.contains(byte) { advance() }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    private mutating func expect(_ byte: UInt8, _ sentence: String) throws(CitationError) {
        skipSpaces()
        guard skip(byte) else { throw error(.syntax(expected: sentence)) }
    }

    private mutating func expectEnd(_ close: UInt8, of part: String, begun start: Int) throws(CitationError) {
        skipSpaces()
        if skip(close) { return }
        guard next != nil else { throw error(.unclosed(part), line: start) }
        throw error(
            .syntax(expected: "a comma, or “\(String(decoding: [close], as: UTF8.self))” as the end of \(part)"))
    }

    private func error(_ problem: CitationError.Problem, line: Int? = nil) -> CitationError {
        CitationError(file: file, line: line ?? self.line, problem: problem)
    }
}

extension UInt8 {
    /// True for ASCII's letters and digits and `_`.
    fileprivate var isWordPart: Bool {
        0x30...0x39 ~= self || 0x41...0x5a ~= self || 0x61...0x7a ~= self || self == UInt8(ascii: "_")
    }
}

extension String {
    /// The string without ASCII's white space at both ends.
    fileprivate var trimmingSpaces: String {
        String(unicodeScalars.drop { $0.isSpace }.reversed().drop { $0.isSpace }.reversed().map(Character.init))
    }

    /// The string with one space for every run of ASCII's white space, and none at the ends.
    fileprivate var joiningSpaces: String {
        unicodeScalars.split { $0.isSpace }.map { String($0) }.joined(separator: " ")
    }
}

extension Unicode.Scalar {
    fileprivate var isSpace: Bool { self == " " || 0x09...0x0d ~= value }
}
