import Documents
import Foundation

/// The cited works in the order of the list of references, and how citations name them.
struct References {
    /// A work with its year, which may have a letter, and its place in the document.
    private struct Reference {
        let work: Work
        let year: String
        let id: String
    }

    /// The works in the order of the list.
    private let list: [Reference]
    private let byKey: [String: Reference]

    /// Sorts works by all authors, year and title, and tells those of the same names and year apart by letters.
    ///
    /// Works of one author alone precede those that the author wrote with others.
    init(_ works: [Work], _ identifiers: Identifiers) {
        let sorted = works.map { work in
            (
                work,
                names: work.names.names.map { Self.folded($0.inverted) } + (work.names.hasOthers ? ["\u{10ffff}"] : []),
                key: [work.year, Self.folded(work.title.plainText), work.entry.key]
            )
        }.sorted { one, other in
            one.names == other.names
                ? one.key.lexicographicallyPrecedes(other.key) : one.names.lexicographicallyPrecedes(other.names)
        }.map(\.0)
        let groups = Dictionary(grouping: sorted) { [$0.names.label, $0.year] }
        var counts: [[String]: Int] = [:]
        var list: [Reference] = []
        for work in sorted {
            let group = [work.names.label, work.year]
            let isAlone = groups[group]?.count ?? 0 < 2
            // A letter does not stand directly after one (Chicago Manual of Style, 17th edition, 15.44).
            let hyphen = work.year.last?.isNumber == true ? "" : "-"
            let letter = isAlone ? "" : hyphen + Self.letter(counts[group, default: 0])
            counts[group, default: 0] += 1
            list.append(
                Reference(
                    work: work, year: work.year + letter, id: identifiers.unique(for: "ref-" + work.entry.key)))
        }
        self.list = list
        byKey = Dictionary(list.map { ($0.work.entry.key, $0) }) { first, _ in first }
    }

    /// The entries of the list.
    ///
    /// - Throws: `CitationError` for a field whose LaTeX is not known.
    func entries() throws(CitationError) -> [BibliographyEntry] {
        var entries: [BibliographyEntry] = []
        for reference in list {
            let text = try ReferenceText(reference.work, year: reference.year).inlines
            entries.append(
                BibliographyEntry(
                    id: reference.id, label: "\(reference.work.names.label) \(reference.year)", text: text))
        }
        return entries
    }

    /// The inlines with links in place of citations, also in footnotes.
    ///
    /// - Parameter isInLink: True within the text of a link, which can contain no other link.
    func inlines(_ inlines: [Inline], isInLink: Bool = false) -> [Inline] {
        inlines.flatMap { inline -> [Inline] in
            switch inline {
            case .citation(let citation): text(of: citation, isInLink: isInLink)
            case .emphasis(let inner): [.emphasis(self.inlines(inner, isInLink: isInLink))]
            case .strong(let inner): [.strong(self.inlines(inner, isInLink: isInLink))]
            case .link(let inner, let destination):
                [.link(self.inlines(inner, isInLink: true), destination: destination)]
            case .footnote(let blocks): [.footnote(blocks.mappingInlines { self.inlines($0) })]
            case .text, .code, .math, .lineBreak, .reference: [inline]
            }
        }.merged
    }

    // MARK: Citations

    private func text(of citation: Citation, isInLink: Bool) -> [Inline] {
        func link(_ text: String, _ reference: Reference) -> Inline {
            isInLink ? .text(text) : .link([.text(text)], destination: "#" + reference.id)
        }
        let items = citation.items.compactMap { item in byKey[item.key].map { (item, $0) } }
        if citation.isInText, let (item, reference) = items.first {
            let suffix = Self.suffix(inlines(item.suffix, isInLink: isInLink), isInText: true)
            if item.isYearOnly { return [.text("("), link(reference.year, reference)] + suffix + [.text(")")] }
            let text = "\(reference.work.names.label) (\(reference.year)"
            return suffix.isEmpty ? [link(text + ")", reference)] : [link(text, reference)] + suffix + [.text(")")]
        }
        let texts = items.map { item, reference -> [Inline] in
            let prefix = inlines(item.prefix, isInLink: isInLink)
            let text = item.isYearOnly ? reference.year : "\(reference.work.names.label) \(reference.year)"
            return prefix + (prefix.isEmpty ? [] : [.text(" ")]) + [link(text, reference)]
                + Self.suffix(inlines(item.suffix, isInLink: isInLink), isInText: false)
        }
        return [.text("(")] + texts.joined(separator: [.text("; ")]) + [.text(")")]
    }

    /// The text after a work with what separates it: nothing before punctuation, a comma before a page or the like, a
    /// space before other words.
    private static func suffix(_ text: [Inline], isInText: Bool) -> [Inline] {
        let plain = text.plainText
        guard let first = plain.first else { return text }
        if ",.;:!?".contains(first) { return text }
        let word = plain.prefix { !$0.isWhitespace && $0 != "\u{a0}" }.lowercased()
        let isLocator = first.isNumber || first == "§" || locators.contains(word)
        return [.text(isInText || isLocator ? ", " : " ")] + text
    }

    private static let locators: Set<String> = [
        "p.", "pp.", "page", "pages", "ch.", "chap.", "chapter", "chapters", "sec.", "section", "sections", "fig.",
        "figure", "table", "vol.", "eq.", "equation", "theorem", "appendix", "note", "part", "para.", "no.", "l.",
        "ll.",
    ]

    // MARK: Order

    /// A text for sorting: without capitals and accents.
    private static func folded(_ text: String) -> String {
        text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.map { scalar in
            switch scalar {
            case "ø": "o"
            case "ł": "l"
            case "đ", "ð": "d"
            case "þ": "th"
            case "ß": "ss"
            case "æ": "ae"
            case "œ": "oe"
            case _ where scalar.properties.generalCategory == .nonspacingMark: ""
            default: String(scalar)
            }
        }.joined()
    }

    /// The letter of the work with this index in its year: a to z, then aa, ab.
    private static func letter(_ index: Int) -> String {
        let letter = String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index % 26)))
        return index < 26 ? letter : Self.letter(index / 26 - 1) + letter
    }
}
