/// A name of a person or of an organisation, in the parts that BibTeX knows.
struct PersonName: Hashable {
    /// The given names, such as "Donald E."; empty for an organisation.
    var first = ""
    /// The particle before the family name, such as "van der"; empty if there is none.
    var particle = ""
    /// The family name, or the whole name of an organisation.
    var last = ""
    /// An addition such as "Jr."; empty if there is none.
    var addition = ""

    /// The particle and the family name, by which texts cite: "van der Maaten".
    var family: String { Self.joined(particle, last) }

    /// The name in reading order: "Laurens van der Maaten", "Guy L. Steele Jr.".
    var inOrder: String { Self.joined(first, particle, last, addition) }

    /// The name with the family name before the others, for sorting: "van der Maaten, Laurens".
    var inverted: String { [family, first, addition].filter { !$0.isEmpty }.joined(separator: ", ") }

    private static func joined(_ parts: String...) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension PersonName {
    /// Reads a name in one of BibTeX's forms: "First von Last", "von Last, First" or "von Last, Jr, First".
    ///
    /// A word that begins with a small letter belongs to the particle. Commas and white space in braces do not count,
    /// so a name in braces is one word.
    ///
    /// - Throws: The problem: more than two commas, or LaTeX that is not known.
    init(latex: String) throws(CitationError.Problem) {
        let parts = BibTeXWords.split(latex) { $0 == "," }
        guard parts.count <= 3 else { throw .unreadableName(latex) }
        let words = BibTeXWords.words(parts.first ?? "")
        if parts.count > 1 {
            // The last word is the family name, even if it begins with a small letter.
            let end = (words.dropLast().lastIndex(where: BibTeXWords.isSmall) ?? -1) + 1
            try self.init(words[..<0], words[..<end], words[end...])
            first = try Self.text(BibTeXWords.words(parts[parts.count - 1])[...])
            if parts.count == 3 { addition = try Self.text(BibTeXWords.words(parts[1])[...]) }
        } else if let start = words.dropLast().firstIndex(where: BibTeXWords.isSmall) {
            let end = (words.dropLast().lastIndex(where: BibTeXWords.isSmall) ?? start) + 1
            try self.init(words[..<start], words[start..<end], words[end...])
        } else {
            let start = max(0, words.count - 1)
            try self.init(words[..<start], words[start..<start], words[start...])
        }
        // A name is cited by something, even if nothing stands before its comma.
        if family.isEmpty { (first, last) = ("", first) }
    }

    private init(
        _ first: ArraySlice<String>, _ particle: ArraySlice<String>, _ last: ArraySlice<String>
    ) throws(CitationError.Problem) {
        self.first = try Self.text(first)
        self.particle = try Self.text(particle)
        self.last = try Self.text(last)
    }

    private static func text(_ words: ArraySlice<String>) throws(CitationError.Problem) -> String {
        try LaTeXText.plainText(of: words.joined(separator: " "))
    }
}
