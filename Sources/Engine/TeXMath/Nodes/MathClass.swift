/// The class of an atom, which decides the spaces around it (The TeXbook, p. 158 and 170).
package enum MathClass: Int, Hashable, Sendable {
    /// Ord, Op, Bin, Rel, Open, Close, Punct and Inner in TeX; the raw values are the indices of the table of spaces.
    case ordinary, largeOperator, binary, relation, opening, closing, punctuation, inner
}

extension MathClass {
    /// The space between an atom of class `self` and a following one of class `next`, in mu (18 to the quad).
    ///
    /// - Parameter isScript: whether the style is script or smaller, where some spaces are omitted.
    package func space(before next: MathClass, isScript: Bool) -> Double {
        let entry = Self.spacing[rawValue][next.rawValue]
        if entry < 0, isScript { return 0 }
        // plain.tex: \thinmuskip=3mu, \medmuskip=4mu, \thickmuskip=5mu; they do not stretch here.
        return [0, 3, 4, 5][abs(entry)]
    }

    /// The table on p. 170 of The TeXbook: 1 thin, 2 medium, 3 thick.
    ///
    /// An entry is negative if TeX's table has parentheses (no space in script styles). Entries with a star in TeX's
    /// table, which Rules 5 and 6 make impossible, are zero.
    private static let spacing: [[Int]] = [
        // Ord Op Bin Rel Open Close Punct Inner
        [0, 1, -2, -3, 0, 0, 0, -1],  // Ord
        [1, 1, 0, -3, 0, 0, 0, -1],  // Op
        [-2, -2, 0, 0, -2, 0, 0, -2],  // Bin
        [-3, -3, 0, 0, -3, 0, 0, -3],  // Rel
        [0, 0, 0, 0, 0, 0, 0, 0],  // Open
        [0, 1, -2, -3, 0, 0, 0, -1],  // Close
        [-1, -1, 0, -1, -1, -1, -1, -1],  // Punct
        [-1, 1, -2, -3, -1, 0, -1, -1],  // Inner
    ]

    /// Applies TeX's Rules 5 and 6 to the classes of a list.
    ///
    /// A binary operator without an operand at its left or right becomes an ordinary symbol, such as the minus sign of
    /// a negative number.
    ///
    /// - Parameter classes: the classes of the atoms of one list, in order.
    package static func resolveBinaries(_ classes: inout [MathClass]) {
        for index in classes.indices {
            let previous = index > 0 ? classes[index - 1] : nil
            switch classes[index] {
            case .binary:
                switch previous {
                case nil, .binary, .largeOperator, .relation, .opening, .punctuation: classes[index] = .ordinary
                default: break
                }
            case .relation, .closing, .punctuation:
                if previous == .binary { classes[index - 1] = .ordinary }
            default: break
            }
        }
        if classes.last == .binary { classes[classes.count - 1] = .ordinary }
    }
}
