import Documents

/// The addresses of places within a notebook, and the ids that need an anchor.
///
/// Jupyter gives a heading the id of its text with hyphens for spaces, and links to headings use it if it is plain.
/// All else has an anchor, `<a id="…">`. JupyterLab (4.6) finds no place whose id is not in ASCII.
struct JupyterLinks {
    /// The ids that need an anchor.
    let anchoredIds: Set<String>
    /// The ids that Jupyter gives to headings, by the document's ids.
    private let headings: [String: String]

    /// Finds the places that a document's links point to, and those in `others`.
    init(_ document: Document, others: [String] = []) {
        var counts: [String: Int] = [Self.headingId(document.title) ?? "": 1], headings: [String: String] = [:]
        for heading in document.headings {
            guard let id = Self.headingId(heading.title) else { continue }
            counts[id, default: 0] += 1
            headings[heading.id] = id
        }
        self.headings = headings.filter { counts[$0.value] == 1 }
        anchoredIds = document.linkedIds.union(others).subtracting(self.headings.keys)
    }

    /// The id that Jupyter gives to a heading; nil for one with a formula or with signs that an address could not hold.
    private static func headingId(_ title: [Inline]) -> String? {
        let text = title.plainText.spaced
        guard !text.isEmpty, !title.holdsMathematics else { return nil }
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.isPlain || scalar == " " || scalar == ","
        }
        return isPlain ? text.replacing(" ", with: "-") : nil
    }

    /// The address in the notebook for the destination of a link; nil for one that could run a script.
    func address(_ destination: String) -> String? {
        guard destination.hasPrefix("#") else { return destination.isHarmlessAddress ? destination : nil }
        let id = String(destination.dropFirst())
        return "#" + (headings[id] ?? Self.anchor(id))
    }

    /// The id with hexadecimal digits for each sign that is not plain.
    private static func anchor(_ id: String) -> String {
        id.unicodeScalars.map { $0.isPlain ? String($0) : "_" + String($0.value, radix: 16) + "_" }.joined()
    }
}

extension Unicode.Scalar {
    /// True for letters and digits of ASCII, hyphens, full stops and underscores.
    fileprivate var isPlain: Bool {
        isASCII && properties.isAlphabetic || "0"..."9" ~= self || "-._".unicodeScalars.contains(self)
    }
}

extension String {
    /// True for a relative address, and for one of a scheme that runs nothing.
    fileprivate var isHarmlessAddress: Bool {
        let shown = unicodeScalars.filter { $0.value > 0x20 && !$0.properties.isDefaultIgnorableCodePoint }
        guard let end = shown.firstIndex(where: { ":/?#".unicodeScalars.contains($0) }), shown[end] == ":" else {
            return true
        }
        return ["http", "https", "mailto"].contains(String(String.UnicodeScalarView(shown[..<end])).lowercased())
    }
}
