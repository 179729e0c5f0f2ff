/// Rows of bytes that stand for byte / divisor, such as images of pixels, held by those that are not zero: about a fifth of them in an image of a digit.
public final class SparseBytes: Sendable {
    public let rowCount: Int
    public let columnCount: Int
    /// What each byte stands for.
    private let values: [Double]
    /// Elements that are not zero, [row], in a row by block, lane and column, as `LaneWalk` has them; then the tail, zeros too.
    private let columns: [UInt32]
    private let bytes: [UInt8]
    /// Where each lane of each block of each row begins, [row, block, lane], then where its tail does: [row].
    private let starts: [Int]
    private let runCount: Int

    /// `bytes` in rows: [rowCount, columnCount].
    public init(_ bytes: [UInt8], columnCount: Int, dividedBy divisor: Double) {
        require(
            columnCount > 0 && columnCount < 1 << 32 && bytes.count % columnCount == 0,
            "bytes in whole rows of less than 2³² columns")
        self.columnCount = columnCount
        rowCount = bytes.count / columnCount
        values = (0...255).map { Double($0) / divisor }
        let rowCount = rowCount, full = columnCount & ~3
        let blockCount = (full + blockRowCount - 1) / blockRowCount
        let runCount = 4 * blockCount + 1
        self.runCount = runCount

        // Zeros are written too, and overwritten by what comes next: no branch to mispredict.
        let capacity = bytes.reduce(0) { $0 + ($1 == 0 ? 0 : 1) } + 3 * rowCount + 1
        var columns = [UInt32](repeating: 0, count: capacity), kept = [UInt8](repeating: 0, count: capacity)
        var starts: [Int] = []
        starts.reserveCapacity(rowCount * runCount + 1)
        var count = 0
        for row in 0..<rowCount {
            let first = row * columnCount
            for block in 0..<blockCount {
                for lane in 0..<4 {
                    starts.append(count)
                    var column = block * blockRowCount + lane
                    let end = min(full, (block + 1) * blockRowCount)
                    while column < end {
                        let byte = bytes[first + column]
                        columns[count] = UInt32(truncatingIfNeeded: column)
                        kept[count] = byte
                        count += byte == 0 ? 0 : 1
                        column += 4
                    }
                }
            }
            starts.append(count)
            for column in full..<columnCount {
                columns[count] = UInt32(truncatingIfNeeded: column)
                kept[count] = bytes[first + column]
                count += 1
            }
        }
        starts.append(count)
        self.columns = columns
        self.bytes = kept
        self.starts = starts
    }

    public subscript(row: Int) -> Row {
        require(row >= 0 && row < rowCount, "a row of the bytes")
        return Row(all: self, row: row)
    }

    /// One row: a vector of `count` numbers.
    public struct Row: Sendable, MatrixInput {
        fileprivate let all: SparseBytes
        fileprivate let row: Int

        public var count: Int { all.columnCount }

        public func multiply(_ matrix: Matrix, into result: inout [Double]) {
            withWalk { rowTimesMatrix($0, matrix, &result) }
        }

        public func descend(_ matrix: inout Matrix, _ v: [Double], rate: Double) {
            withWalk { subtractOuterProduct($0, v, rate: rate, from: &matrix) }
        }

        @inline(__always)
        private func withWalk(_ body: (SparseWalk) -> Void) {
            all.columns.withUnsafeBufferPointer { columns in
                all.bytes.withUnsafeBufferPointer { bytes in
                    all.starts.withUnsafeBufferPointer { starts in
                        all.values.withUnsafeBufferPointer { values in
                            body(
                                SparseWalk(
                                    columns: columns.baseAddress!, bytes: bytes.baseAddress!,
                                    starts: starts.baseAddress! + row * all.runCount,
                                    values: values.baseAddress!, rowCount: all.columnCount))
                        }
                    }
                }
            }
        }
    }
}
