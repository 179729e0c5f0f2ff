import Documents
import Drawing
import Plots
import TeXMath

/// A writer of a document's blocks as markup.
///
/// It is a class because footnotes collect while text is written: they follow the block that they belong to.
final class HTMLWriter {
    /// The report that is written.
    let report: WovenReport
    /// The files that the page holds, by the names that prose gives them.
    let files: [String: String]
    /// The colours of the drawings, of which a dark scheme changes some.
    var inkColors: Set<Color> = []
    /// The letters of what readers are told who point at a figure.
    var readingLetters: Set<Unicode.Scalar> = []
    /// The notices of the page so far, with the heading above each.
    private(set) var notices: [(title: String, heading: String, id: String)] = []
    private var notes: [HTML] = []
    private var noteCount = 0
    /// The depth of blocks in other blocks; footnotes wait for the end of the outermost.
    private var depth = 0
    private var lastLevel = 1
    private var lastHeading = ""

    init(_ report: WovenReport, files: [String: String]) {
        self.report = report
        self.files = files
    }

    // MARK: Blocks

    /// The markup of blocks, each followed by the footnotes in it.
    func blocks(_ blocks: [Block]) -> HTML {
        var result = HTML()
        for block in blocks {
            depth += 1
            let markup = self.block(block)
            depth -= 1
            result += markup
            if depth == 0 { result += takeNotes() }
        }
        return result
    }

    /// The footnotes that wait, and those in them.
    func takeNotes() -> HTML {
        var result = HTML()
        while !notes.isEmpty {
            let waiting = notes
            notes = []
            result += waiting.joined()
        }
        return result
    }

    private func block(_ block: Block) -> HTML {
        switch block {
        case .heading(let level, let title, let id): return heading(level, title, id)
        case .paragraph(let text):
            let text = inlines(text)
            return text.isEmpty ? text : .element("p", [:], text)
        case .list(let list): return self.list(list)
        case .quote(let inner): return .element("blockquote", [:], blocks(inner))
        case .code(let code, let language): return listing(code.lines, language, label: "Code")
        case .formula(let tex): return formula(tex)
        case .table(let table): return self.table(table)
        case .figure(let figure): return self.figure(figure)
        case .cell(let cell): return self.cell(cell)
        case .notice(let title, let inner): return notice(title, inner)
        case .remark(let text): return .element("p", ["class": "remark"], inlines(text))
        case .bibliography(let entries):
            return .element(
                "ul", ["class": "references"],
                entries.map { .element("li", ["id": HTMLAddress.id($0.id)], inlines($0.text)) })
        case .rule: return .void("hr")
        }
    }

    private func heading(_ level: Int, _ title: [Inline], _ id: String) -> HTML {
        // Levels skip none, as readers who jump from heading to heading expect.
        lastLevel = min(max(level + 1, 2), lastLevel + 1, 6)
        lastHeading = title.plainText
        let heading = HTML.element("h\(lastLevel)", ["id": HTMLAddress.id(id)], inlines(title))
        return .element("div", ["class": "heading h\(lastLevel)"], heading, anchor(id, "Link to “\(lastHeading)”"))
    }

    /// A link from a thing to itself, for readers who want its address.
    func anchor(_ id: String, _ label: String) -> HTML {
        .element("a", ["class": "anchor", "href": HTMLAddress.place(id), "aria-label": label], HTML("#"))
    }

    private func list(_ list: List) -> HTML {
        let items = list.items.map { item -> HTML in
            // An item that is one paragraph is its text.
            if case .paragraph(let text)? = item.first {
                return .element("li", [:], inlines(text), blocks(Array(item.dropFirst())))
            }
            return .element("li", [:], blocks(item))
        }
        guard let start = list.start else { return .element("ul", [:], items) }
        return .element("ol", ["start": start == 1 ? nil : String(start)], items)
    }

    private func notice(_ title: String, _ inner: [Block]) -> HTML {
        let id = "Notice-\(notices.count + 1)"
        notices.append((title, lastHeading, id))
        return .element(
            "div", ["class": "notice", "role": "note", "id": id],
            .element("p", ["class": "title"], HTML(title)), blocks(inner))
    }

    // MARK: Formulas

    private func formula(_ tex: String) -> HTML {
        let labels = tex.texLabels
        let id = labels?.label.map(HTMLAddress.id)
        var pieces = [HTML.element("div", ["class": "math", "tabindex": "0"], mathematics(tex, isDisplay: true))]
        if let tag = labels?.tag {
            let number = "(\(tag))"
            pieces.append(
                id.map {
                    .element(
                        "a", ["class": "number", "href": HTMLAddress.place($0), "aria-label": "Equation \(tag)"],
                        HTML(number))
                } ?? .element("span", ["class": "number"], HTML(number)))
        }
        return .element("div", ["class": "equation", "id": id], pieces)
    }

    /// A formula as MathML; its source if it cannot be read.
    func mathematics(_ tex: String, isDisplay: Bool) -> HTML {
        guard let markup = try? mathML(tex, isDisplay: isDisplay) else { return .element("code", [:], HTML(tex)) }
        return HTML.trusted(markup).visible
    }

    // MARK: Footnotes

    /// The mark of a footnote, which waits for the end of the block.
    func footnote(_ blocks: [Block]) -> HTML {
        noteCount += 1
        let number = noteCount, id = "Note-\(number)", mark = "Mark-\(number)"
        depth += 1
        let content = self.blocks(blocks)
        depth -= 1
        let back = HTML.element(
            "a", ["href": "#" + mark, "class": "back", "aria-label": "Back to the mark of note \(number)"],
            HTML("\(number)"))
        notes.append(.element("aside", ["class": "footnote", "id": id, "role": "note"], back, HTML(" "), content))
        return .element(
            "sup", [:],
            .element(
                "a", ["href": "#" + id, "id": mark, "class": "mark", "aria-label": "Note \(number)"], HTML("\(number)"))
        )
    }
}
