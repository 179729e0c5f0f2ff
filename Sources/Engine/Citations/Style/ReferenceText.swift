import Documents

/// The text of an entry in the list of references, in the author–date form of the Chicago Manual of Style (17th
/// edition, chapter 15).
struct ReferenceText {
    /// The sentences, each with its full stop.
    private var sentences: [[Inline]] = []

    /// The text: "Glorot, Xavier, and Yoshua Bengio. 2010. “Title.” In *Proceedings*, 249–256."
    var inlines: [Inline] { Array(sentences.joined(separator: [.text(" ")])).merged }

    /// Writes an entry.
    ///
    /// - Parameter year: The year as citations have it, such as "2010a".
    /// - Throws: `CitationError` for a field whose LaTeX is not known.
    init(_ work: Work, year: String) throws(CitationError) {
        add([.text(work.names.inverted + (work.isEdited ? Self.editors(work.names) : ""))])
        add([.text(year)])
        switch work.entry.type {
        case "article": try addArticle(work)
        case "inproceedings", "conference", "incollection", "inbook": try addPart(work)
        case "book", "booklet", "proceedings", "manual", "software", "collection":
            add([.emphasis(work.title)])
            if !work.isEdited, let editors = try work.names("editor") { add([.text("Edited by \(editors.inOrder)")]) }
            try addBook(work)
        case "dataset":
            addQuoted(work.title)
            try addBook(work)
        case "phdthesis", "mastersthesis", "thesis":
            addQuoted(work.title)
            let kind = work.entry.type == "mastersthesis" ? "Master’s thesis" : "PhD thesis"
            add(Self.list([try work.text("type") ?? [.text(kind)], try work.text("school", "institution")]))
            try addDetails(work)
        case "techreport", "report":
            try addNumbered(work, kind: "Technical report")
            try addOrganisation(work, "institution")
            try addDetails(work)
        case "patent":
            try addNumbered(work, kind: "Patent")
            try addDetails(work)
        default:
            addQuoted(work.title)
            try addDetails(work)
        }
        try addAddresses(work)
    }

    // MARK: Types

    /// “Title.” *Journal* 15 (2): 1929–1958.
    private mutating func addArticle(_ work: Work) throws(CitationError) {
        addQuoted(work.title)
        var place: [Inline] = try work.text("journal", "journaltitle").map { [.emphasis($0)] } ?? []
        let volume = try work.text("volume"), number = try work.text("number"), pages = try Self.pages(work)
        if let volume { place += (place.isEmpty ? [] : [.text(" ")]) + volume }
        if let number {
            let start = volume == nil ? place.isEmpty ? "No. " : ", no. " : " ("
            place += [.text(start)] + number + (volume == nil ? [] : [.text(")")])
        }
        if let pages {
            if !place.isEmpty { place.append(.text(volume == nil && number == nil ? ", " : ": ")) }
            place += pages
        }
        add(place)
        try addDetails(work)
    }

    /// “Title.” Chap. 3 in *Proceedings*, edited by A and B, 249–256. Series 9. Publisher.
    ///
    /// An `@inbook` without `booktitle` has the title of the book.
    private mutating func addPart(_ work: Work) throws(CitationError) {
        let book = try work.text("booktitle"), isUntitled = book == nil && work.entry.type == "inbook"
        if !isUntitled { addQuoted(work.title) }
        let chapter: [Inline]? = try work.text("chapter").map { [.text("Chap. ")] + $0 }
        let start: [Inline] = chapter.map { $0 + [.text(" in ")] } ?? (isUntitled ? [] : [.text("In ")])
        var parts: [[Inline]?] = [(book ?? (isUntitled ? work.title : nil)).map { start + [.emphasis($0)] } ?? chapter]
        if !work.isEdited, let editors = try work.names("editor") {
            parts.append([.text((parts == [nil] ? "Edited by " : "edited by ") + editors.inOrder)])
        }
        parts.append(try Self.pages(work))
        add(Self.list(parts))
        try addBook(work)
    }

    /// “Title.” Technical report 7.
    private mutating func addNumbered(_ work: Work, kind: String) throws(CitationError) {
        addQuoted(work.title)
        let number = try work.text("number").map { [.text(" ")] + $0 } ?? []
        add((try work.text("type") ?? [.text(kind)]) + number)
    }

    /// 2nd ed. Vol. 3. Series 9. Address: Publisher. A book's number of pages is not given.
    private mutating func addBook(_ work: Work) throws(CitationError) {
        if let edition = try work.text("edition") { add([.text(Self.edition(edition.plainText))]) }
        if let version = try work.text("version") { add([.text("Version ")] + version) }
        let volume = try work.text("volume")
        if let series = try work.text("series") {
            add(series + (try work.text("volume", "number").map { [.text(" ")] + $0 } ?? []))
        } else if let volume {
            add([.text("Vol. ")] + volume)
        }
        try addOrganisation(work, "publisher")
        try addDetails(work)
    }

