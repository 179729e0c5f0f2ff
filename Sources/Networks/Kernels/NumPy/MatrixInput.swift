/// What a matrix can be multiplied by: a vector with all its elements (`[Double]`), or one whose zeros are left out (`SparseBytes.Row`). Both give the same bits.
public protocol MatrixInput {
    var count: Int { get }
    /// Behind `Matrix.product`, which has checked the sizes.
    func multiply(_ matrix: Matrix, into result: inout [Double])
    /// Behind `Matrix.subtractOuterProduct`, which has checked the sizes.
    func descend(_ matrix: inout Matrix, _ v: [Double], rate: Double)
}

/// OpenBLAS's NBMAX.
let blockRowCount = 2048

extension [Double]: MatrixInput {
    public func multiply(_ matrix: Matrix, into result: inout [Double]) {
        withUnsafeBufferPointer { x in
            guard let base = x.baseAddress else { return }
            rowTimesMatrix(DenseWalk(x: base, rowCount: x.count), matrix, &result)
        }
    }

    public func descend(_ matrix: inout Matrix, _ v: [Double], rate: Double) {
        withUnsafeBufferPointer { x in
            guard let base = x.baseAddress else { return }
            subtractOuterProduct(DenseWalk(x: base, rowCount: x.count), v, rate: rate, from: &matrix)
        }
    }
}
