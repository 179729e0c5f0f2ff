/// A prefix code in the canonical form of RFC 1951, 3.2.2.
struct HuffmanCode {
    /// The number of bits of each symbol's word; 0 for a symbol that does not occur.
    let lengths: [UInt8]
    /// The words as they are written, first bit lowest.
    let words: [UInt16]

    /// Creates an optimal code for the number of occurrences of each symbol.
    ///
    /// It needs the fewest bits of all codes whose words have at most `limit` bits.
    init(counts: [UInt32], limit: Int) {
        var counts = counts
        // A code of one word is incomplete, and some decoders reject it; a second word costs at most one bit.
        for symbol in counts.indices.prefix(2) where counts.count(where: { $0 > 0 }) < 2 && counts[symbol] == 0 {
            counts[symbol] = 1
        }
        self.init(lengths: Self.lengths(counts: counts, limit: limit))
    }

    /// Creates the canonical code whose words have the given lengths.
    init(lengths: [UInt8]) {
        self.lengths = lengths
        var next = [UInt16](repeating: 0, count: 17)
        for length in lengths where length > 0 { next[Int(length) + 1] += 1 }
        for length in 1..<17 { next[length] = (next[length - 1] + next[length]) << 1 }
        words = lengths.map { length in
            guard length > 0 else { return 0 }
            defer { next[Int(length)] += 1 }
            return next[Int(length)].reversed >> (16 - UInt16(length))
        }
    }

    /// The number of bits needed to write each symbol as often as `counts` says.
    func cost(_ counts: [UInt32]) -> Int {
        zip(counts, lengths).reduce(0) { $0 + Int($1.0) * Int($1.1) }
    }

    /// The lengths of an optimal code, by package-merge (Larmore and Hirschberg 1990).
    ///
    /// There are `limit` rows of items. A row holds the n symbols that occur, with their counts as weights, and the
    /// pairs of neighbouring items of the row before (first and second, third and fourth, …), with the sums of their
    /// weights, sorted by weight. The 2n − 2 lightest items of the last row are chosen. A symbol's word has as many
    /// bits as there are rows in which the symbol is chosen, directly or within pairs.
    private static func lengths(counts: [UInt32], limit: Int) -> [UInt8] {
        let symbols = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
        let leaves = symbols.map { UInt64(counts[$0]) }
        precondition(
            leaves.count >= 2 && leaves.count <= 1 << limit, "no code of \(limit) bits has \(leaves.count) words")
        var isLeaf: [[Bool]] = []
        var row: [UInt64] = []
        for _ in 0..<limit {
            let pairs = stride(from: 0, to: row.count - 1, by: 2).map { row[$0] + row[$0 + 1] }
            var leaf = 0, pair = 0
            row.removeAll(keepingCapacity: true)
            var kinds: [Bool] = []
            while leaf < leaves.count || pair < pairs.count {
                let takesLeaf = pair == pairs.count || leaf < leaves.count && leaves[leaf] <= pairs[pair]
                row.append(takesLeaf ? leaves[leaf] : pairs[pair])
                kinds.append(takesLeaf)
                if takesLeaf { leaf += 1 } else { pair += 1 }
            }
            isLeaf.append(kinds)
        }
        var lengths = [UInt8](repeating: 0, count: counts.count)
        var bought = 2 * leaves.count - 2
        for kinds in isLeaf.reversed() {
            let leafCount = kinds.prefix(bought).count { $0 }
            for symbol in symbols.prefix(leafCount) { lengths[symbol] += 1 }
            bought = 2 * (bought - leafCount)
        }
        return lengths
    }
}

extension UInt16 {
    /// The number with its bits in reverse order.
    fileprivate var reversed: UInt16 {
        (0..<16).reduce(0) { $0 | (self >> UInt16($1) & 1) << UInt16(15 - $1) }
    }
}
