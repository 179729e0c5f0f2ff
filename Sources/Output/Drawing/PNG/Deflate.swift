/// Compression by RFC 1951 in the zlib format (RFC 1950).
///
/// It is used instead of zlib for two reasons. The output of zlib depends on its version and vendor, but a drawing must
/// give the same bytes on every machine. And a drawing is nearly all background: with the length of its rows known, it
/// compresses in a fraction of the time.
package struct Deflate {
    private var out = BitWriter()

    /// Compresses bytes.
    ///
    /// - Parameters:
    ///   - bytes: The bytes to compress.
    ///   - near: Distances at which bytes often repeat, such as a pixel and a row, the most likely first.
    ///   - depth: The number of earlier positions with the same four bytes to try. A larger number gives smaller output
    ///     and takes longer.
    /// - Returns: A complete zlib stream with header and checksum.
    static func zlib(_ bytes: [UInt8], near: [Int] = [], depth: Int) -> [UInt8] {
        var deflate = Deflate()
        // A window of 32 kB, no dictionary; the two bytes as one number are a multiple of 31, as the format requires.
        deflate.out.append([0x78, 0x5e])
        var finder = MatchFinder(bytes, near: near.filter { 1...MatchFinder.window ~= $0 }, depth: depth)
        var tokens: [MatchFinder.Token] = []
        tokens.reserveCapacity(blockLength)
        repeat {
            let start = finder.place
            tokens.removeAll(keepingCapacity: true)
            while tokens.count < blockLength, let token = finder.next() { tokens.append(token) }
            deflate.write(tokens[...], of: bytes[start..<finder.place], isLast: finder.place == bytes.count)
        } while finder.place < bytes.count
        deflate.out.align()
        deflate.out.append(adler32(bytes).bigEndianBytes)
        return deflate.out.bytes
    }

    /// The number of tokens in a block.
    ///
    /// It is long enough that the codes cost little, and short enough that they suit the content.
    private static let blockLength = 1 << 15

    /// The codes of a block, and the number of bits that it needs in each form.
    private struct Plan {
        let counts: [UInt32]
        let distanceCounts: [UInt32]
        let own: (HuffmanCode, HuffmanCode)
        let header: CodeHeader
        let ownCost: Int
        let fixedCost: Int
        let storedCost: Int

        /// The number of bits of the shortest form.
        var cost: Int { min(ownCost, fixedCost, storedCost) }

        /// Plans a block of tokens for a number of bytes.
        init(_ tokens: ArraySlice<MatchFinder.Token>, byteCount: Int) {
            let (counts, distanceCounts, extraBits) = Deflate.frequencies(of: tokens)
            (self.counts, self.distanceCounts) = (counts, distanceCounts)
            own = (HuffmanCode(counts: counts, limit: 15), HuffmanCode(counts: distanceCounts, limit: 15))
            header = CodeHeader(own.0.lengths, own.1.lengths)
            ownCost = header.cost + own.0.cost(counts) + own.1.cost(distanceCounts) + extraBits
            fixedCost = Deflate.fixed.0.cost(counts) + Deflate.fixed.1.cost(distanceCounts) + extraBits
            storedCost = max(1, (byteCount + 65534) / 65535) * 40 + 8 * byteCount
        }

        /// The costs of all symbols by their frequency in the block.
        var costs: ShortestDivision.Costs { Deflate.costs(counts, distanceCounts) }
    }

    /// Writes a block in the shortest of the three forms: stored, with fixed codes, or with its own codes.
    private mutating func write(_ tokens: ArraySlice<MatchFinder.Token>, of bytes: ArraySlice<UInt8>, isLast: Bool) {
        let plan = Plan(tokens, byteCount: bytes.count)
        if plan.storedCost < min(plan.ownCost, plan.fixedCost) {
            store(bytes, isLast: isLast)
        } else if plan.fixedCost <= plan.ownCost {
            out.write(isLast ? 0b011 : 0b010, count: 3)
            write(tokens, by: Self.fixed)
        } else {
            out.write(isLast ? 0b101 : 0b100, count: 3)
            plan.header.write(to: &out)
            write(tokens, by: plan.own)
        }
    }

    // MARK: Shortest output

    /// Costs to begin with, those of the fixed codes.
    private static let usual = costs(
        fixed.0.lengths.prefix(286).map { 1 << UInt32(12 - $0) }, [UInt32](repeating: 1, count: 30))

    /// Compresses bytes as much as the search can, in some ten times the time of zlib's highest level.
    ///
    /// - Returns: A complete zlib stream with header and checksum, the same on every machine.
    package static func smallest(_ bytes: [UInt8]) -> [UInt8] {
        var deflate = Deflate()
        deflate.out.append([0x78, 0xda])
        let division = ShortestDivision(bytes)
        let first = division.tokens(of: bytes.indices, usual)
        var place = 0
        let blocks = blocks(of: first[...])
        for (number, block) in blocks.enumerated() {
            let range = place..<place + block.reduce(0) { $0 + ShortestDivision.length(of: $1) }
            place = range.upperBound
            // The costs decide the division, and the division the costs; some rounds bring them together.
            var best = Array(block), plan = Plan(block, byteCount: range.count), costs = plan.costs
            for _ in 0..<rounds {
                let tokens = division.tokens(of: range, costs)
                let next = Plan(tokens[...], byteCount: range.count)
                costs = next.costs
                if next.cost < plan.cost { (best, plan) = (tokens, next) }
            }
            deflate.write(best[...], of: bytes[range], isLast: number == blocks.count - 1)
        }
        deflate.out.align()
        deflate.out.append(adler32(bytes).bigEndianBytes)
        return deflate.out.bytes
    }

    /// The number of times that each symbol occurs in a block, its end included, and the number of extra bits.
    private static func frequencies(
        of tokens: ArraySlice<MatchFinder.Token>
    ) -> (counts: [UInt32], distanceCounts: [UInt32], extraBits: Int) {
        var counts = [UInt32](repeating: 0, count: 286), distanceCounts = [UInt32](repeating: 0, count: 30)
        var extraBits = 0
        for token in tokens {
            if token < 256 {
                counts[Int(token)] += 1
            } else {
                let length = Symbol(length: token), distance = Symbol(distance: token)
                counts[length.symbol] += 1
                distanceCounts[distance.symbol] += 1
                extraBits += length.extraCount + distance.extraCount
            }
        }
        counts[end] = 1
        return (counts, distanceCounts, extraBits)
    }

    /// The bits that a block needs with codes of its own, estimated from the information in it, in parts of a bit.
    private static func estimate(_ tokens: ArraySlice<MatchFinder.Token>) -> Int {
        let (counts, distanceCounts, extraBits) = frequencies(of: tokens)
        var bits = Int(bit) * extraBits
        for counts in [counts, distanceCounts] {
            let total = logarithm(counts.reduce(0, +))
            for count in counts where count > 0 {
                // In the header, the length of a code takes some three bits.
                bits += Int(count) * Int(total - min(total, logarithm(count))) + 3 * Int(bit)
            }
        }
        return bits
    }

    /// Tokens cut into blocks where codes of their own save more than they cost.
    private static func blocks(of tokens: ArraySlice<MatchFinder.Token>) -> [ArraySlice<MatchFinder.Token>] {
        guard tokens.count >= 256 else { return [tokens] }
        let cuts = (1..<16).map { number in
            let cut = tokens.startIndex + tokens.count * number / 16
            return (cut: cut, cost: estimate(tokens[..<cut]) + estimate(tokens[cut...]))
        }
        guard let best = cuts.min(by: { $0.cost < $1.cost }), best.cost < estimate(tokens) else { return [tokens] }
        return blocks(of: tokens[..<best.cut]) + blocks(of: tokens[best.cut...])
    }

    /// The costs of all symbols by their frequencies: the information of each, and extra bits, in parts of a bit.
    ///
    /// Words have whole bits, but which ones is not known before; on average the information is nearer. A symbol that
    /// does not occur costs as much as one that occurs once.
    private static func costs(_ counts: [UInt32], _ distanceCounts: [UInt32]) -> ShortestDivision.Costs {
        func information(_ counts: [UInt32]) -> [UInt32] {
            let total = logarithm(counts.reduce(0, +))
            return counts.map { total - min(total, logarithm($0)) }
        }
        let symbols = information(counts), distances = information(distanceCounts)
        return ShortestDivision.Costs(
            literals: Array(symbols[..<256]),
            lengths: (0...MatchFinder.longest).map { length in
                if length < 3 { return 0 }
                let symbol = Symbol(length: UInt32(length) << 15)
                return symbols[symbol.symbol] + bit * UInt32(symbol.extraCount)
            }, distances: (0..<30).map { distances[$0] + bit * UInt32(max(0, $0 / 2 - 1)) })
    }

    /// The number of rounds; ten gain a fifth of a per cent more.
    private static let rounds = 3

    /// A bit in the unit of costs.
    private static let bit: UInt32 = 256

    /// The binary logarithm in the unit of costs, rounded down; that of 0 is taken as 0.
    ///
    /// It is computed in integers, one binary digit after another, so that it is the same on every machine.
    private static func logarithm(_ value: UInt32) -> UInt32 {
        if value == 0 { return 0 }
        let whole = UInt32(31 - value.leadingZeroBitCount)
        var mantissa = UInt64(value) << UInt64(31 - whole), result = whole
        var unit = bit
        while unit > 1 {
            mantissa = (mantissa * mantissa) >> 31
            let digit = UInt32(mantissa >> 32)
            result = result << 1 | digit
            mantissa >>= UInt64(digit)
            unit >>= 1
        }
        return result
    }

    /// The symbol of a repetition's distance.
    static func symbol(ofDistance token: MatchFinder.Token) -> Int { Symbol(distance: token).symbol }

    /// Writes bytes uncompressed, in blocks of at most 65535 bytes.
    private mutating func store(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
        var rest = bytes
        while !rest.isEmpty {
            let count = min(65535, rest.count)
            out.write(isLast && count == rest.count ? 1 : 0, count: 3)
            out.align()
            out.write(UInt64(count) | UInt64(~count & 0xffff) << 16, count: 32)
            out.append(rest.prefix(count))
            rest.removeFirst(count)
        }
    }

    private mutating func write(_ tokens: ArraySlice<MatchFinder.Token>, by code: (HuffmanCode, HuffmanCode)) {
        for token in tokens {
            if token < 256 {
                out.write(UInt64(code.0.words[Int(token)]), count: Int(code.0.lengths[Int(token)]))
            } else {
                write(Symbol(length: token), by: code.0)
                write(Symbol(distance: token), by: code.1)
            }
        }
        out.write(UInt64(code.0.words[Self.end]), count: Int(code.0.lengths[Self.end]))
    }

    @inline(__always)
    private mutating func write(_ part: Symbol, by code: HuffmanCode) {
        let length = Int(code.lengths[part.symbol])
        out.write(
            UInt64(code.words[part.symbol]) | UInt64(part.extra) << UInt64(length), count: length + part.extraCount)
    }

    /// The symbol that ends a block.
    private static let end = 256

    /// The fixed codes (RFC 1951, 3.2.6).
    private static let fixed = (
        HuffmanCode(lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }),
        HuffmanCode(lengths: [UInt8](repeating: 5, count: 30))
    )
}

/// A length or a distance as a symbol with extra bits (RFC 1951, 3.2.5).
///
/// Between two powers of two the symbols are evenly spaced: two symbols for distances, four for lengths.
private struct Symbol {
    var symbol: Int
    var extra: Int
    var extraCount: Int

    @inline(__always)
    init(distance token: UInt32) {
        let value = Int(token & 0x7fff)
        extraCount = max(0, Self.logarithm(value) - 1)
        symbol = 2 * extraCount + value >> extraCount
        extra = value & (1 << extraCount - 1)
    }

    @inline(__always)
    init(length token: UInt32) {
        let value = Int(token >> 15) - 3
        guard value < 255 else {
            (symbol, extra, extraCount) = (285, 0, 0)
            return
        }
        extraCount = max(0, Self.logarithm(value) - 2)
        symbol = 257 + 4 * extraCount + value >> extraCount
        extra = value & (1 << extraCount - 1)
    }

    /// The position of the highest set bit; 0 for 0.
    private static func logarithm(_ value: Int) -> Int { 63 - (value | 1).leadingZeroBitCount }
}
