import Basics
import Documents

/// Authors, date, licence and repository, as the report shows them.
extension Notebook {
    /// The fault in authors, date, licence or repository, as a sentence; nil if there is none.
    var imprintFault: String? {
        if authors.contains(where: { $0.name.trimmed.isEmpty }) {
            return "An author of the notebook has no name: add it."
        }
        if let date, CalendarDate(date) == nil {
            return "The notebook's date “\(date)” is no day of the calendar: write it as ISO 8601 does, as in "
                + "date: \"2026-11-30\"."
        }
        let addresses: [(owner: String, address: String?)] =
            authors.map { ($0.name, $0.url) } + [("the licence", licence?.url), ("the repository", repository)]
        for (owner, address) in addresses {
            guard let address, !Self.isAddress(address, mayBeMail: owner != "the repository") else { continue }
            return "The address of \(owner), “\(address)”, is none of the web: begin it with https://."
        }
        return nil
    }

    /// The line below the subtitle, such as "Ada Lovelace · 30 November 2026 · CC BY 4.0 · github.com/ada/notes", and
    /// the metadata.
    ///
    /// - Throws: `FileError` for a date that is none, an author without a name, or an address that is none.
    func imprint() throws(FileError) -> Imprint {
        if let fault = imprintFault { throw FileError(.usage, fault) }
        var pieces: [[Inline]] = []
        if !authors.isEmpty { pieces.append(Array(authors.map(Self.inlines).joined(separator: [.text(", ")]))) }
        if let date = date.flatMap(CalendarDate.init) { pieces.append([.text(date.inWords)]) }
        if let licence { pieces.append([Self.linked(licence.name, licence.url)]) }
        if let repository { pieces.append([Self.linked(Self.shortened(repository), repository)]) }
        return Imprint(
            line: Array(pieces.joined(separator: [.text(" · ")])).merged, authors: authors.map(\.name), date: date,
            licence: licence?.name, licenceAddress: licence?.url, repository: repository)
    }

    private static func inlines(of author: Author) -> [Inline] {
        [linked(author.name, author.url)] + (author.affiliation.map { [.text(" (\($0))")] } ?? [])
    }

    private static func linked(_ text: String, _ address: String?) -> Inline {
        address.map { .link([.text(text)], destination: $0) } ?? .text(text)
    }

    private static func isAddress(_ text: String, mayBeMail: Bool) -> Bool {
        let schemes = ["https://", "http://"] + (mayBeMail ? ["mailto:"] : [])
        return schemes.contains { text.lowercased().hasPrefix($0) && text.count > $0.count }
            && !text.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7f }
    }

    /// An address as it is shown: without its scheme and a slash at its end.
    private static func shortened(_ address: String) -> String {
        let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
        let rest = address[start...]
        return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }
}
