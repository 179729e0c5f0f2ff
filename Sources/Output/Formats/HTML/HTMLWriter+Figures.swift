import Documents
import Drawing
import PlotDrawing
import Plots

extension HTMLWriter {
    /// A figure: its drawing as SVG within the page, and its caption.
    func figure(_ figure: Figure) -> HTML {
        let id = HTMLAddress.id(figure.id)
        let caption = caption("Figure", figure.number, figure.caption, id: id)
        // The caption must be the last thing in a figure, so the numbers follow it.
        return .element(
            "figure", ["class": "plot", "id": id.isEmpty ? nil : id], drawing(of: figure),
            caption.isEmpty ? caption : .element("figcaption", [:], caption)) + numbers(of: figure)
    }

    /// The figure's numbers, folded; nothing for images.
    private func numbers(of figure: Figure) -> HTML {
        let tables = report.plots[figure.id].map { PlotNumbers.tables(of: $0) } ?? []
        guard !tables.isEmpty else { return HTML() }
        let contents = tables.map { table -> HTML in
            let head = table.columns.map { HTML.element("th", ["scope": "col"], HTML($0)) }
            let rows = table.rows.map { row in
                HTML.element(
                    "tr", [:],
                    row.enumerated().map { index, text in
                        index == 0
                            ? .element("th", ["scope": "row"], HTML(text))
                            : .element("td", ["class": "right"], HTML(text))
                    })
            }
            return .element(
                "table", [:], table.title.map { .element("caption", [:], HTML($0)) } ?? HTML(),
                .element("thead", [:], .element("tr", [:], head)), .element("tbody", [:], rows))
        }
        let label = "The numbers of figure \(figure.number)"
        return .element(
            "details", ["class": "numbers"], .element("summary", [:], HTML("Numbers")),
            .element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": label], contents))
    }

    private func drawing(of figure: Figure) -> HTML {
        guard let picture = report.pictures[figure.id],
            let drawing = try? picture.inlineSVG(name: "f\(figure.number)", label: figure.alternativeText)
        else { return .element("p", [:], HTML(figure.alternativeText)) }
        inkColors.formUnion(drawing.colors)
        for reading in picture.allReadings { readingLetters.formUnion(reading.text.unicodeScalars) }
        return .element(
            "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Figure \(figure.number)"],
            .trusted(drawing.markup))
    }
}
