import Documents

/// The footnotes in the order of their references.
final class Footnotes {
    private var all: [[Block]] = []
    private var written = 0

    /// Adds a footnote and returns its number; nil for a footnote without text.
    func add(_ blocks: [Block]) -> Int? {
        guard !blocks.isEmpty else { return nil }
        all.append(blocks)
        return all.count
    }

    /// The next footnote not yet written, with its number; nil if all are written.
    func next() -> (Int, [Block])? {
        guard written < all.count else { return nil }
        written += 1
        return (written, all[written - 1])
    }
}
