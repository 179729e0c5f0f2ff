/// A matrix in double precision for networks that learn one image at a time: weights [inputs, units], a row for each input, so that an input of zero, as most of a
/// digit's pixels are, costs nothing.
///
/// Its arithmetic is NumPy's for the same network, to the last bit and on every machine. In a network that learns image by image a change in the last bit of
/// one weight soon changes answers, so only the same order of the same roundings gives the same run.
public struct Matrix: Sendable, Equatable {
    public let rowCount: Int
    public let columnCount: Int
    /// Columns lie in strips of 32 (the last one of what is left, filled up with zeros to a multiple of eight), a strip after another: [strip, row, column in it].
    /// So what a kernel walks over at a time is close together. In vectors, so that every row begins on a cache line.
    private var vectors: [SIMD8<Double>]

    /// `elements` in rows: [rowCount, columnCount].
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

    public subscript(row: Int, column: Int) -> Double {
        let place = place(row, column)
        return vectors[place / 8][place % 8]
    }

    /// [row, column]
    public var elements: [Double] {
        (0..<rowCount).flatMap { row in (0..<columnCount).map { self[row, $0] } }
    }

    public func transposed() -> Matrix {
        Matrix(rowCount: columnCount, columnCount: rowCount) { self[$1, $0] }
    }

    /// Gives each strip: its elements, its first column, how many columns it has, and how far its rows are apart.
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

    /// Likewise, to be changed.
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

    /// xᵀ W, for each column Σ over rows of x[row] · W[row, column], in the order of `np.dot(x, W)` where W is the transpose of an array [column, row]: that of
    /// OpenBLAS's dgemv_t with fused multiply-adds (see MatrixProduct.swift). Zeros of x change nothing and may be skipped.
    public func product(_ x: some MatrixInput, into result: inout [Double]) {
        require(x.count == rowCount && result.count == columnCount, "x has an element a row, the product one a column")
        x.multiply(self, into: &result)
    }

    /// W v, for each row Σ over columns of W[row, column] · v[column], upwards, each product and each sum rounded, as `np.sum(W * v, axis=…)` takes it.
    public func product(columns v: [Double], into result: inout [Double]) {
        require(v.count == columnCount && result.count == rowCount, "v has an element a column, the product one a row")
        matrixTimesColumn(self, v, &result)
    }

    /// W[row, column] ← W[row, column] − (x[row] · v[column]) · rate, each of the three operations rounded, as NumPy takes them. Rows with x = 0 stay.
    public mutating func subtractOuterProduct(_ x: some MatrixInput, _ v: [Double], rate: Double) {
        require(x.count == rowCount && v.count == columnCount, "x has an element a row, v one a column")
        x.descend(&self, v, rate: rate)
    }
}
