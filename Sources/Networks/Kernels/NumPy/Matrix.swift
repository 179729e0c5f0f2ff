/// A matrix in double precision for networks that learn one image at a time.
///
/// It holds weights [inputs, units], one row for each input, so that an input of zero, as most of a digit's pixels are,
/// costs nothing.
///
/// Its arithmetic is NumPy's for the same network, to the last bit and on every machine. In a network that learns image
/// by image a change in the last bit of one weight soon changes answers, so only the same order of the same roundings
/// gives the same run.
public struct Matrix: Sendable, Equatable {
    /// Number of rows.
    public let rowCount: Int
    /// Number of columns.
    public let columnCount: Int
    /// The elements, in strips of 32 columns, one strip after another: [strip, row, column within it].
    ///
    /// The last strip has the remaining columns, padded with zeros to a multiple of eight. So the elements that a
    /// kernel walks over at a time are close together. They are stored as vectors, so that every row begins on a cache
    /// line.
    private var vectors: [SIMD8<Double>]

    /// Creates a matrix from its elements [rowCount, columnCount]; traps if their number does not match.
    public init(rowCount: Int, columnCount: Int, elements: [Double]) {
        require(
            rowCount >= 0 && columnCount >= 0 && elements.count == rowCount * columnCount,
            "a matrix needs rowCount · columnCount elements")
        self.init(rowCount: rowCount, columnCount: columnCount) { elements[$0 * columnCount + $1] }
    }

    private init(rowCount: Int, columnCount: Int, _ element: (Int, Int) -> Double) {
        self.rowCount = rowCount
        self.columnCount = columnCount
        vectors = Array(repeating: .zero, count: rowCount * ((columnCount + 7) / 8))
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                let place = place(row, column)
                vectors[place / 8][place % 8] = element(row, column)
            }
        }
    }

    private func place(_ row: Int, _ column: Int) -> Int {
        let first = column & ~31
        let width = min(32, (columnCount - first + 7) & ~7)
        return first * rowCount + row * width + column - first
    }

    /// Element in a row and a column; traps if there is none.
    public subscript(row: Int, column: Int) -> Double {
        require(
            row >= 0 && row < rowCount && column >= 0 && column < columnCount,
            "the element is outside the matrix")
        let place = place(row, column)
        return vectors[place / 8][place % 8]
    }

    /// All elements, [row, column].
    public var elements: [Double] {
        (0..<rowCount).flatMap { row in (0..<columnCount).map { self[row, $0] } }
    }

    /// The transposed matrix.
    public func transposed() -> Matrix {
        Matrix(rowCount: columnCount, columnCount: rowCount) { self[$1, $0] }
    }

    /// Calls `body` for each strip with the address of its elements, its first column, its number of columns and the
    /// distance between its rows.
    @inline(__always)
    func forEachStrip(_ body: (_ w: UnsafePointer<Double>, _ column: Int, _ count: Int, _ stride: Int) -> Void) {
        vectors.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
            for column in stride(from: 0, to: columnCount, by: 32) {
                let count = min(32, columnCount - column)
                body(base + column * rowCount, column, count, (count + 7) & ~7)
            }
        }
    }

    /// Calls `body` for each strip as `forEachStrip` does, with elements that may be changed.
    @inline(__always)
    mutating func forEachMutableStrip(
        _ body: (_ w: UnsafeMutablePointer<Double>, _ column: Int, _ count: Int, _ stride: Int) -> Void
    ) {
        let rowCount = rowCount, columnCount = columnCount
        vectors.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
            for column in stride(from: 0, to: columnCount, by: 32) {
                let count = min(32, columnCount - column)
                body(base + column * rowCount, column, count, (count + 7) & ~7)
            }
        }
    }

    /// Product xᵀ W: for each column Σ over rows of x[row] · W[row, column].
    ///
    /// The order is that of `np.dot(x, W)` where W is the transpose of an array [column, row]: OpenBLAS's dgemv_t with
    /// fused multiply-adds (see MatrixProduct.swift). Zeros of x change nothing and may be skipped. Traps if `x` has
    /// not one element for each row, or `result` not one for each column.
    public func product(_ x: some MatrixInput, into result: inout [Double]) {
        require(x.count == rowCount && result.count == columnCount, "x has an element a row, the product one a column")
        x.multiply(self, into: &result)
    }

    /// Product W v: for each row Σ over columns of W[row, column] · v[column].
    ///
    /// The sum runs upwards, each product and each sum rounded, as `np.sum(W * v, axis=…)` computes it. Traps if `v`
    /// has not one element for each column, or `result` not one for each row.
    public func product(columns v: [Double], into result: inout [Double]) {
        require(v.count == columnCount && result.count == rowCount, "v has an element a column, the product one a row")
        matrixTimesColumn(self, v, &result)
    }

    /// Subtracts an outer product: W[row, column] ← W[row, column] − (x[row] · v[column]) · rate.
    ///
    /// Each of the three operations is rounded, as in NumPy. Rows with x = 0 stay as they are. Traps if `x` has not one
    /// element for each row, or `v` not one for each column.
    public mutating func subtractOuterProduct(_ x: some MatrixInput, _ v: [Double], rate: Double) {
        require(x.count == rowCount && v.count == columnCount, "x has an element a row, v one a column")
        x.descend(&self, v, rate: rate)
    }
}
