/// What a matrix can be multiplied by: a vector with all its elements (`[Double]`), or one whose zeros are left out (`SparseBytes.Row`). Both give the same bits.
public protocol MatrixInput {
    var count: Int { get }
    /// Behind `Matrix.product`, which has checked the sizes.
    func multiply(_ matrix: Matrix, into result: inout [Double])
    /// Behind `Matrix.subtractOuterProduct`, which has checked the sizes.
    func descend(_ matrix: inout Matrix, _ v: [Double], rate: Double)
}

/// How a kernel walks over an input's elements, in the runs in which it sums them. Rows before `rowCount` & ~3 come in blocks of 2,048, each in four lanes by
/// row mod 4, a block and a lane after another; the up to three rows behind them, the tail, come apart.
protocol LaneWalk {
    var rowCount: Int { get }
    /// How many elements the lane of a block has.
    func count(block: Int, lane: Int) -> Int
    /// Row and value of the lane's element `index`, from 0; rows ascend.
    func element(block: Int, lane: Int, _ index: Int) -> (row: Int, value: Double)
    /// The value in a row of the tail.
    func tail(_ row: Int) -> Double
    /// All elements, [rowCount], zeros too, for the few columns that are summed in another way.
    func withAllElements(_ body: (UnsafePointer<Double>) -> Void)
}

extension LaneWalk {
    /// Rows before the tail.
    var fullRowCount: Int { rowCount & ~3 }
    var blockCount: Int { (fullRowCount + blockRowCount - 1) / blockRowCount }
}

/// OpenBLAS's NBMAX.
let blockRowCount = 2048

/// All elements of a vector.
struct DenseWalk: LaneWalk {
    let x: UnsafePointer<Double>
    let rowCount: Int

    @inline(__always)
    func count(block: Int, lane: Int) -> Int { min(blockRowCount, fullRowCount - block * blockRowCount) / 4 }

    @inline(__always)
    func element(block: Int, lane: Int, _ index: Int) -> (row: Int, value: Double) {
        let row = block * blockRowCount + 4 * index + lane
        return (row, x[row])
    }

    @inline(__always)
    func tail(_ row: Int) -> Double { x[row] }

    @inline(__always)
    func withAllElements(_ body: (UnsafePointer<Double>) -> Void) { body(x) }
}

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
