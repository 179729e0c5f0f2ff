import Documents
import Drawing
import Notebooks
import SwiftSource

/// Warnings about letters in a report that no shipped font has.
///
/// The PDF shows boxes in their place. The warnings tell the author the places, after the report is made.
struct MissingLettersWarnings {
    /// The warnings, such as "Part1.swift:12: …": one for each line of the sources and each output of a cell.
    ///
    /// After the first ten there is only a count of the others.
    private(set) var warnings: [String] = []
    /// The number of warnings that are listed.
    private static let mostWarnings = 10

    /// Collects the warnings for a notebook's sources and the outputs of its cells.
    ///
    /// - Parameter pictures: The drawings of the figures, by figure id.
    init(in notebook: Notebook, document: Document, pictures: [String: Picture]) {
        for file in [notebook.file] + notebook.parts.map(\.file) {
            for segment in notebook.source(of: file).segments {
                if case .folded = segment.content { continue }
                for (index, line) in segment.lines.enumerated() {
                    look(at: line, "\(file):\(segment.firstLine + index)")
                }
            }
        }
        look(at: document.imprint.line.plainText, "The line below the title")
        document.blocks.walk { block in
            if case .bibliography(let entries) = block {
                for entry in entries { look(at: entry.text.plainText, "The reference \(entry.label)") }
            }
            guard case .cell(let cell) = block else { return }
            let place = "\(cell.path ?? "the cell at line"):\(cell.firstLine)"
            for output in cell.outputs {
                switch output {
                case .value(let name, let value):
                    look(at: name + value.plainText, "\(place) shows \(name)")
                case .text(let text): look(at: text, "\(place) prints text")
                case .table(let table):
                    let cells = table.columns.map(\.title) + table.rows.flatMap { $0 } + [table.caption]
                    look(at: cells.map(\.plainText).joined(), "Table \(table.number ?? 0)")
                case .figure(let figure):
                    note(
                        lettersWithoutGlyph(in: figure.caption.plainText)
                            + (pictures[figure.id]?.lettersWithoutGlyph ?? []), "Figure \(figure.number)")
                }
            }
        }
        if warnings.count > Self.mostWarnings {
            warnings =
                Array(warnings.prefix(Self.mostWarnings)) + [
                    "… and in \(warnings.count - Self.mostWarnings) more places."
                ]
        }
    }

    private mutating func look(at text: String, _ place: String) { note(lettersWithoutGlyph(in: text), place) }

    private mutating func note(_ letters: [Character], _ place: String) {
        guard !letters.isEmpty else { return }
        let shown = letters.prefix(5).map { letter in
            let codes = letter.unicodeScalars.map { scalar in
                let digits = String(scalar.value, radix: 16, uppercase: true)
                return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            }
            return "“\(letter)” (\(codes.joined(separator: " ")))"
        }
        let more = letters.count > shown.count ? " and \(letters.count - shown.count) more" : ""
        warnings.append(
            "\(place): no font of the report has \(shown.joined(separator: ", "))\(more); the PDF shows boxes there. "
                + "It can set Latin, Greek and Cyrillic letters and the signs of mathematics: write it in these."
        )
    }
}
