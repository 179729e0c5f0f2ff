import TeXMath
import Typesetting

@testable import Prose

/// Formulas: TeX is read, laid out and spoken.
///
/// Checks: boxes are finite, a formula can be spoken if it can be laid out, and there are as many spaces as breaks.
extension FuzzTarget {
    static let mathematics = FuzzTarget(name: "mathematics", maximalLength: 4096) { bytes in
        let tex = String(decoding: bytes, as: UTF8.self)
        _ = try? mathematicsLabels(tex)
        let references = FormulaReferences(in: tex)
        expect(references.replacing(in: tex) { _ in nil } == tex, "Without values a formula stays as it is.")
        _ = references.replacing(in: tex) { FormulaReferences.tex(of: $0.name) }
        do {
            for display in [true, false] {
                let box = try layoutMathematics(tex, display: display, size: 10.5)
                let numbers = [box.width, box.ascent, box.descent] + box.breaks + box.spacesAtBreaks
                expect(numbers.allSatisfy(\.isFinite), "All lengths of a box are finite.")
                expect(box.breaks.count == box.spacesAtBreaks.count, "Every break has a space.")
                expect(box.pieces.allSatisfy { $0.width.isFinite }, "Pieces have widths.")
            }
            let spoken = try? spokenMathematics(tex)
            expect(spoken != nil, "What can be laid out can be spoken.")
        } catch {
            expect(!"\(error)".isEmpty, "An error has a sentence.")
        }
    }
}
