/// Rounds the numbers in a page's content to a hundredth of a point, or to three digits if they are smaller than 1.
///
/// Cairo writes up to seven decimals. The error of at most 0.005 points is a sixth of a dot at 2400 dots an inch.
/// Numbers below 1 are scales, and colours with 255 levels.
///
/// - Parameter content: The uncompressed content stream. Strings are kept, and so is a stream with inline images.
func roundingNumbers(in content: [UInt8]) -> [UInt8] {
    if PDFBytes.find(" ID ", from: 0, in: content) != nil || PDFBytes.find("\nID ", from: 0, in: content) != nil {
        return content
    }
    var result: [UInt8] = [], index = 0
    result.reserveCapacity(content.count)
    while index < content.count {
        let start = index, byte = content[index]
        switch byte {
        case UInt8(ascii: "("): index = PDFTokens.endOfString(in: content, from: index)
        case UInt8(ascii: "<"): index = (content[index...].firstIndex(of: UInt8(ascii: ">")) ?? index) + 1
        case UInt8(ascii: "/"):
            // The digits of a name are no number.
            index = content[(index + 1)...].firstIndex { !PDFTokens.isRegular($0) } ?? content.count
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
            index = content[index...].firstIndex { !$0.isDigit && $0 != UInt8(ascii: ".") } ?? content.count
            result += rounded(content[start..<index])
            continue
        default: index += 1
        }
        result += content[start..<index]
    }
    return result
}

/// A number without a sign, rounded; as it is if it has few decimals.
private func rounded(_ number: ArraySlice<UInt8>) -> [UInt8] {
    guard let point = number.firstIndex(of: UInt8(ascii: ".")) else { return Array(number) }
    let decimals = number[(point + 1)...], isBelowOne = number[..<point].allSatisfy { $0 == UInt8(ascii: "0") }
    let zeros = isBelowOne ? decimals.prefix { $0 == UInt8(ascii: "0") }.count : 0
    let kept = isBelowOne ? 3 + zeros : 2
    guard decimals.count > kept, decimals.allSatisfy(\.isDigit) else { return Array(number) }
    var value = 0
    for digit in number[..<point] + decimals.prefix(kept) { value = 10 * value + Int(digit & 15) }
    if decimals[decimals.startIndex + kept] >= UInt8(ascii: "5") { value += 1 }
    var digits = Array(String(value).utf8)
    while digits.count <= kept { digits.insert(UInt8(ascii: "0"), at: 0) }
    var fraction = digits.suffix(kept)
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    let whole = digits.dropLast(kept)
    return fraction.isEmpty ? Array(whole) : whole + [UInt8(ascii: ".")] + fraction
}

extension UInt8 {
    /// True for the digits 0 to 9.
    fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
