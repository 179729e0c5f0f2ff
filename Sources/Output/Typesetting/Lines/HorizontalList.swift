/// A paragraph taken apart for line breaking: what to set, and what the breaker sees of it, item by item.
struct HorizontalList {
    enum Content {
        /// A word or part of one.
        case text(String, TextStyle)
        case space(TextStyle)
        /// A formula or the part of one between two places where a line may end, and how it reads.
        case math(MathBox, TextStyle, spoken: String)
        /// The hyphen that a break at this penalty leaves behind.
        case hyphen(TextStyle)
        /// The mark of a footnote, whose text goes to the foot of the page.
        case noteMark(Int, TextStyle)
        case nothing
    }

    private(set) var items: [LineItem] = []
    private(set) var contents: [Content] = []

    let shaper: Shaper
    let hyphenator: Hyphenator?
    let measure: Double
    /// A hyphen is worth about as much as spaces wider by half: dearer than TeX's 50, which takes one for any small gain, as its first
    /// pass has done without. Splinters of two or three letters are dearer still.
    private static let hyphenCost = 90.0
    private static let stubCost = 150.0
    /// Words longer than this are broken anywhere rather than let out of the page; a number only where it cannot stand on a line.
    private func longest(_ word: String) -> Double { word.contains(where: \.isLetter) ? measure * 0.5 : measure + 0.01 }

    init(shaper: Shaper, hyphenator: Hyphenator?, measure: Double) {
        self.shaper = shaper
        self.hyphenator = hyphenator
        self.measure = measure
    }

    mutating func append(_ item: LineItem, _ content: Content) {
        items.append(item)
        contents.append(content)
    }

    mutating func append(box width: Double, hang: Double = 0, _ content: Content) {
        append(.box(width: width, hang: hang), content)
    }

    mutating func appendForcedBreak() {
        append(.penalty(cost: LineBreaker.forced), .nothing)
    }

    mutating func append(_ formula: MathBox, _ style: TextStyle, spoken: String) {
        for (index, piece) in formula.pieces.enumerated() {
            if index > 0 { append(.penalty(cost: 500), .nothing) }
            let piece = style.color == PageDesign.ink ? piece : piece.colored(style.color)
            // The first part speaks for all.
            append(box: piece.width, hang: piece.trailing, .math(piece, style, spoken: index == 0 ? spoken : ""))
        }
    }

