/// The glyphs of a font that a subset keeps, and their new numbers.
///
/// The glyph for missing characters comes first, then the letters in the order of their code points, so that `cmap`
/// needs few ranges, then all others in the order of the font.
struct GlyphSelection {
    /// The letters that the font has, in the order of their code points, with their glyphs in the font.
    let letters: [(scalar: Unicode.Scalar, glyph: Int)]
    /// The kept glyphs by their numbers in the font, in their new order.
    let glyphs: [Int]
    private let numbers: [Int: Int]

    /// Selects the glyphs of letters, and other glyphs.
    init(letters: [(scalar: Unicode.Scalar, glyph: Int)], others: Set<Int>) {
        self.letters = letters.sorted { $0.scalar < $1.scalar }
        var glyphs = [0], numbers = [0: 0]
        for glyph in self.letters.map(\.glyph) + others.sorted() where numbers[glyph] == nil {
            numbers[glyph] = glyphs.count
            glyphs.append(glyph)
        }
        (self.glyphs, self.numbers) = (glyphs, numbers)
    }

    /// The new number of a glyph; nil if it is not kept.
    subscript(_ glyph: Int) -> Int? { numbers[glyph] }
}
