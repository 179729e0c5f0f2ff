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
    /// Without an author, editors or an organisation count as such. A field without text, such as `{{}}`, is missing.
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

        var found: (field: String, names: NameList)?
        for field in ["author", "editor", "organization", "institution", "publisher"] where found == nil {
            let names = try Self.reading(field, of: entry, file) { value throws(CitationError.Problem) in
                if field == "author" || field == "editor" { return try NameList(latex: value) }
                return NameList(organisation: try LaTeXText.plainText(of: value))
            }
            if !names.names.isEmpty { found = (field, names) }
        }
        guard let by = found else { throw missing("author") }
        names = by.names
        isEdited = by.field == "editor"

        var dated = ""
        for field in ["year", "date"] where dated.isEmpty {
            dated = try Self.reading(field, of: entry, file) { value throws(CitationError.Problem) in
                let text = try LaTeXText.plainText(of: value)
                // BibLaTeX has dates such as 2019-05-24, or 2019-05/2019-06.
                return field == "date" ? String(text.prefix { $0 != "-" && $0 != "/" }) : text
            }
        }
        guard !dated.isEmpty else { throw missing("year") }
        year = dated
        title = try Self.reading("title", of: entry, file) { value throws(CitationError.Problem) in
            try LaTeXText.inlines(of: value, checkFormula: checkFormula)
        }
        guard !title.isEmpty else { throw missing("title") }
    }

    /// The text of the first of these fields that has some; nil if none has.
    ///
    /// - Throws: `CitationError` with the field's line for LaTeX that is not known.
    func text(_ fields: String...) throws(CitationError) -> [Inline]? {
        for field in fields {
            let text = try Self.reading(field, of: entry, file) { value throws(CitationError.Problem) in
                try LaTeXText.inlines(of: value, checkFormula: checkFormula)
            }
            if !text.isEmpty { return text }
        }
        return nil
    }

    /// The names in a field; nil if it has none.
    func names(_ field: String) throws(CitationError) -> NameList? {
        let names = try Self.reading(field, of: entry, file) { value throws(CitationError.Problem) in
            try NameList(latex: value)
        }
        return names.names.isEmpty ? nil : names
    }

    /// The unchanged value of a field, such as an address; nil if the entry does not have it, or if it is empty.
    ///
    /// - Throws: `CitationError` with the field's line for a name that no `@string` defines.
    func raw(_ field: String) throws(CitationError) -> String? {
        let value = try Self.reading(field, of: entry, file) { value throws(CitationError.Problem) in value }
        return value.isEmpty ? nil : value
    }

    /// Reads a field, as an empty text if the entry does not have it, and gives its errors a place.
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