    /// Text with its spaces.
    mutating func append(_ text: String, _ style: TextStyle) {
        var previous: Substring?, isSpaced = false
        let words = text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: Self.isSpace).map(
            Substring.init)
        for (index, word) in words.enumerated() {
            if index > 0 { isSpaced = true }
            if word.isEmpty { continue }
            if isSpaced { appendSpace(style, before: word, after: previous) }
            isSpaced = false
            appendWord(String(word), style)
            previous = word
        }
        if isSpaced { appendSpace(style) }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}": true
        default: false
        }
    }

    /// - Parameters:
    ///   - next: the word that follows, where it is of the same text.
    ///   - previous: the word before it, nil where that is not of the same text.
    private mutating func appendSpace(
        _ style: TextStyle, before next: Substring? = nil, after previous: Substring? = nil
    ) {
        // Spaces in a row are one, and none begins a paragraph.
        guard let last = contents.last else { return }
        if case .space = last { return }
        if let next, !style.isCode, let cost = tie(between: previous, and: next, after: last) {
            append(.penalty(cost: cost), .nothing)
        }
        let width = shaper.width(" ", style)
        append(
            style.isCode
                ? .glue(width: width, stretch: width * 0.2, shrink: 0)
                : .glue(width: width, stretch: width * 0.6, shrink: width * 0.3),
            .space(style))
    }

    private func tie(between previous: Substring?, and next: Substring, after last: Content) -> Double? {
        if let previous { return NonBreakingSpaces.cost(between: previous, and: next) }
        if case .math = last { return NonBreakingSpaces.cost(between: nil, and: next) }
        return nil
    }

    // MARK: Words

    /// A word from space to space, cut where it may be broken without a hyphen of ours.
    private mutating func appendWord(_ word: String, _ style: TextStyle) {
        if word.isEmpty { return }
        // Most words are letters, quotes and full stops, and need no closer look.
        if !style.isCode, word.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "/") }) {
            return appendPart(word, style)
        }
        var part = ""
        for character in word {
            switch character {
            case "\u{ad}":
                appendPart(part, style)
                part = ""
                appendHyphenPoint(style, cost: Self.hyphenCost)
            case "\u{200b}":
                appendPart(part, style)
                part = ""
                append(.penalty(cost: 0), .nothing)
            default:
                part.append(character)
                if let cost = Self.costAfter(character, style) {
                    appendPart(part, style)
                    part = ""
                    append(.penalty(cost: cost), .nothing)
                }
            }
        }
        appendPart(part, style)
    }

    private static func costAfter(_ character: Character, _ style: TextStyle) -> Double? {
        switch character {
        case "-", "\u{2010}": return style.isCode ? nil : 60
        case "–", "—": return 60
        case "/": return style.isCode ? 120 : 150
        case ".", "_", "(", ",", ":", "=": return style.isCode ? 180 : nil
        default:
            // Ideographs, kana and hangul break anywhere.
            guard let scalar = character.unicodeScalars.first?.value, scalar >= 0x2e80 else { return nil }
            return 0x2e80...0xd7ff ~= scalar || 0xf900...0xfaff ~= scalar || 0x20000...0x3ffff ~= scalar ? 0 : nil
        }
    }

    private mutating func appendPart(_ part: String, _ style: TextStyle) {
        if part.isEmpty { return }
        if part.utf8.count > 12, shaper.width(part, style) > longest(part) {
            for (index, character) in part.enumerated() {
                if index > 0 { append(.penalty(cost: 3000), .nothing) }
                appendText(String(character), style)
            }
        } else if let hyphenator, !style.isCode {
            appendHyphenated(part, style, hyphenator)
        } else {
            appendText(part, style)
        }
    }

    private mutating func appendHyphenated(_ part: String, _ style: TextStyle, _ hyphenator: Hyphenator) {
        guard let first = part.firstIndex(where: \.isASCIILetter), let last = part.lastIndex(where: \.isASCIILetter)
        else {
            return appendText(part, style)
        }
        let word = String(part[first...last])
        let points = hyphenator.points(in: word)
        if points.isEmpty { return appendText(part, style) }
        var start = part.startIndex
        let count = word.count
        for point in points {
            // The word is ASCII, so that letters count as characters.
            let end = part.index(first, offsetBy: point)
            appendText(String(part[start..<end]), style)
            appendHyphenPoint(style, cost: point < 3 || count - point < 4 ? Self.stubCost : Self.hyphenCost)
            start = end
        }
        appendText(String(part[start...]), style)
    }

    private mutating func appendHyphenPoint(_ style: TextStyle, cost: Double) {
        let width = shaper.width("-", style)
        append(.penalty(cost: cost, width: width * (1 - Self.hang("-")), isHyphen: true), .hyphen(style))
    }

    private mutating func appendText(_ text: String, _ style: TextStyle) {
        var hang = 0.0
        if let last = text.last, !style.isCode {
            let share = Self.hang(last)
            if share > 0 { hang = share * shaper.width(String(last), style) }
        }
        append(box: shaper.width(text, style), hang: hang, .text(text, style))
    }

    /// The share of a character's width that hangs into the right margin.
    static func hang(_ character: Character) -> Double {
        switch character {
        case "-", "\u{2010}": 0.5
        case ".", ",": 0.6
        case ";", ":": 0.3
        case "’", "”": 0.4
        case "–": 0.3
        case "—": 0.2
        default: 0
        }
    }
}

extension Character {
    fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}
