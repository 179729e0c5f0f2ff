/// Division of bytes into literals and repetitions of earlier bytes (RFC 1951, 4).
///
/// Like zlib it follows chains of positions with the same four bytes, but it tries the caller's own distances first. In
/// a drawing those are the pixel to the left and the row above, which nearly always match.
struct MatchFinder {
    /// A literal byte, or `length << 15 | distance - 1` with a length of 3 or more.
    typealias Token = UInt32
    /// A repetition; the length is 0 if none was found.
    typealias Match = (length: Int, distance: Int)

    /// The longest repetition and the largest distance that the format allows.
    static let longest = 258, window = 32768
    /// The length from which a match is accepted without searching for a longer one.
    private static let enough = 32

    /// The index of the first byte not yet covered by a token.
    private(set) var place = 0
    private let bytes: [UInt8]
    private let near: [Int]
    private let depth: Int
    /// The match at `place` if it was already found during the search at the byte before.
    private var found: Match?

    /// The last position whose next four bytes have a given hash, plus 1; 0 means none.
    private var heads: [UInt32]
    /// The previous position with the same hash, plus 1, for each position in the window; 0 means none.
    private var previous: [UInt32]

    /// Creates a finder that starts at the first byte.
    ///
    /// - Parameters:
    ///   - bytes: The bytes to divide.
    ///   - near: Distances to try at every position, the cheapest first.
    ///   - depth: The number of positions of a chain to try.
    init(_ bytes: [UInt8], near: [Int], depth: Int) {
        self.bytes = bytes
        self.near = near
        self.depth = depth
        let hashBits = min(15, max(6, Int.bitWidth - bytes.count.leadingZeroBitCount))
        heads = [UInt32](repeating: 0, count: 1 << hashBits)
        previous = heads
    }

    /// The next token; nil at the end of the bytes.
    @inline(__always)
    mutating func next() -> Token? {
        guard place < bytes.count else { return nil }
        let match = found ?? best(at: place)
        found = nil
        insert(place)
        if match.length >= 3, match.length < Self.enough, place + 1 < bytes.count {
            // Lazy matching: a longer match that begins one byte later is worth a literal.
            let later = best(at: place + 1)
            if later.length > match.length { found = later }
        }
        guard match.length >= 3, found == nil else {
            place += 1
            return Token(bytes[place - 1])
        }
        let end = place + match.length
        // Positions inside a long match are seldom useful for later matches.
        for inner in (match.length <= Self.enough ? place + 1 : end - 4)..<end { insert(inner) }
        place = end
        return Token(match.length << 15 | (match.distance - 1))
    }

    /// The best match at a position, with length 0 if there is none.
    private func best(at place: Int) -> Match {
        let limit = min(Self.longest, bytes.count - place)
        guard limit >= 4 else { return (0, 0) }
        var best: Match = (2, 0)
        for distance in near where distance <= place {
            let length = common(place, place - distance, limit: limit)
            if length > best.length { best = (length, distance) }
        }
        guard best.length < Self.enough else { return best }
        // A distance outside `near` costs up to 13 extra bits, so the match must be longer.
        best.length = max(best.length, 3)
        var candidate = Int(heads[hash(place)]) - 1
        for _ in 0..<depth {
            guard candidate >= 0, place - candidate < previous.count, best.length < limit else { break }
            if bytes[candidate + best.length] == bytes[place + best.length] {
                let length = common(place, candidate, limit: limit)
                if length > best.length { best = (length, place - candidate) }
                if length >= Self.enough { break }
            }
            let before = Int(previous[candidate & (previous.count - 1)]) - 1
            // The entry may since have been overwritten by another chain.
            guard before < candidate else { break }
            candidate = before
        }
        return best.distance == 0 ? (0, 0) : best
    }

    @inline(__always)
    private mutating func insert(_ place: Int) {
        guard place + 4 <= bytes.count else { return }
        let hash = hash(place)
        previous[place & (previous.count - 1)] = heads[hash]
        heads[hash] = UInt32(truncatingIfNeeded: place + 1)
    }

    private func hash(_ place: Int) -> Int {
        // Knuth's multiplicative hash: the highest bits of the product with the golden ratio.
        Int((read(UInt32.self, at: place) &* 0x9e37_79b1) >> UInt32(32 - heads.count.trailingZeroBitCount))
    }

    /// The number of equal bytes from two positions on, at most `limit`.
    @inline(__always)
    private func common(_ one: Int, _ other: Int, limit: Int) -> Int {
        var length = 0
        while length + 8 <= limit {
            let difference = read(UInt64.self, at: one + length) ^ read(UInt64.self, at: other + length)
            if difference != 0 { return length + difference.trailingZeroBitCount / 8 }
            length += 8
        }
        while length < limit, bytes[one + length] == bytes[other + length] { length += 1 }
        return length
    }

    @inline(__always)
    private func read<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type, at place: Int) -> Word {
        bytes.withUnsafeBytes { Word(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Word.self)) }
    }
}
