import Documents

/// A cited entry with its names, year and title as text.
struct Work {
    let entry: BibTeXEntry
    let names: NameList
    /// True if the names are those of editors, as no author is given.
    let isEdited: Bool
    let year: String
    let title: [Inline]
    private let file: String
    private let checkFormula: (String) throws -> Void

    /// Reads what citations and the list of references need of every entry.
    ///
    /// Without an author, editors or an organisation count as such.
    ///
    /// - Throws: `CitationError` for a field that is missing, or whose LaTeX is not known.
    init(
        _ entry: BibTeXEntry, file: String, checkFormula: @escaping (String) throws -> Void
    ) throws(CitationError) {
        self.entry = entry
        self.file = file
        self.checkFormula = checkFormula
        func missing(_ field: String) -> CitationError {
            CitationError(file: file, line: entry.line, problem: .missingField(field, key: entry.key))
        }
        func filled(_ names: String...) -> String? {
            names.first { name in
                entry.fields[name].map { !$0.value.isEmpty || $0.unknownName != nil } ?? false
            }
        }

        guard let by = filled("author", "editor", "organization", "institution", "publisher") else {
            throw missing("author")
        }
        isEdited = by == "editor"
        names = try Self.reading(by, of: entry, file) { value throws(CitationError.Problem) in
            if by == "author" || by == "editor" { return try NameList(latex: value) }
            return NameList(organisation: try LaTeXText.plainText(of: value))
        }
        guard !names.names.isEmpty else { throw missing("author") }

        guard let dated = filled("year", "date") else { throw missing("year") }
        year = try Self.reading(dated, of: entry, file) { value throws(CitationError.Problem) in
            let text = try LaTeXText.plainText(of: value)
            // BibLaTeX has dates such as 2019-05-24, or 2019-05/2019-06.
            return dated == "date" ? String(text.prefix { $0 != "-" && $0 != "/" }) : text
        }
        guard let titled = filled("title") else { throw missing("title") }
        title = try Self.reading(titled, of: entry, file) { value throws(CitationError.Problem) in
            try LaTeXText.inlines(of: value, checkFormula: checkFormula)
        }
        guard !title.isEmpty else { throw missing("title") }
    }

    /// The text of the first of these fields that the entry has; nil if it has none, or if it is empty.
    ///
    /// - Throws: `CitationError` with the field's line for LaTeX that is not known.
    func text(_ fields: String...) throws(CitationError) -> [Inline]? {
        guard let field = fields.first(where: { entry.fields[$0] != nil }) else { return nil }
        let text = try Self.reading(field, of: entry, file) { value throws(CitationError.Problem) in
            try LaTeXText.inlines(of: value, checkFormula: checkFormula)
        }
        return text.isEmpty ? nil : text
    }

    /// The names in a field; nil if the entry does not have it.
    func names(_ field: String) throws(CitationError) -> NameList? {
        guard entry.fields[field] != nil else { return nil }
        let names = try Self.reading(field, of: entry, file) { value throws(CitationError.Problem) in
            try NameList(latex: value)
        }
        return names.names.isEmpty ? nil : names
    }

    /// The unchanged value of a field, such as an address; nil if the entry does not have it, or if it is empty.
    func raw(_ field: String) -> String? { entry.fields[field].flatMap { $0.value.isEmpty ? nil : $0.value } }

    /// Reads a field and gives its errors a place.
    private static func reading<Result>(
        _ name: String, of entry: BibTeXEntry, _ file: String,
        _ read: (String) throws(CitationError.Problem) -> Result
    ) throws(CitationError) -> Result {
        let field = entry.fields[name]
        let line = field?.line ?? entry.line
        if let unknown = field?.unknownName {
            throw CitationError(file: file, line: line, problem: .unknownName(unknown))
        }
        do throws(CitationError.Problem) {
            return try read(field?.value ?? "")
        } catch {
            throw CitationError(file: file, line: line, problem: error)
        }
    }
}
