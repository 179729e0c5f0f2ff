/// Rows of bytes that represent byte / divisor, such as the pixels of images, stored by their nonzeros.
///
/// About a fifth of the bytes of an image of a digit are nonzero.
public final class SparseBytes: Sendable {
    /// Number of rows.
    public let rowCount: Int
    /// Number of elements of a row, zeros included.
    public let columnCount: Int
    /// Number that each byte represents, [256].
    private let values: [Double]
    /// Column of each stored element, [row].
    ///
    /// The elements of a row are its nonzeros by block, lane and column, in the order of `LaneWalk`, then its tail,
    /// zeros included.
    private let columns: [UInt32]
    /// Byte of each stored element.
    private let bytes: [UInt8]
    /// Start of each lane of each block of each row, [row, block, lane], then of its tail, [row].
    private let starts: [Int]
    /// Number of starts of a row: four for each block and one for the tail.
    private let runCount: Int

    /// Stores `bytes` [rowCount, columnCount]; traps if they do not fill whole rows of less than 2³² columns.
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

    /// A row as a vector; traps if there is no such row.
    public subscript(row: Int) -> Row {
        require(row >= 0 && row < rowCount, "a row of the bytes")
        return Row(all: self, row: row)
    }

    /// One row: a vector of `count` numbers.
    public struct Row: Sendable, MatrixInput {
        fileprivate let all: SparseBytes
        fileprivate let row: Int

        /// Number of elements, zeros included.
        public var count: Int { all.columnCount }

        /// Product of the row, its zeros skipped, and the matrix.
        public func multiply(_ matrix: Matrix, into result: inout [Double]) {
            withWalk { rowTimesMatrix($0, matrix, &result) }
        }

        /// Subtracts the outer product of the row, its zeros skipped, and `v`, times `rate`.
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
