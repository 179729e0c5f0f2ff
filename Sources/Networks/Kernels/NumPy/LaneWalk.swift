/// The order of an input's elements for a kernel, which sums each lane of each block by itself.
///
/// The rows below `rowCount & ~3` form blocks of 2,048 rows; the last block may be shorter. In a block, the rows with
/// the same row mod 4 form a lane. Blocks are in order, and in each block lanes 0 to 3. The last zero to three rows,
/// the tail, are separate.
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
