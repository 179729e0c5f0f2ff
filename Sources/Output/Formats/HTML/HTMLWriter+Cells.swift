import Documents
import Foundation
import SwiftSource

extension HTMLWriter {
    /// A cell: its listing, folded or not, where it stands, and its outputs.
    func cell(_ cell: Cell) -> HTML {
        let id = "Cell-\(cell.number)"
        var pieces: [HTML] = []
        if !cell.lines.isEmpty {
            let place = Self.place(of: cell)
            let code = listing(
                cell.lines, cell.language, firstLine: cell.firstLine, label: "Cell \(cell.number), \(place)")
            let below = source(of: cell, place: place, id: id)
            if let label = cell.folded {
                let count = cell.lines.count
                let summary = HTML("\(label) · \(count) \(count == 1 ? "line" : "lines")")
                pieces.append(.element("details", [:], .element("summary", [:], summary), code, below))
            } else {
                pieces += [code, below]
            }
        } else if let timing = cell.timing {
            pieces.append(.element("p", ["class": "source"], HTML(timing)))
        }
        var values: [HTML] = []
        func endValues() {
            if !values.isEmpty { pieces.append(.element("dl", ["class": "values"], values)) }
            values = []
        }
        for output in cell.outputs {
            if case .value(let name, let value) = output {
                values.append(
                    .element("div", [:], .element("dt", [:], HTML(name)), .element("dd", [:], inlines(value))))
                continue
            }
            endValues()
            pieces.append(self.output(output, of: cell))
        }
        endValues()
        return .element("div", ["class": "cell", "id": id], pieces)
    }

    private func output(_ output: Cell.Output, of cell: Cell) -> HTML {
        switch output {
        case .value: return HTML()
        case .table(let table): return self.table(table)
        case .figure(let figure): return self.figure(figure)
        case .text(let text):
            var lines = text.lines
            if lines.last == "" { lines.removeLast() }
            guard !lines.isEmpty else { return HTML() }
            let box = HTML.element(
                "pre",
                ["class": "output", "tabindex": "0", "role": "region", "aria-label": "Output of cell \(cell.number)"],
                .element("samp", [:], HTML(lines.joined(separator: "\n"))))
            guard lines.count > MarkdownBlocks.longOutput else { return box }
            return .element("details", [:], .element("summary", [:], HTML("Output · \(lines.count) lines")), box)
        }
    }

    /// The line below a listing: its place in the sources, and its time.
    private func source(of cell: Cell, place: String, id: String) -> HTML {
        let link = address(of: cell).map { HTML.element("a", ["href": $0], HTML(place)) } ?? HTML(place)
        let timing = cell.timing.map { HTML(" · " + $0) } ?? HTML()
        return .element("p", ["class": "source"], link, timing, anchor(id, "Link to cell \(cell.number)"))
    }

    private static func place(of cell: Cell) -> String {
        let last = cell.firstLine + cell.lines.count - 1
        let range = last == cell.firstLine ? "line \(last)" : "lines \(cell.firstLine)–\(last)"
        guard let name = cell.path?.split(separator: "/").last else { return range }
        return "\(name), \(range)"
    }

    /// The address of a cell's lines in the repository or, if that is not known, of its file in the page; nil without
    /// both.
    private func address(of cell: Cell) -> String? {
        guard let path = cell.path else { return nil }
        guard let repository = report.document.imprint.repository else {
            return path.split(separator: "/").last.flatMap { files[String($0)] }.map { "#" + $0 }
        }
        let start = repository.hasSuffix("/") ? String(repository.dropLast()) : repository
        let encoded = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        let last = cell.firstLine + cell.lines.count - 1
        let anchor = last == cell.firstLine ? "#L\(last)" : "#L\(cell.firstLine)-L\(last)"
        return HTMLAddress.link("\(start)/blob/HEAD/\(encoded)\(anchor)")
    }

    /// Lines of code with their colours, and with line numbers if the first has one.
    func listing(_ lines: [String], _ language: String, firstLine: Int? = nil, label: String) -> HTML {
        let pieces =
            language == "swift"
            ? SwiftHighlighter.pieces(of: lines)
            : lines.map { [SwiftHighlighter.Piece(kind: .plain, text: $0)] }
        let rows = pieces.map { row -> HTML in
            let text = row.map { piece -> HTML in
                piece.kind.htmlClass.map { .element("span", ["class": $0], HTML(piece.text)) } ?? HTML(piece.text)
            }.joined()
            return firstLine == nil ? text : .element("span", ["class": "line"], text)
        }
        let code = HTML.element(
            "code", ["style": firstLine.map { "counter-reset:line \($0 - 1)" }], rows.joined(separator: HTML("\n")))
        return .element(
            "div", ["class": "listing"],
            .element("pre", ["tabindex": "0", "role": "region", "aria-label": label], code))
    }
}

extension SwiftHighlighter.Kind {
    /// The class of a piece of this kind; nil for plain text.
    fileprivate var htmlClass: String? {
        switch self {
        case .plain: nil
        case .keyword: "k"
        case .number: "n"
        case .string: "s"
        case .comment: "c"
        case .attribute: "a"
        }
    }
}
