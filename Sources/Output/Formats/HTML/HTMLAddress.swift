/// Addresses in a web page: identifiers of places in it, and links out of it.
enum HTMLAddress {
    /// The identifier of a place, in which HTML allows no white space and no control characters.
    static func id(_ id: String) -> String {
        String(String.UnicodeScalarView(id.unicodeScalars.map { isVisible($0) ? $0 : "_" }))
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    /// The address of a place in the page.
    static func place(_ id: String) -> String { "#" + encoded(self.id(id), besides: placeSigns) }

    /// The address as a link; nil if it is neither a place in the page, nor on the web, nor a mail address.
    ///
    /// A page is one file, so files beside it have no address; scripts and files of the reader's machine must not be
    /// one click away.
    static func link(_ destination: String) -> String? {
        if destination.hasPrefix("#") { return place(String(destination.dropFirst())) }
        let schemes = ["https://", "http://", "mailto:"]
        let start = destination.prefix(8).lowercased()
        guard schemes.contains(where: { start.hasPrefix($0) && destination.count > $0.count }) else { return nil }
        return encoded(destination, besides: signs)
    }

    /// The address with percent signs and numbers in place of characters other than letters, digits and some signs.
    private static func encoded(_ text: String, besides signs: Set<Unicode.Scalar>) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic || "0"..."9" ~= scalar || scalar.value >= 0xa0
            let isPlain = isLetter && !scalar.properties.isNoncharacterCodePoint && !(0x2000..<0x2070 ~= scalar.value)
            if isPlain || signs.contains(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                for byte in String(scalar).utf8 {
                    let digits = String(byte, radix: 16, uppercase: true)
                    result += "%" + (digits.count < 2 ? "0" : "") + digits
                }
            }
        }
        return result
    }

    /// The signs that may stand in an address.
    private static let signs = placeSigns.union("#%".unicodeScalars)
    /// The signs that stand for themselves after the `#` of an address.
    private static let placeSigns = Set("-._~:/?@!$&'()*+,;=".unicodeScalars)
}
