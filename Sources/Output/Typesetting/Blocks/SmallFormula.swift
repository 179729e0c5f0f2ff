import Documents

/// A displayed formula that fits its column only if its type is smaller than is legible.
package struct SmallFormula: Equatable {
    /// The source of the formula, without dollar signs.
    package var tex: String
    /// The size of its type in points per em.
    package var size: Double
    /// The title of the last heading before it; nil if there is none.
    package var heading: String?

    /// The formulas of a document whose type is smaller than `PageDesign.smallestFormulaSize`.
    ///
    /// - Throws: `TypesettingError` as `LaidOutDocument` does.
    /// - Complexity: That of composing the blocks that hold displayed formulas.
    package static func all(in document: Document) throws(TypesettingError) -> [SmallFormula] {
        let composer = BlockComposer(language: document.language, pictures: [:])
        for block in document.abstract + document.blocks {
            var isWanted = false
            [block].walk { block in
                switch block {
                case .formula, .heading: isWanted = true
                default: break
                }
            }
            if isWanted { _ = try composer.set([block], in: BlockComposer.Column()) }
        }
        return composer.smallFormulas
    }
}
