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
