/// A number as text with at most `digits` decimals and no trailing zeros, independent of the locale.
///
/// The text is "0" if the value is not finite or its magnitude is 10¹² or more.
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

/// A text as XML content: markup is escaped.
///
/// Characters that XML or HTML does not allow, and those that turn the direction of the text after them, become U+FFFD.
package func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "\t", "\n": result.unicodeScalars.append(scalar)
        case "\u{0}"..<"\u{20}", "\u{7f}"..<"\u{a0}", "\u{fffe}", "\u{ffff}", "\u{202a}"..."\u{202e}",
            "\u{2066}"..."\u{2069}":
            result += "\u{fffd}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

extension Path {
    /// The path as the `d` attribute of an SVG path.
    var svg: String {
        var text = ""
        var last: Point?
        for segment in segments {
            defer { last = segment.end }
            switch segment {
            case .move(let to): text += "M\(pair(to))"
            // A line of length zero, which a round cap shows as a dot.
            case .line(let to) where to == last: text += "h0"
            case .line(let to): text += "L\(pair(to))"
            case .curve(let a, let b, let to): text += "C\(pair(a)) \(pair(b)) \(pair(to))"
            case .close: text += "Z"
            }
        }
        return text
    }

    /// The position of a path that is a single line of length zero, which a round cap shows as a dot; nil otherwise.
    var loneDot: Point? {
        guard segments.count == 2, case .move(let start) = segments[0], case .line(let end) = segments[1], start == end
        else { return nil }
        return start
    }

    /// The upright rectangle that the path draws clockwise from its top left corner; nil if it draws anything else.
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
    /// The pen's position after the segment; nil after `close`, where it is the start of the path.
    fileprivate var end: Point? {
        switch self {
        case .move(let to), .line(let to), .curve(_, _, let to): to
        case .close: nil
        }
    }
}

extension Color {
    /// A component in 0…1 as a number in 0…255; 0 if it is not finite.
    fileprivate func byte(_ component: Double) -> Int {
        component.isFinite ? Int((min(max(component, 0), 1) * 255).rounded()) : 0
    }

    /// The colour as `rgb(…)`, without alpha.
    var svgLevels: String { "rgb(" + [red, green, blue].map { String(byte($0)) }.joined(separator: ",") + ")" }

    /// The colour as `#rrggbb`, without alpha.
    package var svg: String {
        "#"
            + [red, green, blue].map { component in
                let text = String(byte(component), radix: 16)
                return text.count < 2 ? "0" + text : text
            }.joined()
    }
}

extension Face {
    /// The first letters of the ids of this face's glyphs.
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
