import Documents
import Drawing
import TeXMath

/// Accessibility of the document itself, beyond its structure.
extension Document {
    /// True if the document meets the requirements of PDF/UA-1 (ISO 14289-1) on its content.
    ///
    /// It has a title (7.1), its headings skip no level on the way down (7.4.2), and every figure has alternative text
    /// (7.3). Formulas get theirs automatically.
    package var isAccessible: Bool {
        guard !title.plainText.allSatisfy(\.isWhitespace) else { return false }
        var level = 0
        for heading in headings {
            if heading.level > level + 1 { return false }
            level = heading.level
        }
        return figures.allSatisfy { !$0.alternativeText.allSatisfy(\.isWhitespace) }
    }

    /// Descriptions of link destinations by id, such as "Figure 3, page 9".
    ///
    /// - Parameter pages: The page index of each destination, from 0.
    package func placeNames(pages: [String: Int]) -> [String: String] {
        var names: [String: String] = [:]
        (abstract + blocks).walk { block in
            switch block {
            case .heading(_, let title, let id): names[id] = title.unicodeText
            case .figure(let figure): names[figure.id] = "Figure \(figure.number)"
            case .table(let table): names[table.id] = table.number.map { "Table \($0)" } ?? "Table"
            case .bibliography(let entries): for entry in entries { names[entry.id] = entry.label }
            case .formula(let tex):
                guard tex.contains("\\label"), let labels = try? mathematicsLabels(tex), let label = labels.label else {
                    break
                }
                names[label] = labels.tag.map { "Equation (\($0))" }
            default: break
            }
        }
        for (name, page) in pages {
            let number = name.drop { !$0.isNumber }
            let words =
                names[name]
                ?? (name.hasPrefix("note-mark-")
                    ? "Back to note \(number) in the text" : name.hasPrefix("note-") ? "Note \(number)" : "Equation")
            names[name] = "\(words), page \(page + 1)"
        }
        return names
    }
}

extension TextLine {
    /// True if the line shows a box in place of a letter that is in no font.
    package var lacksGlyphs: Bool { runs.contains { $0.glyphs.contains { $0.id == 0 } } }
}

extension Picture {
    /// True if a text in the picture shows a box in place of a letter that is in no font.
    package var lacksGlyphs: Bool {
        elements.contains { element in
            switch element {
            case .text(let line, _, _, _): line.lacksGlyphs
            case .picture(let picture, _, _): picture.lacksGlyphs
            case .path, .glyphs, .image: false
            }
        }
    }
}
