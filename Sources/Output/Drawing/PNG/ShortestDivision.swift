/// Division of bytes into literals and repetitions for the shortest output, given the cost of each symbol.
///
/// Unlike `MatchFinder`, which takes the longest repetition at each place, it knows the repetitions at all places and
/// chooses among all divisions, as Zopfli does (J. Alakuijala and L. Vandevenne, 2013). It takes ten times as long.
struct ShortestDivision {
    /// The cost of each symbol with its extra bits, in any unit.
    struct Costs {
        /// The cost of each literal.
        var literals: [UInt32]
        /// The cost of each length; the first three are not used.
        var lengths: [UInt32]
        /// The cost of each distance, by the symbol of its code.
        var distances: [UInt32]
    }

    /// The number of earlier positions that are tried for each position.
    private static let depth = 200

    private let bytes: [UInt8]
    /// The repetitions that begin at each position, as tokens: each is longer and farther than the one before.
    private let repetitions: [MatchFinder.Token]
    /// The index in `repetitions` of the first repetition of each position, and their count at the end.
    private let starts: [Int32]

    /// Finds the repetitions of all positions.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var repetitions: [MatchFinder.Token] = [], starts: [Int32] = []
        starts.reserveCapacity(bytes.count + 1)
        // Positions plus 1 by the hash of their three bytes; 0 means none.
        var heads = [Int32](repeating: 0, count: 1 << 15), previous = [Int32](repeating: 0, count: bytes.count)
        bytes.withUnsafeBufferPointer { bytes in
            for place in bytes.indices {
                starts.append(Int32(repetitions.count))
                let limit = min(MatchFinder.longest, bytes.count - place)
                guard limit >= 3 else { continue }
                let key = Int(bytes[place]) << 16 | Int(bytes[place + 1]) << 8 | Int(bytes[place + 2])
                let hash = Int((UInt32(key) &* 0x9e37_79b1) >> 17)
                var candidate = Int(heads[hash]) - 1, longest = 2, rest = Self.depth
                while candidate >= 0, place - candidate <= MatchFinder.window, rest > 0 {
                    if bytes[candidate + longest] == bytes[place + longest] {
                        var length = 0
                        while length < limit, bytes[candidate + length] == bytes[place + length] { length += 1 }
                        if length > longest {
                            longest = length
                            repetitions.append(MatchFinder.Token(length << 15 | (place - candidate - 1)))
                            if length == limit { break }
                        }
                    }
                    candidate = Int(previous[candidate]) - 1
                    rest -= 1
                }
                previous[place] = heads[hash]
                heads[hash] = Int32(place + 1)
            }
        }
        starts.append(Int32(repetitions.count))
        (self.repetitions, self.starts) = (repetitions, starts)
    }

    /// The cheapest division of a range of the bytes.
    ///
    /// - Complexity: O(n · `MatchFinder.longest`) for n bytes.
    func tokens(of range: Range<Int>, _ costs: Costs) -> [MatchFinder.Token] {
        let count = range.count
        // The least cost of the bytes before each position, and the last token of that division.
        var least = [UInt64](repeating: .max, count: count + 1)
        var last = [MatchFinder.Token](repeating: 0, count: count + 1)
        least[0] = 0
        for index in 0..<count {
            let place = range.lowerBound + index, here = least[index]
            let literal = here + UInt64(costs.literals[Int(bytes[place])])
            if literal < least[index + 1] { (least[index + 1], last[index + 1]) = (literal, UInt32(bytes[place])) }
            var length = 3
            for number in Int(starts[place])..<Int(starts[place + 1]) {
                let repetition = repetitions[number]
                let far = here + UInt64(costs.distances[Deflate.symbol(ofDistance: repetition)])
                let end = min(Int(repetition >> 15), count - index)
                while length <= end {
                    let cost = far + UInt64(costs.lengths[length])
                    if cost < least[index + length] {
                        least[index + length] = cost
                        last[index + length] = UInt32(length) << 15 | repetition & 0x7fff
                    }
                    length += 1
                }
            }
        }
        var tokens: [MatchFinder.Token] = [], index = count
        while index > 0 {
            tokens.append(last[index])
            index -= Self.length(of: last[index])
        }
        return tokens.reversed()
    }

    /// The number of bytes that a token covers.
    static func length(of token: MatchFinder.Token) -> Int { token < 256 ? 1 : Int(token >> 15) }
}
