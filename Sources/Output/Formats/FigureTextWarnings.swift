import Documents
import Drawing
import Foundation
import Plots

/// Warnings about texts of figures that are cut or left out, because there is no room for them.
enum FigureTextWarnings {
    /// The most figures that are listed.
    private static let mostWarnings = 10

    /// One sentence for each figure with such texts, on the page or on a screen.
    static func warnings(in report: WovenReport) -> [String] {
        let all = report.document.figures.compactMap { figure -> String? in
            guard let plot = report.plots[figure.id] else { return nil }
            for pictures in [report.pagePictures, report.pictures] {
                if let text = pictures[figure.id].flatMap({ warning(on: plot, as: $0) }) {
                    return "Figure \(figure.number): \(text) Make it shorter, or the figure larger."
                }
            }
            return nil
        }
        if all.count <= mostWarnings { return all }
        return all.prefix(mostWarnings) + ["… and in \(all.count - mostWarnings) more figures."]
    }

    /// The text that a drawing of a plot cuts or else leaves out, in a sentence; nil if there is none.
    private static func warning(on plot: Plot, as picture: Picture) -> String? {
        let shown = picture.strings, joined = words(shown.joined(separator: " "))
        let ellipses = shown.filter { $0.contains("…") }
        if !ellipses.isEmpty {
            let own = strings(of: plot)
            let cut = ellipses.filter { text in !own.contains { words($0).contains(words(text)) } }
            if let first = cut.first {
                return "there is no room for all of a text, which is cut to “\(first)”\(others(cut.count - 1))."
            }
        }
        let absent = plot.remarks.filter { !joined.contains(words($0)) }
        guard let first = absent.first else { return nil }
        return "there is no room for “\(first)”\(others(absent.count - 1)), which the figure leaves out."
    }

    private static func others(_ count: Int) -> String {
        count == 0 ? "" : count == 1 ? " and for one more" : " and for \(count) more"
    }

    /// The text with one space between words, as it is after it is divided into lines.
    private static func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// All texts in the data of a plot.
    private static func strings(of plot: Plot) -> Set<String> {
        guard let data = try? JSONEncoder().encode(plot), let object = try? JSONSerialization.jsonObject(with: data)
        else { return [] }
        var strings: Set<String> = []
        func collect(_ value: Any) {
            switch value {
            case let text as String: strings.insert(text)
            case let list as [Any]: list.forEach(collect)
            case let object as [String: Any]: object.values.forEach(collect)
            default: break
            }
        }
        collect(object)
        return strings
    }
}

extension Plot {
    /// The names of lines, the labels, the notes and the labels of rules: texts that a figure leaves out if there is no
    /// room.
    fileprivate var remarks: [String] {
        switch content {
        case .images: []
        case .grid(let grid): grid.plots.flatMap(\.remarks)
        case .panel(let panel):
            panel.marks.flatMap { mark -> [String] in
                switch mark {
                case .line(let line): [line.name].compactMap(\.self)
                case .labels(let labels): labels.texts
                case .note(let note): [note.text]
                case .rule(let rule): [rule.label].compactMap(\.self)
                default: []
                }
            }
        }
    }
}

extension Picture {
    /// All texts in the picture, in the order in which they are drawn.
    fileprivate var strings: [String] {
        elements.flatMap { element -> [String] in
            switch element {
            case .text(let line, _, _, _): [line.string]
            case .picture(let picture, _, _): picture.strings
            case .path, .glyphs, .image: []
            }
        }
    }
}
