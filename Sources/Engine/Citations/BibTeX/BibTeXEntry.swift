/// An entry of a BibTeX file, with its fields as LaTeX.
struct BibTeXEntry {
    /// The value of a field.
    struct Field {
        /// The value with its parts joined, in which a run of white space is one space.
        let value: String
        /// The line on which the field's name is, from 1.
        let line: Int
        /// The first name in the value that no `@string` defines; nil if there is none.
        let unknownName: String?
    }

    /// The type in lower case, such as "article".
    let type: String
    let key: String
    /// The line on which the entry begins, from 1.
    let line: Int
    /// The fields by their names in lower case. If a field is given twice, the first counts, as in BibTeX.
    var fields: [String: Field] = [:]
}

extension BibTeXEntry {
    /// The types of what is in a book, whose title is in `booktitle`.
    private static let partTypes: Set<String> = ["inproceedings", "conference", "incollection", "inbook"]
    /// Fields that say the same, so that an entry with one of them lacks none.
    private static let synonyms = [
        ["year", "date"], ["journal", "journaltitle"], ["address", "location"], ["school", "institution"],
    ]
    /// Fields that are about one entry alone.
    private static let ownFields: Set<String> = ["crossref", "pages", "doi", "url", "eprint"]

    /// True if a field is there and not empty.
    func has(_ field: String) -> Bool { fields[field].map { !$0.value.isEmpty || $0.unknownName != nil } ?? false }

    /// Takes the fields that are missing from the entry that `crossref` names.
    ///
    /// The title of a book becomes the `booktitle` of an entry that is a part of it. An `@inbook` without any title is
    /// a part of that book which has none.
    mutating func inherit(from parent: BibTeXEntry) {
        let own = self, isPart = Self.partTypes.contains(type)
        for (name, field) in parent.fields where parent.has(name) && !Self.ownFields.contains(name) {
            if isPart, name == "title" || name == "booktitle" { continue }
            let names = Self.synonyms.first { $0.contains(name) } ?? [name]
            if !names.contains(where: own.has) { fields[name] = field }
        }
        guard isPart, let title = parent.fields[parent.has("booktitle") ? "booktitle" : "title"] else { return }
        let place = type == "inbook" && !own.has("title") && !own.has("booktitle") ? "title" : "booktitle"
        if !own.has(place) { fields[place] = title }
    }
}
