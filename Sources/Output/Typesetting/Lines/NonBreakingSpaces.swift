/// Finds spaces at which a line should not end, such as those in "Part 2", "95.5 %" and "8 · 10⁻¹¹".
///
/// Authors who use TeX type a tie there (TeXbook, chapter 14).
enum NonBreakingSpaces {
    /// The penalty of a break that disturbs reading.
    ///
    /// Such a break is still made if a line would otherwise be too long or far too loose.
    static let tight = 9000.0
    /// The penalty of a break that would be better elsewhere.
    static let loose = 300.0

    /// Words that stay with the number after them.
    private static let labels: Set<String> = [
        "part", "parts", "figure", "figures", "table", "tables", "section", "sections", "chapter", "chapters",
        "equation", "equations",
        "page", "pages", "cell", "cells", "listing", "footnote", "appendix", "no.", "nos.", "p.", "pp.",
    ]
    /// Labels of a notebook's cells that stay with the number after them.
    private static let notebookLabels: Set<Substring> = ["In", "Out"]

    private static let units: Set<Substring> = [
        "%", "‰", "°", "°C", "s", "ms", "µs", "μs", "ns", "min", "h", "B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB",
        "GiB", "bit", "Hz",
        "kHz", "MHz", "GHz", "FLOP/s", "GFLOP/s", "nm", "µm", "μm", "mm", "cm", "m", "km", "pt", "px", "mg", "g", "kg",
    ]
    private static let operators: Set<Substring> = ["·", "×", "±"]
    private static let relations: Set<Substring> = ["=", "<", ">", "≤", "≥", "≈", "≠"]

    /// The penalty of a line end between two words.
    ///
    /// - Parameters:
    ///   - before: The word before the space; nil for a formula.
    ///   - after: The word after the space.
    /// - Returns: The penalty; nil if a line may end there as at any space.
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
    /// The word without brackets and quotes before it.
    fileprivate var opened: Substring { drop { "([“‘\"".contains($0) } }

    /// The word without brackets, quotes and punctuation after it.
    fileprivate var closed: Substring {
        var word = self
        while word.count > 1, let last = word.last, ")]”’\",;:.!?".contains(last) { word.removeLast() }
        return word
    }

    fileprivate var beginsWithNumber: Bool {
        first.map { $0.isNumber || "+−-".contains($0) && dropFirst().first?.isNumber == true } ?? false
    }

    /// True for a capital letter with a digit, such as "L2".
    fileprivate var isSymbol: Bool { count == 2 && first?.isUppercase == true && last?.isNumber == true }
}
