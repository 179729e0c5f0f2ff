import Documents
import Foundation
import Typesetting

/// Warnings about formulas that are too wide for the page of the PDF to be legible there.
enum SmallFormulaWarnings {
    /// The number of letters of a formula's source by which a warning names it.
    private static let longestName = 48

    /// One sentence for each such formula, with the heading above it, its size and what to do.
    static func warnings(in document: Document) throws(TypesettingError) -> [String] {
        try SmallFormula.all(in: document).map { formula in
            let source = formula.tex.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let name = source.count > longestName ? source.prefix(longestName) + " …" : source
            let place = formula.heading.map { " in “\($0)”" } ?? ""
            let size = String(format: "%.1f", formula.size)
            return "The formula “\(name)”\(place) is too wide for the page: in the PDF its type is \(size) points "
                + "high, and less than \(Int(PageDesign.smallestFormulaSize)) are hard to read. Give it fewer columns "
                + "(\\cdots stands for those between), break it with \\\\ in aligned, or show the numbers with "
                + "part.table, which divides a wide table."
        }
    }
}
