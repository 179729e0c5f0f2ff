/// Text strings (PDF 32000-1, 7.9.2.2).
enum PDFStrings {
    /// A text string: in PDFDocEncoding, which is shorter and packs better, or else in hexadecimal UTF-16.
    static func text(_ string: String) -> String { documentEncoded(string) ?? hexadecimal(string) }

    /// A text string in hexadecimal UTF-16. Such strings are in the order of their code units.
    static func hexadecimal(_ string: String) -> String {
        var digits = "<FEFF"
        for unit in string.utf16 {
            let hex = String(unit, radix: 16, uppercase: true)
            digits += String(repeating: "0", count: 4 - hex.count) + hex
        }
        return digits + ">"
    }

    /// A text string in PDFDocEncoding (PDF 32000-1, D.3), with escapes for all that is not ASCII.
    ///
    /// The result is nil if a character is not in it, or if readers would take the string for UTF-16 or UTF-8.
    private static func documentEncoded(_ string: String) -> String? {
        if string.hasPrefix("þÿ") || string.hasPrefix("ï»¿") { return nil }
        var result = "("
        for scalar in string.unicodeScalars {
            switch scalar {
            case "(", ")", "\\": result += "\\" + String(scalar)
            case " "..."~": result.unicodeScalars.append(scalar)
            default:
                let isLatin = "\u{a1}"..."\u{ff}" ~= scalar && scalar != "\u{ad}"
                guard let byte = isLatin ? UInt8(scalar.value) : special[scalar] else { return nil }
                result += "\\" + String(byte, radix: 8)
            }
        }
        return result + ")"
    }

    /// The characters of PDFDocEncoding that are at other places than in Latin-1.
    private static let special: [Unicode.Scalar: UInt8] = {
        let characters = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž".unicodeScalars
        var table: [Unicode.Scalar: UInt8] = ["€": 0xa0]
        for (offset, scalar) in characters.enumerated() { table[scalar] = UInt8(0x80 + offset) }
        return table
    }()
}
