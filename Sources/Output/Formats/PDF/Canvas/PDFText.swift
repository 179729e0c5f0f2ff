import Drawing

/// The date in ISO 8601, such as `2026-11-24T03:10:00Z`, for seconds since 1970 (proleptic Gregorian calendar, UTC).
func timestamp(_ seconds: Int) -> String {
    // From days to the civil date after H. Hinnant, "chrono-compatible low-level date algorithms"; clamped to the years
    // 1 to 9999.
    let seconds = min(max(seconds, -62_135_596_800), 253_402_300_799)
    let days = Int((Double(seconds) / 86_400).rounded(.down)), time = seconds - days * 86_400
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ value: Int, _ width: Int = 2) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))T"
        + "\(padded(time / 3600)):\(padded(time / 60 % 60)):\(padded(time % 60))Z"
}

/// A name that Cairo can read and write: letters, digits, `-` and `.`, with `_xx` for any other byte.
///
/// Cairo copies names into the file without escaping, so a parenthesis would damage the file. Different names stay
/// different.
func quoted(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16)
            result += "_" + (digits.count < 2 ? "0" : "") + digits
        }
    }
    // An empty name would be no name.
    return name.isEmpty ? "_" : result
}

/// A URI for Cairo, percent-encoded where necessary.
///
/// Encoded are all bytes that are not printable ASCII and those that would end a string of Cairo's or of the file.
func percentEncoded(_ uri: String) -> String {
    var result = ""
    for byte in uri.utf8 {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "&"), UInt8(ascii: "*")...UInt8(ascii: "["),
            UInt8(ascii: "]")...UInt8(ascii: "~"):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            result += "%" + (digits.count < 2 ? "0" : "") + digits
        }
    }
    return result
}

/// Text for C and Cairo, with spaces in place of NUL, other control characters and noncharacters.
func safe(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
                switch scalar.value {
                case 0..<0x20, 0x7f..<0xa0, 0xfdd0...0xfdef: " "
                case let value where value & 0xfffe == 0xfffe: " "
                default: scalar
                }
            }))
}

/// A coordinate in the form that Cairo's attribute parser reads, with at most three decimals.
func plain(_ value: Double) -> String { decimal(value, digits: 3) }
