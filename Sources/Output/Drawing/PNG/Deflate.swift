/// Compression by RFC 1951 in the zlib format (RFC 1950).
///
/// It is used instead of zlib for two reasons. The output of zlib depends on its version and vendor, but a drawing must
/// give the same bytes on every machine. And a drawing is nearly all background: with the length of its rows known, it
/// compresses in a fraction of the time.
struct Deflate {
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
            deflate.write(tokens, of: bytes[start..<finder.place], isLast: finder.place == bytes.count)
        } while finder.place < bytes.count
        deflate.out.align()
        deflate.out.append(adler32(bytes).bigEndianBytes)
        return deflate.out.bytes
    }

    /// The number of tokens in a block.
    ///
    /// It is long enough that the codes cost little, and short enough that they suit the content.
    private static let blockLength = 1 << 15

    /// Writes a block in the shortest of the three forms: stored, with fixed codes, or with its own codes.
    private mutating func write(_ tokens: [MatchFinder.Token], of bytes: ArraySlice<UInt8>, isLast: Bool) {
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
        counts[Self.end] = 1
        let own = (HuffmanCode(counts: counts, limit: 15), HuffmanCode(counts: distanceCounts, limit: 15))
        let header = CodeHeader(own.0.lengths, own.1.lengths)
        let ownCost = header.cost + own.0.cost(counts) + own.1.cost(distanceCounts) + extraBits
        let fixedCost = Self.fixed.0.cost(counts) + Self.fixed.1.cost(distanceCounts) + extraBits
        let storedCost = max(1, (bytes.count + 65534) / 65535) * 40 + 8 * bytes.count
        if storedCost < min(ownCost, fixedCost) {
            store(bytes, isLast: isLast)
        } else if fixedCost <= ownCost {
            out.write(isLast ? 0b011 : 0b010, count: 3)
            write(tokens, by: Self.fixed)
        } else {
            out.write(isLast ? 0b101 : 0b100, count: 3)
            header.write(to: &out)
            write(tokens, by: own)
        }
    }

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

    private mutating func write(_ tokens: [MatchFinder.Token], by code: (HuffmanCode, HuffmanCode)) {
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
