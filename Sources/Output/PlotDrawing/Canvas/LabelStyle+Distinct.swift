import Drawing

/// Texts that stay different when they are shortened.
extension LabelStyle {
    /// Each text in at most `lineLimit` lines of at most `width` points.
    ///
    /// A text that is too long is cut at its end. Different texts that would then look alike, as names with a common
    /// beginning do, are cut in the middle, and if that does not help, at their common beginning.
    ///
    /// - Returns: the lines of each text, none if not even one letter fits.
    func distinct(_ texts: [String], width: Double, lineLimit: Int = 1) -> [[TextLine]] {
        func lines(_ text: String) -> [TextLine] {
            lineLimit > 1
                ? wrapped(text, width: width, lineLimit: lineLimit) : [fitted(text, width: width)].compactMap(\.self)
        }
        func fits(_ text: String) -> Bool {
            guard lineLimit > 1 else { return self.width(text) <= width }
            let shown = wrapped(text, width: width, lineLimit: lineLimit).map(\.string).joined()
            return shown.filter { $0 != " " } == text.filter { $0 != " " }
        }
        var result = texts.map(lines)
        for indices in Self.clashes(result, of: texts) {
            for index in indices { result[index] = lines(Self.cutInMiddle(texts[index], fits: fits)) }
        }
        for indices in Self.clashes(result, of: texts) {
            let common = Self.commonBeginning(indices.map { texts[$0] })
            // A few letters of what is common show that something is left out.
            for index in indices { result[index] = lines("…" + texts[index].dropFirst(max(0, common - 4))) }
        }
        return result
    }

    /// Groups of indices of different texts that have the same lines.
    private static func clashes(_ lines: [[TextLine]], of texts: [String]) -> [[Int]] {
        Dictionary(grouping: texts.indices) { lines[$0].map(\.string) }.values
            .filter { group in group.contains { texts[$0] != texts[group[0]] } }
    }

    /// The beginning and the end of a text, as much as fits, with an ellipsis between them.
    private static func cutInMiddle(_ text: String, fits: (String) -> Bool) -> String {
        let characters = Array(text.prefix(400))
        func cut(_ count: Int) -> String {
            var head = characters.prefix((count + 1) / 2), tail = characters.suffix(count / 2)
            while head.last == " " { head.removeLast() }
            while tail.first == " " { tail.removeFirst() }
            return String(head) + "…" + String(tail)
        }
        var fitting = 0, tooMany = characters.count
        while tooMany - fitting > 1 {
            let middle = (fitting + tooMany) / 2
            if fits(cut(middle)) { fitting = middle } else { tooMany = middle }
        }
        return cut(fitting)
    }

    /// Number of characters in which all texts begin alike.
    private static func commonBeginning(_ texts: [String]) -> Int {
        guard let first = texts.first else { return 0 }
        return texts.map { zip($0, first).prefix { $0 == $1 }.count }.filter { $0 < first.count }.min() ?? 0
    }
}
