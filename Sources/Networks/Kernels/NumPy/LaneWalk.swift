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
