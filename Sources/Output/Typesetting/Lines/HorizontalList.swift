/// A paragraph as a list of items for line breaking.
///
/// Each item has a `LineItem`, which the line breaker reads, and a `Content`, which is set after the breaks are chosen.
struct HorizontalList {
    /// The content of an item.
    enum Content {
        /// A word or a part of a word.
        case text(String, TextStyle)
        /// A space between two words.
        case space(TextStyle)
        /// A formula, or its part between two break points; the first part has the meaning of the whole formula.
        case math(MathBox, TextStyle, meaning: FormulaMeaning?)
        /// The hyphen that appears if a line ends at this penalty.
        case hyphen(TextStyle)
        /// The mark of a footnote, whose text is printed at the bottom of the page.
        case noteMark(Int, TextStyle)
        /// A penalty that shows nothing.
        case nothing
    }

    /// The items for the line breaker.
    private(set) var items: [LineItem] = []
    /// The content of each item, at the same index.
    private(set) var contents: [Content] = []

    let shaper: Shaper
    /// The hyphenator; nil if words are not hyphenated.
    let hyphenator: Hyphenator?
    /// The line width in points.
    let measure: Double
    /// The penalty of a hyphen, about as bad as spaces of 1.5 times their normal width.
    ///
    /// It is higher than TeX's 50, which accepts a hyphen for any small gain. TeX uses that value only after a first
    /// pass without hyphens.
    private static let hyphenCost = 90.0
    /// The penalty of a hyphen that separates only three letters.
    private static let stubCost = 150.0

    /// The fewest letters before a hyphen: with two, as in English patterns, a reader cannot guess the word.
    private static let leastBeforeHyphen = 3

    /// The width from which on a word may be broken anywhere, so that it does not leave the page.
    ///
    /// A word without letters, such as a number, is broken only if it does not fit on a line.
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

    mutating func append(_ formula: MathBox, _ style: TextStyle, meaning: FormulaMeaning) {
        var isSpaced = false
        if case .space? = contents.last { isSpaced = true }
        for (index, piece) in (isSpaced ? formula.clearOfOverhang : formula).pieces.enumerated() {
            if index > 0 { append(.penalty(cost: 500), .nothing) }
            let piece = style.color == PageDesign.ink ? piece : piece.colored(style.color)
            append(box: piece.width, hang: piece.trailing, .math(piece, style, meaning: index == 0 ? meaning : nil))
        }
    }

    /// Appends text with its spaces.
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

    /// Appends a space, and before it a penalty if a line should not end there.
    ///
    /// - Parameters:
    ///   - style: The style of the space.
    ///   - next: The word after the space; nil if it is not in the same text.
    ///   - previous: The word before the space; nil if it is not in the same text.
    private mutating func appendSpace(
        _ style: TextStyle, before next: Substring? = nil, after previous: Substring? = nil
    ) {
        // Consecutive spaces count as one, and no space begins a paragraph.
        guard let last = contents.last else { return }
        if case .space = last { return }
        if let next, !style.isCode, let cost = tie(between: previous, and: next, after: last) {
            append(.penalty(cost: cost), .nothing)
        }
        let width = shaper.width(" ", style)
        append(
            style.isCode
                ? .glue(width: width, stretch: width * 0.2, shrink: 0)
                : .glue(width: width, stretch: width * 0.5, shrink: width * 0.3),
            .space(style))
    }

    /// The penalty of a line end between two words; nil if there is none.
    private func tie(between previous: Substring?, and next: Substring, after last: Content) -> Double? {
        if let previous { return NonBreakingSpaces.cost(between: previous, and: next) }
        if case .math = last { return NonBreakingSpaces.cost(between: nil, and: next) }
        return nil
    }

    // MARK: Words

    /// Appends a word, cut where a line may end without an added hyphen.
    private mutating func appendWord(_ word: String, _ style: TextStyle) {
        if word.isEmpty { return }
        // Fast path: most words have only letters, quotes and full stops, so there is nothing to cut.
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

    /// The penalty of a line end after a character within a word; nil if no line may end there.
    private static func costAfter(_ character: Character, _ style: TextStyle) -> Double? {
        switch character {
        case "-", "\u{2010}": return style.isCode ? nil : 60
        case "–", "—": return 60
        case "/": return style.isCode ? 120 : 150
        case ".", "_", "(", ",", ":", "=": return style.isCode ? 180 : nil
        default:
            // A line may end after any ideograph, kana or hangul.
            guard let scalar = character.unicodeScalars.first?.value, scalar >= 0x2e80 else { return nil }
            return 0x2e80...0xd7ff ~= scalar || 0xf900...0xfaff ~= scalar || 0x20000...0x3ffff ~= scalar ? 0 : nil
        }
    }

    /// Appends a part of a word, broken anywhere if it is too long, or else hyphenated.
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
        let points = hyphenator.points(in: word).filter { $0 >= Self.leastBeforeHyphen }
        if points.isEmpty { return appendText(part, style) }
        var start = part.startIndex
        let count = word.count
        for point in points {
            // The word is ASCII, so a letter is a character.
            let end = part.index(first, offsetBy: point)
            appendText(String(part[start..<end]), style)
            appendHyphenPoint(style, cost: point < 4 || count - point < 4 ? Self.stubCost : Self.hyphenCost)
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
        let width = shaper.width(text, style)
        append(.box(width: width, hang: hang, give: style.isCode ? 0 : width * LineSetter.give), .text(text, style))
    }

    /// The share of a character's width that may hang into the right margin, from 0 to 1.
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
