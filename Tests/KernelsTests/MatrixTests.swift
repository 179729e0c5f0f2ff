import Kernels
import Testing

@Suite struct MatrixTests {
    static let columnCounts = [1, 7, 8, 10, 32, 33, 64, 71, 128]
    static let rowCounts = [1, 10, 128, 784]

    private func matrix(_ rows: Int, _ columns: Int, _ random: inout SplitMix64) -> Matrix {
        Matrix(rowCount: rows, columnCount: columns, elements: random.doubles(rows * columns))
    }

    /// The documented sum, zeros not skipped: adding an exact zero changes nothing.
    @Test func rowVectorTimesMatrixEqualsNaiveLoopsBitForBit() {
        var random = SplitMix64(41)
        for rows in Self.rowCounts {
            for columns in Self.columnCounts {
                let w = matrix(rows, columns, &random), x = random.doubles(rows, zeros: 0.5), bias = random.doubles(columns)
                let expected = (0..<columns).map { n in (0..<rows).reduce(bias[n]) { $0.addingProduct(x[$1], w[$1, n]) } }
                #expect(w.product(x, plus: bias) == expected, "\(rows)×\(columns)")
                let plain = (0..<columns).map { n in bias[n] + (0..<rows).reduce(0) { $0 + x[$1] * w[$1, n] } }
                // Twice Higham's bound, as both sums round: rows terms of at most one each.
                #expect(zip(expected, plain).allSatisfy { abs($0 - $1) <= 2 * Double(rows + 2) * 0x1p-53 * Double(rows + 1) }, "\(rows)×\(columns)")
            }
        }
    }

    @Test func rowVectorOfZerosGivesTheBias() {
        var random = SplitMix64(42)
        let bias = random.doubles(33)
        #expect(matrix(20, 33, &random).product(Array(repeating: 0, count: 20), plus: bias) == bias)
    }

    @Test func matrixTimesColumnEqualsNaiveLoopsBitForBit() {
        var random = SplitMix64(43)
        for rows in Self.rowCounts {
            for columns in Self.columnCounts {
                let w = matrix(rows, columns, &random), v = random.doubles(columns, zeros: 0.2)
                let expected = (0..<rows).map { row in (0..<columns).reduce(0.0) { $0.addingProduct(w[row, $1], v[$1]) } }
                #expect(w.product(v) == expected, "\(rows)×\(columns)")
            }
        }
    }

    @Test func addOuterProductEqualsNaiveLoopsBitForBit() {
        var random = SplitMix64(44)
        for rows in Self.rowCounts {
            for columns in Self.columnCounts {
                let before = matrix(rows, columns, &random)
                let x = random.doubles(rows, zeros: 0.5), v = random.doubles(columns, zeros: 0.2)
                var after = before
                after.addOuterProduct(x, v, scale: -0.2)
                let expected = (0..<rows).flatMap { row in
                    (0..<columns).map { before[row, $0].addingProduct(-0.2 * x[row], v[$0]) }
                }
                #expect(after.elements == expected, "\(rows)×\(columns)")
            }
        }
    }

    @Test func transposedSwapsIndices() {
        var random = SplitMix64(45)
        let w = matrix(7, 33, &random), t = w.transposed()
        #expect(t.rowCount == 33 && t.columnCount == 7)
        #expect((0..<7).allSatisfy { row in (0..<33).allSatisfy { t[$0, row] == w[row, $0] } })
        #expect(t.transposed() == w)
    }

    /// numpy.argmax([3, 7, 7, 1]) is 1.
    @Test func argmaxTakesTheFirstOfEquals() {
        #expect(argmax([3, 7, 7, 1]) == 1)
        #expect(argmax([7.0, 7, 7]) == 0)
        #expect(argmax([-3, -2, -1]) == 2)
        #expect(argmax([5]) == 0)
        #expect(argmax([0, 1, 9][1...]) == 1)
    }
}
