/// The entries of a BibTeX file, by their keys.
public struct Bibliography: Sendable {
    /// The name of the file, for messages.
    let file: String
    let entries: [String: BibTeXEntry]

    /// Reads a BibTeX file.
    ///
    /// - Parameters:
    ///   - text: The text of the file.
    ///   - file: Its name, for messages.
    /// - Throws: `CitationError` with file and line for a text that is no BibTeX, and for a key that is given twice. An
    ///   entry that lacks a field is an error only if it is cited.
    /// - Complexity: Linear in the length of the text.
    public init(_ text: String, file: String) throws(CitationError) {
        self.file = file
        var reader = BibTeXReader(text, file: file)
        entries = Dictionary(uniqueKeysWithValues: try reader.entries().map { ($0.key, $0) })
    }

    /// The keys of all entries, in alphabetical order.
    public var keys: [String] { entries.keys.sorted() }

    /// More entries one after the other in `crossref` are refused.
    static let parentLimit = 20

    /// An entry by its key, with the fields that it lacks taken from the entry that `crossref` names, and so on; nil if
    /// there is none.
    ///
    /// The parent's title becomes the title of the book for what is in a book. What says where the parent itself is to
    /// be found, such as its DOI, is not taken.
    ///
    /// - Throws: `CitationError` if `crossref` names no entry, or leads back to the entry itself.
    func entry(_ key: String) throws(CitationError) -> BibTeXEntry? {
        guard let entry = entries[key] else { return nil }
        var line = [entry]
        while let child = line.last, let field = child.fields["crossref"], child.has("crossref") {
            func error(_ problem: CitationError.Problem) -> CitationError {
                CitationError(file: file, line: field.line, problem: problem)
            }
            if let unknown = field.unknownName { throw error(.unknownName(unknown)) }
            guard let parent = entries[field.value] else { throw error(.unknownParent(field.value, key: child.key)) }
            guard parent.key != key, line.count <= Self.parentLimit else { throw error(.circularParents(key: key)) }
            line.append(parent)
        }
        var whole = line.removeLast()
        while var child = line.popLast() {
            child.inherit(from: whole)
            whole = child
        }
        return whole
    }

    /// The most similar key, for a message on one that does not exist; nil if none is similar.
    func nearestKey(to key: String) -> String? {
        let wanted = Array(key.lowercased().unicodeScalars)
        // A long key is no slip of the pen, and comparing it takes time.
        guard wanted.count <= 100 else { return nil }
        let limit = max(1, wanted.count / 3)
        return keys.lazy.map { candidate -> (key: String, distance: Int) in
            let letters = Array(candidate.lowercased().unicodeScalars)
            guard abs(letters.count - wanted.count) <= limit else { return (candidate, .max) }
            return (candidate, Self.distance(letters, wanted))
        }.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.key
    }

    /// The number of letters that must be put in, left out or replaced to make one word of the other (Levenshtein).
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var row = Array(0...other.count)
        for (index, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in other.indices {
                let replaced = diagonal + (letter == other[place] ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(replaced, diagonal + 1, row[place] + 1)
            }
        }
        return row[other.count]
    }
}
