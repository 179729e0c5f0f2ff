/// Order in which a kernel walks over an input's elements: the runs in which it sums them.
///
/// Rows before `rowCount` & ~3 come in blocks of 2,048, each in four lanes by row mod 4, one block and one lane after
/// another; the up to three rows behind them, the tail, come separately.
protocol LaneWalk {
    /// Number of rows, zeros included.
    var rowCount: Int { get }
    /// Number of elements in a lane of a block.
    func count(block: Int, lane: Int) -> Int
    /// Row and value of the lane's element `index`, from 0; rows ascend.
    func element(block: Int, lane: Int, _ index: Int) -> (row: Int, value: Double)
    /// Value in a row of the tail.
    func tail(_ row: Int) -> Double
    /// Calls `body` with all elements, [rowCount], zeros included, for the few columns that are summed in another way.
    func withAllElements(_ body: (UnsafePointer<Double>) -> Void)
}

extension LaneWalk {
    /// Number of rows before the tail.
    var fullRowCount: Int { rowCount & ~3 }
    /// Number of blocks before the tail.
    var blockCount: Int { (fullRowCount + blockRowCount - 1) / blockRowCount }
}