    /// The publisher or the like, after its place if there is one, unless it stands in the place of an author.
    private mutating func addOrganisation(_ work: Work, _ field: String) throws(CitationError) {
        let name = try work.text(field), place = try work.text("address", "location")
        guard let name else { return add(place ?? []) }
        if name.plainText != work.names.names.first?.last { add((place.map { $0 + [.text(": ")] } ?? []) + name) }
    }

    /// Adds what an entry says of itself in its own words.
    private mutating func addDetails(_ work: Work) throws(CitationError) {
        if let published = try work.text("howpublished") { add(published) }
        if ["misc", "online", "electronic", "www"].contains(work.entry.type) { try addOrganisation(work, "publisher") }
        if let note = try work.text("note") { add(note) }
    }

    /// The DOI, or the number in arXiv and the address, as links.
    private mutating func addAddresses(_ work: Work) throws(CitationError) {
        if let doi = try work.raw("doi") {
            let text = doi.replacing("\\url", with: "").replacing("\\", with: "").replacing("{", with: "")
                .replacing("}", with: "").trimmed
            // Every DOI begins with these signs, whatever address stands before them.
            if let start = text.firstRange(of: "10."),
                let address = WebAddress("https://doi.org/" + text[start.lowerBound...])
            {
                return add(address)
            }
            if !text.isEmpty { add([.text("doi:" + text)]) }
        }
        let archive = try work.raw("archiveprefix"), archiveType = try work.raw("eprinttype")
        if let eprint = try work.raw("eprint"), WebAddress(latex: eprint) == nil,
            (archive ?? archiveType ?? "arXiv").lowercased() == "arxiv"
        {
            let start = eprint.lowercased().hasPrefix("arxiv:") ? 6 : 0,
                number = String(eprint.dropFirst(start)).trimmed
            if let address = WebAddress("https://arxiv.org/abs/" + number) {
                add([.link([.text("arXiv:\(number)")], destination: address.destination)])
            }
        }
        guard let url = try work.raw("url") else { return }
        let latex = url.hasPrefix("\\url{") ? String(url.dropFirst(5)) : url
        if let address = WebAddress(latex: latex) {
            add(address)
        } else if let text = try work.text("url") {
            add(text)
        }
    }

    // MARK: Sentences

    /// Adds a sentence; its full stop is left out after another sign that ends a sentence.
    private mutating func add(_ text: [Inline]) {
        guard !text.plainText.isEmpty || text.holdsMathematics else { return }
        sentences.append(text + (text.plainText.endsSentence ? [] : [.text(".")]))
    }

    /// Adds a title in quotes, with the full stop before the closing one.
    private mutating func addQuoted(_ title: [Inline]) {
        sentences.append([.text("“")] + title + [.text(title.plainText.endsSentence ? "”" : ".”")])
    }

    /// Adds an address without a full stop, which could be taken for a part of it.
    private mutating func add(_ address: WebAddress) {
        sentences.append([.link([.text(address.shown)], destination: address.destination)])
    }

    /// The parts that there are, with commas between them.
    private static func list(_ parts: [[Inline]?]) -> [Inline] {
        Array(parts.compactMap(\.self).joined(separator: [.text(", ")]))
    }

    private static func editors(_ names: NameList) -> String {
        names.names.count == 1 && !names.hasOthers ? ", ed." : ", eds."
    }

    /// The pages with an en dash between numbers: "1929–1958" also for "1929-1958".
    private static func pages(_ work: Work) throws(CitationError) -> [Inline]? {
        guard let pages = try work.text("pages") else { return nil }
        let text = pages.plainText
        let halves = text.split(separator: "-", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else { return pages }
        return [.text(halves.joined(separator: "–"))]
    }

    /// The edition: "2nd ed." for "2" and "Second", "Revised ed." for other words.
    private static func edition(_ text: String) -> String {
        let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        guard let number = Int(text) ?? words.firstIndex(of: text.lowercased()).map({ $0 + 1 }), number > 0 else {
            return text.lowercased().hasSuffix("ed.") || text.lowercased().hasSuffix("edition") ? text : text + " ed."
        }
        switch number % 10 {
        case 1 where number % 100 != 11: return "\(number)st ed."
        case 2 where number % 100 != 12: return "\(number)nd ed."
        case 3 where number % 100 != 13: return "\(number)rd ed."
        default: return "\(number)th ed."
        }
    }
}

extension String {
    /// True if the text ends with a sign that ends a sentence, perhaps before quotes.
    fileprivate var endsSentence: Bool {
        let last = unicodeScalars.last { !"”’)".unicodeScalars.contains($0) }
        return last.map { ".?!…".unicodeScalars.contains($0) } ?? false
    }
}
