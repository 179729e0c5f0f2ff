/// The ends of code, formulas and brackets in a run of text, which is searched once.
struct ProseSpans {
    /// The end of the run of text.
    let limit: Int
    private let text: [UInt8]
    /// The place of the last run of backticks of each length: no code span of this length can close after it.
    private var lastTicks: [Int: Int] = [:]
    /// The place of the closing bracket for each opening one.
    private var closings: [Int: Int] = [:]

    /// GitHub's way of writing a dollar sign beside mathematics.
    static let literalDollar = Array("<span>$</span>".utf8)

    /// Searches a run of text.
    ///
    /// - Parameters:
    ///   - text: The whole text.
    ///   - start: The start of the run, which is within no code and no formula.
    ///   - limit: The end of the run.
    ///   - isTableRow: True if a pipe ends a cell, and with it all brackets.
    /// - Complexity: Linear in the length of the run.
    init(_ text: [UInt8], from start: Int, limit: Int, isTableRow: Bool) {
        self.text = text
        self.limit = limit
        var index = start
        while let tick = text[index..<limit].firstIndex(of: UInt8(ascii: "`")) {
            let count = ticks(at: tick)
            lastTicks[count] = tick
            index = tick + count
        }
        pairBrackets(from: start, isTableRow: isTableRow)
    }

    /// The bracket that closes the one at this place, neither in code nor in a formula; nil if there is none.
    func closing(of bracket: Int) -> Int? { closings[bracket] }

    /// The place after the code, formula, reference or escaped sign that begins here, or after one byte of other text.
    func end(of index: Int) -> Int {
        switch text[index] {
        case UInt8(ascii: "\\"): return min(index + 2, limit)
        case UInt8(ascii: "`"):
            let count = ticks(at: index)
            return codeEnd(from: index + count, ticks: count) ?? index + count
        case UInt8(ascii: "$"): return mathematicsEnd(at: index) ?? index + 1
        case UInt8(ascii: "{"):
            let end = text[index + 1..<limit].firstIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") }
            return end.map { text[$0] == UInt8(ascii: "}") ? $0 + 1 : $0 } ?? limit
        case UInt8(ascii: "<") where isLiteralDollar(at: index): return index + Self.literalDollar.count
        default: return index + 1
        }
    }

    /// The place after the run of exactly `ticks` backticks that closes a code span.
    func codeEnd(from start: Int, ticks count: Int) -> Int? {
        guard let last = lastTicks[count], last >= start else { return nil }
        var index = start
        while let tick = text[index..<limit].firstIndex(of: UInt8(ascii: "`")) {
            let found = ticks(at: tick)
            index = tick + found
            if found == count { return index }
        }
        return nil
    }

    /// The dollar sign that closes the formula whose TeX begins here.
    ///
    /// GitHub's rule: no space after the first dollar sign, none before the second, no digit after it.
    func mathEnd(from start: Int) -> Int? {
        guard start < limit, !text[start].isSpace else { return nil }
        var index = start
        while index < limit {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "$"):
                let isClosed =
                    index > start && !text[index - 1].isSpace && !(index + 1 < text.count && text[index + 1].isDigit)
                return isClosed ? index : nil
            default: index += 1
            }
        }
        return nil
    }

    func isLiteralDollar(at index: Int) -> Bool { text[index...].starts(with: Self.literalDollar) }

    /// The number of backticks that begin here.
    func ticks(at index: Int) -> Int { text[index..<limit].prefix { $0 == UInt8(ascii: "`") }.count }

    /// The place after a formula of any form within the run; nil if none begins here.
    private func mathematicsEnd(at start: Int) -> Int? {
        guard start + 1 < limit else { return nil }
        switch text[start + 1] {
        case UInt8(ascii: "$"):
            var index = start + 2
            while index + 1 < limit {
                if text[index] == UInt8(ascii: "$"), text[index + 1] == UInt8(ascii: "$") { return index + 2 }
                index += text[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            return start + 2
        case UInt8(ascii: "`"):
            let count = ticks(at: start + 1)
            guard let end = codeEnd(from: start + 1 + count, ticks: count), end < limit, text[end] == UInt8(ascii: "$")
            else { return nil }
            return end + 1
        default: return mathEnd(from: start + 1).map { $0 + 1 }
        }
    }

    private mutating func pairBrackets(from start: Int, isTableRow: Bool) {
        var open: [Int] = [], index = start
        while index < limit {
            switch text[index] {
            case UInt8(ascii: "["): open.append(index)
            case UInt8(ascii: "]"): if let start = open.popLast() { closings[start] = index }
            case UInt8(ascii: "|") where isTableRow: open = []
            default: break
            }
            index = end(of: index)
        }
    }
}
