import Kernels
import Testing

@testable import Basics
@testable import TestSupport

@Suite struct MatrixTests {
    static let columnCounts = [1, 2, 3, 4, 7, 8, 10, 32, 33, 64, 71, 128]
    static let rowCounts = [1, 2, 3, 4, 5, 10, 128, 131, 784, 2048, 2050, 4100]

    private func matrix(_ rows: Int, _ columns: Int, _ random: inout SplitMix64) -> Matrix {
        Matrix(rowCount: rows, columnCount: columns, elements: random.doubles(rows * columns))
    }

    private func product(_ x: some MatrixInput, _ w: Matrix) -> [Double] {
        var result = [Double](repeating: .nan, count: w.columnCount)
        w.product(x, into: &result)
        return result
    }

    /// The sum of one column in the order that MatrixProduct.swift states, one number after another.
    private func reference(_ x: [Double], _ w: Matrix, column: Int) -> Double {
        let full = x.count / 4 * 4, pairs = w.columnCount / 4 * 4
        let isLast = w.columnCount % 2 == 1 && column == w.columnCount - 1
        var y = 0.0
        for block in stride(from: 0, to: full, by: 2048) {
            var lanes = [0.0, 0.0, 0.0, 0.0]
            for row in block..<min(block + 2048, full) {
                if column < pairs {
                    lanes[row % 4] = lanes[row % 4].addingProduct(x[row], w[row, column])
                } else {
                    let lane = isLast ? row % 4 : row % 2
                    lanes[lane] = lanes[lane] + x[row] * w[row, column]
                }
            }
            y += isLast || column < pairs ? (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]) : lanes[0] + lanes[1]
        }
        func term(_ i: Int) -> (Double, Double) { (x[full + i], w[full + i, column]) }
        switch x.count - full {
        case 1: return y.addingProduct(term(0).0, term(0).1)
        case 2: return y + (term(1).0 * term(1).1).addingProduct(term(0).0, term(0).1)
        case 3:
            return y + (term(1).0 * term(1).1).addingProduct(term(0).0, term(0).1).addingProduct(term(2).0, term(2).1)
        default: return y
        }
    }

    @Test func productEqualsTheWrittenOutOrderBitForBit() {
        var random = SplitMix64(41)
        for rows in Self.rowCounts {
            for columns in Self.columnCounts {
                let w = matrix(rows, columns, &random), x = random.doubles(rows, zeros: 0.5)
                #expect(product(x, w) == (0..<columns).map { reference(x, w, column: $0) }, "\(rows)×\(columns)")
                let plain = (0..<columns).map { n in (0..<rows).reduce(0) { $0 + x[$1] * w[$1, n] } }
                // The bound is twice Higham's, as both sums round: as many terms as rows, each at most one.
                #expect(
                    zip(product(x, w), plain).allSatisfy {
                        abs($0 - $1) <= 2 * Double(rows + 2) * 0x1p-53 * Double(rows)
                    }, "\(rows)×\(columns)")
            }
        }
    }

    /// The oracle is NumPy on OpenBLAS 0.3.31, with inputs and digest as in NumPyInputs.swift:
    ///
    ///     h = 0xCBF29CE484222325
    ///     for m in [*range(1, 14), 31, 32, 33, 34, 128, 784, 2047, 2048, 2049, 2052, 4101]:
    ///         for n in [*range(2, 14), 31, 32, 33, 34, 35, 71, 128]:
    ///             W = uniform(1000 * m + n, n * m, -.5, .5).reshape(n, m); x = uniform(m, m, -1, 1)
    ///             h = digest(np.dot(x, W.T), h)
    @Test func productEqualsNumPysBitForBit() {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for m in Array(1...13) + [31, 32, 33, 34, 128, 784, 2047, 2048, 2049, 2052, 4101] {
            for n in Array(2...13) + [31, 32, 33, 34, 35, 71, 128] {
                let w = Matrix(rowCount: n, columnCount: m, elements: uniform(UInt64(1000 * m + n), n * m, -0.5, 0.5))
                    .transposed()
                hash = digest(product(uniform(UInt64(m), m, -1, 1), w), hash)
            }
        }
        #expect(hash == 0xd1ec_7cdf_6e55_f082)
    }

    /// Products with rows of bytes without their zeros equal those with the zeros.
    @Test func zerosLeftOutChangeNoBit() {
        var random = SplitMix64(42)
        for columns in Self.rowCounts {
            let bytes = (0..<3 * columns).map { _ in
                UInt8.random(in: 0..<5, using: &random) == 0 ? UInt8.random(in: 0...255, using: &random) : 0
            }
            let sparse = SparseBytes(bytes, columnCount: columns, dividedBy: 255)
            #expect(sparse.rowCount == 3 && sparse.columnCount == columns && sparse[2].count == columns)
            for row in 0..<3 {
                let x = bytes[row * columns..<(row + 1) * columns].map { Double($0) / 255 }
                for units in [1, 3, 10, 64, 71] {
                    var w = matrix(columns, units, &random)
                    #expect(product(sparse[row], w) == product(x, w), "\(columns)×\(units)")
                    var other = w
                    let v = random.doubles(units)
                    w.subtractOuterProduct(sparse[row], v, rate: 0.2)
                    other.subtractOuterProduct(x, v, rate: 0.2)
                    #expect(w == other, "\(columns)×\(units)")
                }
            }
        }
    }

    @Test func anImageOfZerosGivesZero() {
        var random = SplitMix64(43)
        let blank = SparseBytes(Array(repeating: 0, count: 21), columnCount: 21, dividedBy: 255)[0]
        #expect(product(blank, matrix(21, 33, &random)) == Array(repeating: 0, count: 33))
    }

    @Test func matrixTimesColumnEqualsNaiveLoopsBitForBit() {
        var random = SplitMix64(44)
        for rows in Self.rowCounts {
            for columns in Self.columnCounts {
                let w = matrix(rows, columns, &random), v = random.doubles(columns, zeros: 0.2)
                var result = [Double](repeating: .nan, count: rows)
                w.product(columns: v, into: &result)
                #expect(
                    result == (0..<rows).map { row in (0..<columns).reduce(0.0) { $0 + w[row, $1] * v[$1] } },
                    "\(rows)×\(columns)")
            }
        }
    }

    @Test func outerProductIsSubtractedAsInNaiveLoopsBitForBit() {
        var random = SplitMix64(45)
        for rows in Self.rowCounts {
            for columns in Self.columnCounts {
                let before = matrix(rows, columns, &random)
                let x = random.doubles(rows, zeros: 0.5), v = random.doubles(columns, zeros: 0.2)
                var after = before
                after.subtractOuterProduct(x, v, rate: 0.2)
                let expected = (0..<rows).flatMap { row in
                    (0..<columns).map { before[row, $0] + (-1 * (x[row] * v[$0])) * 0.2 }
                }
                #expect(after.elements == expected, "\(rows)×\(columns)")
            }
        }
    }

    @Test func transposedSwapsIndices() {
        var random = SplitMix64(46)
        let w = matrix(7, 33, &random), t = w.transposed()
        #expect(t.rowCount == 33 && t.columnCount == 7)
        #expect((0..<7).allSatisfy { row in (0..<33).allSatisfy { t[$0, row] == w[row, $0] } })
        #expect(t.transposed() == w)
    }

    /// The oracle: numpy.argmax([3, 7, 7, 1]) is 1.
    @Test func argmaxTakesTheFirstOfEquals() {
        #expect(argmax([3, 7, 7, 1]) == 1)
        #expect(argmax([7.0, 7, 7]) == 0)
        #expect(argmax([-3, -2, -1]) == 2)
        #expect(argmax([5]) == 0)
        #expect(argmax([0, 1, 9][1...]) == 1)
    }

    @Test func allPlacesOfTheLargestAreFound() {
        #expect(indicesOfLargest([3, 7, 7, 1]) == [1, 2])
        #expect(indicesOfLargest([.nan, 2, .nan, 1]) == [1])
        #expect(indicesOfLargest([-.infinity, -.infinity]) == [0, 1])
        #expect(indicesOfLargest([.nan]).isEmpty && indicesOfLargest([]).isEmpty)
    }
}
