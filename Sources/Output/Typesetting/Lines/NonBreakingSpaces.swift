/// Spaces at which a line should not end, without anybody having typed a tie (TeXbook, chapter 14): "Part 2", "95.5 %", "8 · 10⁻¹¹".
enum NonBreakingSpaces {
    /// What a break costs that a reader would stumble over; where a line would stick out or be torn apart otherwise, it is made all the same.
    static let tight = 9000.0
    /// And one that is better made elsewhere.
    static let loose = 300.0

    /// What is numbered: the word stays with its number.
    private static let labels: Set<String> = [
        "part", "parts", "figure", "figures", "table", "tables", "section", "sections", "chapter", "chapters",
        "equation", "equations",
        "page", "pages", "cell", "cells", "listing", "footnote", "appendix", "no.", "nos.", "p.", "pp.",
    ]
    private static let notebookLabels: Set<Substring> = ["In", "Out"]

    private static let units: Set<Substring> = [
        "%", "‰", "°", "°C", "s", "ms", "µs", "μs", "ns", "min", "h", "B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB",
        "GiB", "bit", "Hz",
        "kHz", "MHz", "GHz", "FLOP/s", "GFLOP/s", "nm", "µm", "μm", "mm", "cm", "m", "km", "pt", "px", "mg", "g", "kg",
    ]
    private static let operators: Set<Substring> = ["·", "×", "±"]
    private static let relations: Set<Substring> = ["=", "<", ">", "≤", "≥", "≈", "≠"]

    /// Between two words, or a formula (nil) and a word; nil where a line may end as it may at any space.
    static func cost(between before: Substring?, and after: Substring) -> Double? {
        let next = after.opened.closed
        guard let word = before?.opened else { return relations.contains(next) ? loose : nil }
        if next.beginsWithNumber {
            if labels.contains(word.lowercased()) || notebookLabels.contains(word) || operators.contains(word) {
                return tight
            }
            // "+3.80 … +4.28", "p = 0.01", "3 min 0 s", "L2 0.001".
            return word == "…" || relations.contains(word) || units.contains(word) || word.isSymbol ? loose : nil
        }
        guard let last = word.last, last.isNumber || last == "%" else { return nil }
        return units.contains(next) || operators.contains(next) || relations.contains(next) || next == "…" ? tight : nil
    }
}

extension Substring {
    /// Without brackets and quotes before it.
    fileprivate var opened: Substring { drop { "([“‘\"".contains($0) } }

    /// Without brackets, quotes and marks behind it.
    fileprivate var closed: Substring {
        var word = self
        while word.count > 1, let last = word.last, ")]”’\",;:.!?".contains(last) { word.removeLast() }
        return word
    }

    fileprivate var beginsWithNumber: Bool {
        first.map { $0.isNumber || "+−-".contains($0) && dropFirst().first?.isNumber == true } ?? false
    }

    /// A letter with a digit: "L2".
    fileprivate var isSymbol: Bool { count == 2 && first?.isUppercase == true && last?.isNumber == true }
}
