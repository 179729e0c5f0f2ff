/// `value` with at most `digits` decimals and no trailing zeros; zero where it is not finite. Independent of locale.
package func decimal(_ value: Double, digits: Int = 2) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    var power = 1.0
    for _ in 0..<digits { power *= 10 }
    let scaled = Int((abs(value) * power).rounded())
    let whole = scaled / Int(power)
    var fraction = String(scaled % Int(power))
    var text = value < 0 && scaled != 0 ? "-\(whole)" : "\(whole)"
    guard digits > 0, scaled % Int(power) != 0 else { return text }
    fraction = String(repeating: "0", count: digits - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    text += "." + fraction
    return text
}

/// Text made safe for XML: markup escaped, characters that XML cannot hold replaced.
package func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "\t", "\n": result.unicodeScalars.append(scalar)
        case "\u{0}"..<"\u{20}", "\u{fffe}", "\u{ffff}": result += "\u{fffd}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// RFC 4648, with padding.
func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for place in 0..<4 {
            text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
        }
    }
    return String(decoding: text, as: UTF8.self)
}

extension Path {
    var svg: String {
        var text = ""
        var last: Point?
        for segment in segments {
            defer { last = segment.end }
            switch segment {
            case .move(let to): text += "M\(pair(to))"
            // A line of no length, which a round cap makes a dot.
            case .line(let to) where to == last: text += "h0"
            case .line(let to): text += "L\(pair(to))"
            case .curve(let a, let b, let to): text += "C\(pair(a)) \(pair(b)) \(pair(to))"
            case .close: text += "Z"
            }
        }
        return text
    }

    /// Where the path is a single line of no length, which a round cap makes a dot.
    var loneDot: Point? {
        guard segments.count == 2, case .move(let start) = segments[0], case .line(let end) = segments[1], start == end
        else { return nil }
        return start
    }

    /// The upright rectangle that the path is, drawn from its top left corner over the top right, if it is one.
    var rectangle: Rectangle? {
        guard segments.count == 5, case .move(let a) = segments[0], case .line(let b) = segments[1],
            case .line(let c) = segments[2], case .line(let d) = segments[3], case .close = segments[4],
            a.y == b.y, b.x == c.x, c.y == d.y, d.x == a.x, c.x > a.x, c.y > a.y
        else { return nil }
        return Rectangle(x: a.x, y: a.y, width: c.x - a.x, height: c.y - a.y)
    }

    private func pair(_ point: Point) -> String { "\(decimal(point.x)) \(decimal(point.y))" }
}

extension Path.Segment {
    /// Where the pen is afterwards; nil where a closed path leaves that to its beginning.
    fileprivate var end: Point? {
        switch self {
        case .move(let to), .line(let to), .curve(_, _, let to): to
        case .close: nil
        }
    }
}

extension Color {
    fileprivate func byte(_ component: Double) -> Int {
        component.isFinite ? Int((min(max(component, 0), 1) * 255).rounded()) : 0
    }

    /// `#rrggbb`, without alpha.
    var svg: String {
        "#"
            + [red, green, blue].map { component in
                let text = String(byte(component), radix: 16)
                return text.count < 2 ? "0" + text : text
            }.joined()
    }
}

extension Face {
    /// The beginning of a glyph's id.
    var letter: String {
        switch self {
        case .text: "t"
        case .textItalic: "ti"
        case .textBold: "tb"
        case .textBoldItalic: "tbi"
        case .math: "m"
        case .code: "c"
        case .codeBold: "cb"
        case .codeItalic: "ci"
        case .figure: "f"
        case .figureItalic: "fi"
        case .figureBold: "fb"
        }
    }
}
