import Documents
import Prose

/// The headings of a notebook's prose, so that prose and tables can link to them: `{section other seeds}` within a
/// part, `{section part3.other seeds}` from elsewhere, `{section part3}` for the whole part.
///
/// A heading is found by its own words; capitals and punctuation do not matter.
struct SectionIndex {
    private struct Section {
        /// The part's number; nil in a closing section.
        let part: Int?
        /// The heading without the part's number.
        let title: [Inline]
        let id: String

        var name: String { SectionIndex.name(title.plainText) }
    }

    private var sections: [Section] = []

    /// Collects the headings of a notebook's prose.
    ///
    /// - Parameters:
    ///   - prose: The parsed prose of the whole notebook.
    ///   - shown: The parts in order, with their records.
    ///   - resolver: Gives the values that headings may hold.
    init(_ prose: ParsedProse, of shown: [(part: Part, record: PartRecord?)], _ resolver: ReferenceResolver) throws {
        // Ids depend on all headings before, so all blocks are resolved, in the order of the document.
        let identifiers = Identifiers()
        for (part, record) in shown {
            let place = ReferenceResolver.Place(of: part, record)
            let blocks = ProseResolver(identifiers: identifiers) { try resolver.inlines(for: $0, in: place) }
            for passage in prose.passages(of: part.file) {
                let resolver = blocks.at(part.file, firstLine: passage.firstLine, lines: passage.lines)
                add(try resolver.blocks(passage.blocks), of: part.number)
            }
        }
    }

    private mutating func add(_ blocks: [Block], of part: Int?) {
        blocks.walk { block in
            guard case .heading(_, let heading, let id) = block else { return }
            var title = heading.withoutLinks
            if let part, case .text(let start)? = title.first, start.hasPrefix("\(part) · ") {
                title[0] = .text(String(start.dropFirst("\(part) · ".count)))
            }
            sections.append(Section(part: part, title: title, id: id))
        }
    }

    /// The link that a reference stands for within a part (nil: a closing section).
    ///
    /// - Parameters:
    ///   - reference: What follows "section ": "part3.other seeds", "other seeds", "part3".
    ///   - part: The part that holds the reference.
    ///   - isShort: True for a link that shows the part's number only; a closing section is shown with its heading.
    func link(to reference: String, from part: Int?, isShort: Bool = false) throws -> [Inline] {
        let (named, words) = Self.split(reference)
        if let named, words.isEmpty {
            guard let first = sections.first(where: { $0.part == named }) else {
                throw UnknownName("there is no part \(named)")
            }
            return [.link([.text("Part\u{a0}\(named)")], destination: "#\(first.id)")]
        }
        let fitting = sections.filter { (named == nil || $0.part == named) && $0.name == Self.name(words) }
        let own = fitting.filter { $0.part == part }
        guard let section = own.count == 1 ? own[0] : fitting.first else {
            throw UnknownName(unknown(words, in: named))
        }
        guard own.count == 1 || fitting.count == 1 else {
            let places = fitting.map { $0.part.map { "part\($0)" } ?? "a closing section" }
            throw UnknownName(
                "\(fitting.count) sections are called so (\(places.joined(separator: ", "))); say {section part1.…} "
                    + "or give one another heading"
            )
        }
        if isShort, let number = section.part {
            return [.link([.text("Part\u{a0}\(number)")], destination: "#\(section.id)")]
        }
        let whereabouts = section.part == part ? nil : section.part.map { "Part\u{a0}\($0), " }
        return [.link([.text((whereabouts ?? "") + "“")] + section.title + [.text("”")], destination: "#\(section.id)")]
    }

    private func unknown(_ words: String, in part: Int?) -> String {
        let headings = sections.filter { part == nil || $0.part == part }.map { "“\($0.title.plainText)”" }
        let place = part.map { "part \($0)" } ?? "the notebook"
        return headings.isEmpty
            ? "there is no part \(part.map(String.init) ?? "")"
            : "no heading in \(place) reads “\(words)”; there are \(headings.joined(separator: ", "))"
    }

    /// "part3.other seeds" as 3 and "other seeds".
    private static func split(_ reference: String) -> (part: Int?, words: String) {
        let first = reference.prefix { $0 != "." }
        guard first.hasPrefix("part"), let number = Int(first.dropFirst(4)) else { return (nil, reference) }
        return (number, String(reference.dropFirst(first.count + 1)))
    }

    private static func name(_ words: String) -> String { Identifiers.slug(of: words) }
}
