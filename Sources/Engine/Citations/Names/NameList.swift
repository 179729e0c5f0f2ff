/// The authors or editors of a work.
struct NameList {
    let names: [PersonName]
    /// True if the list ends with `and others`.
    let hasOthers: Bool

    /// Lists of more names show the first seven only, as the Chicago Manual of Style does (17th edition, 14.76).
    private static let longest = 10
    private static let shown = 7

    /// Reads a field of names. Those without any letter are left out.
    ///
    /// - Throws: The problem with one of the names.
    init(latex: String) throws(CitationError.Problem) {
        var names: [PersonName] = []
        var texts = BibTeXWords.names(latex)
        hasOthers = texts.count > 1 && texts.last?.lowercased() == "others"
        if hasOthers { texts.removeLast() }
        for text in texts { names.append(try PersonName(latex: text)) }
        self.names = names.filter { !$0.family.isEmpty }
    }

    /// An organisation as the only name.
    init(organisation: String) {
        names = organisation.isEmpty ? [] : [PersonName(last: organisation)]
        hasOthers = false
    }

    /// The names as citations give them: "Glorot and Bengio", "Srivastava et al.". Up to three are all given, as in the
    /// Chicago Manual of Style (17th edition, 15.29).
    var label: String {
        let families = names.map(\.family)
        switch families.count {
        case 0: return ""
        case 1 where !hasOthers: return families[0]
        case 2 where !hasOthers: return "\(families[0]) and \(families[1])"
        case 3 where !hasOthers: return "\(families[0]), \(families[1]), and \(families[2])"
        default: return "\(families[0]) et al."
        }
    }

    /// The names as the list of references gives them, the first one inverted: "Glorot, Xavier, and Yoshua Bengio".
    var inverted: String { text { $0 == 0 ? names[$0].inverted : names[$0].inOrder } }

    /// The names in reading order: "Yee Whye Teh and Mike Titterington".
    var inOrder: String { text { names[$0].inOrder } }

    private func text(_ name: (Int) -> String) -> String {
        let isCut = names.count > Self.longest
        let shown = (0..<(isCut ? Self.shown : names.count)).map(name)
        if isCut || hasOthers { return shown.joined(separator: ", ") + ", et al." }
        guard shown.count > 1, let last = shown.last else { return shown.first ?? "" }
        let isInverted = shown[0].contains(",")
        let others = shown.dropLast().joined(separator: ", ")
        return others + (shown.count > 2 || isInverted ? ", and " : " and ") + last
    }
}
