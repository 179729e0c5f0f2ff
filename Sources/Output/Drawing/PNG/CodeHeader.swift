/// The header of a block with its own Huffman codes (RFC 1951, 3.2.7).
///
/// It holds the code lengths of both codes in one sequence, run-length encoded and written with a third code.
struct CodeHeader {
    private var literalCount: Int
    private var distanceCount: Int
    /// The encoded lengths: a symbol, its extra bits and their number.
    private var runs: [(symbol: Int, extra: Int, extraCount: Int)] = []
    private let code: HuffmanCode
    /// The number of code lengths of the third code that are written.
    private let codeCount: Int
    /// The number of bits that `write` writes.
    let cost: Int

    /// The order in which the third code's lengths are written.
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// Creates the header for the code lengths of the literal and length code and of the distance code.
    init(_ literals: [UInt8], _ distances: [UInt8]) {
        literalCount = max(257, 1 + (literals.lastIndex { $0 > 0 } ?? 0))
        distanceCount = 1 + (distances.lastIndex { $0 > 0 } ?? 0)
        let lengths = literals[..<literalCount] + distances[..<distanceCount]
        var index = lengths.startIndex
        while index < lengths.endIndex {
            let length = lengths[index]
            let run = lengths[index...].prefix { $0 == length }.count
            switch (length, run) {
            case (0, 11...):
                let count = min(run, 138)
                runs.append((18, count - 11, 7))
                index += count
            case (0, 3...):
                runs.append((17, run - 3, 3))
                index += run
            case (1..., 4...):
                // The length itself, then the number of its repetitions.
                let count = min(run - 1, 6)
                runs.append((Int(length), 0, 0))
                runs.append((16, count - 3, 2))
                index += 1 + count
            default:
                runs.append((Int(length), 0, 0))
                index += 1
            }
        }
        var counts = [UInt32](repeating: 0, count: 19)
        for run in runs { counts[run.symbol] += 1 }
        let code = HuffmanCode(counts: counts, limit: 7)
        self.code = code
        codeCount = max(4, 1 + (Self.order.lastIndex { code.lengths[$0] > 0 } ?? 0))
        cost = 14 + 3 * codeCount + code.cost(counts) + runs.reduce(0) { $0 + $1.extraCount }
    }

    /// Writes the header after the three bits that begin a block.
    func write(to out: inout BitWriter) {
        out.write(UInt64(literalCount - 257), count: 5)
        out.write(UInt64(distanceCount - 1), count: 5)
        out.write(UInt64(codeCount - 4), count: 4)
        for symbol in Self.order[..<codeCount] { out.write(UInt64(code.lengths[symbol]), count: 3) }
        for run in runs {
            out.write(UInt64(code.words[run.symbol]), count: Int(code.lengths[run.symbol]))
            out.write(UInt64(run.extra), count: run.extraCount)
        }
    }
}
