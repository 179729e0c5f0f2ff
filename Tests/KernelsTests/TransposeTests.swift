import Kernels
import Testing

@testable import TestSupport

@Suite struct TransposeTests {
    @Test func everyElementMovesAndNothingElseIsWritten() {
        var random = SplitMix64(31)
        for rows in [1, 7, 8, 9, 16, 33] {
            for columns in [1, 7, 8, 9, 40] {
                let padded = (rows + 7) / 8 * 8
                let source = random.rows(rows, columns, stride: columns + 3, filled: true)
                let target = random.rows(columns, padded, stride: padded + 5, filled: true), before = target.copy()
                transpose(
                    rowCount: rows, columnCount: columns, source.base, stride: columns + 3, into: target.base,
                    stride: padded + 5)
                for n in 0..<columns {
                    for b in 0..<padded + 5 {
                        let place = n * (padded + 5) + b
                        let expected =
                            b < rows ? source.base[b * (columns + 3) + n] : b < padded ? 0 : before.base[place]
                        #expect(
                            target.base[place].bitPattern == expected.bitPattern, "\(rows) × \(columns): [\(n), \(b)]")
                    }
                }
            }
        }
    }
}
