/// A vector that a matrix can be multiplied by.
///
/// Either one with all its elements (`[Double]`), or one whose zeros are left out (`SparseBytes.Row`). Both give the
/// same bits.
public protocol MatrixInput {
    /// Number of elements, zeros included.
    var count: Int { get }
    /// Implementation of `Matrix.product`, which has checked the sizes.
    func multiply(_ matrix: Matrix, into result: inout [Double])
    /// Implementation of `Matrix.subtractOuterProduct`, which has checked the sizes.
    func descend(_ matrix: inout Matrix, _ v: [Double], rate: Double)
}

/// Number of rows of a block, OpenBLAS's NBMAX.
let blockRowCount = 2048

extension [Double]: MatrixInput {
    /// Product of the vector, all its elements included, and the matrix.
    public func multiply(_ matrix: Matrix, into result: inout [Double]) {
        withUnsafeBufferPointer { x in
            guard let base = x.baseAddress else { return }
            rowTimesMatrix(DenseWalk(x: base, rowCount: x.count), matrix, &result)
        }
    }

    /// Subtracts the outer product of the vector, all its elements included, and `v`, times `rate`.
    public func descend(_ matrix: inout Matrix, _ v: [Double], rate: Double) {
        withUnsafeBufferPointer { x in
            guard let base = x.baseAddress else { return }
            subtractOuterProduct(DenseWalk(x: base, rowCount: x.count), v, rate: rate, from: &matrix)
        }
    }
}
