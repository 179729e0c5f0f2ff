import Documents
import Drawing

/// Text on a single line, for contents and running heads.
extension BlockComposer {
    /// One line of text with its formulas, without links and footnotes.
    ///
    /// If it is wider than `width` (points), it is cut and ends in an ellipsis. A formula is cut as a whole.
    func fittedLine(_ text: [Inline], _ style: TextStyle, width: Double) throws(TypesettingError) -> SetLine {
        let list = try horizontalList(text.onOneLine, style, measure: width, isHyphenated: false)
        let setter = LineSetter(shaper: shaper, alignment: .left, measure: width, strut: (0, 0))
        if list.naturalWidth <= width { return setter.singleLine(of: list) }
        let room = width - shaper.width("…", style)
        var cut = HorizontalList(shaper: shaper, hyphenator: nil, measure: width), x = 0.0, end = 0
        while end < list.items.count, x + list.items[end].naturalWidth <= room {
            x += list.items[end].naturalWidth
            end += 1
        }
        // A word that does not fit is cut. What cannot be cut is left out, with the spaces before it.
        var last: (text: String, style: TextStyle) = ("…", style)
        if end < list.items.count, case .text(let text, let style) = list.contents[end] {
            last = (shaper.cut(text, style, width: width - x), style)
        }
        while last.text == "…", end > 0, list.contents[end - 1].isSpace { end -= 1 }
        for index in 0..<end { cut.append(list.items[index], list.contents[index]) }
        cut.append(box: shaper.width(last.text, last.style), .text(last.text, last.style))
        return setter.singleLine(of: cut)
    }
}

extension [Inline] {
    /// The inlines without links and footnotes, and with spaces for line breaks.
    fileprivate var onOneLine: [Inline] {
        withoutLinks.map { inline in
            switch inline {
            case .lineBreak: .text(" ")
            case .emphasis(let inner): .emphasis(inner.onOneLine)
            case .strong(let inner): .strong(inner.onOneLine)
            default: inline
            }
        }
    }
}

extension LineItem {
    /// The width of the item within a line, without stretching or shrinking, in points.
    fileprivate var naturalWidth: Double {
        switch self {
        case .box(let width, _, _), .glue(let width, _, _): width
        case .penalty: 0
        }
    }
}

extension HorizontalList.Content {
    /// True for a space and for a penalty, which shows nothing.
    fileprivate var isSpace: Bool {
        switch self {
        case .space, .nothing: true
        default: false
        }
    }
}

extension HorizontalList {
    /// The width of the list on a single line, without stretching or shrinking, in points.
    var naturalWidth: Double { items.reduce(0) { $0 + $1.naturalWidth } }
}
