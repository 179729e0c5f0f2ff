/// A matrix in double precision for networks that learn one image at a time: weights [inputs, units], a row for each input, so that an input of zero, as most of a
/// digit's pixels are, costs nothing.
///
/// Its arithmetic is NumPy's for the same network, to the last bit and on every machine. A network that learns image by image amplifies the last bit of one weight
/// to half a percent of accuracy, so only the same order of the same roundings gives the same run.
public struct Matrix: Sendable, Equatable {
    public let rowCount: Int
    public let columnCount: Int
    /// [row, column]
    public internal(set) var elements: [Double]

    /// `elements` in rows: [rowCount, columnCount].
    public init(rowCount: Int, columnCount: Int, elements: [Double]) {
        require(rowCount >= 0 && columnCount >= 0 && elements.count == rowCount * columnCount, "a matrix needs rowCount · columnCount elements")
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.elements = elements
    }

    public subscript(row: Int, column: Int) -> Double { elements[row * columnCount + column] }

    public func transposed() -> Matrix {
        var result: [Double] = []
        result.reserveCapacity(elements.count)
        for column in 0..<columnCount { for row in 0..<rowCount { result.append(self[row, column]) } }
        return Matrix(rowCount: columnCount, columnCount: rowCount, elements: result)
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

/// The index of the largest element, the first if several are equal, as NumPy's argmax.
public func argmax<Scalar: Comparable>(_ values: some Collection<Scalar>) -> Int {
    var best = 0
    var largest: Scalar?
    for (index, value) in values.enumerated() where largest.map({ value > $0 }) ?? true {
        largest = value
        best = index
    }
    return best
}
