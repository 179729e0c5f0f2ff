/// Walk over the nonzero elements of a row of bytes.
struct SparseWalk: LaneWalk {
    let columns: UnsafePointer<UInt32>
    let bytes: UnsafePointer<UInt8>
    let starts: UnsafePointer<Int>
    let values: UnsafePointer<Double>
    let rowCount: Int

    @inline(__always)
    func count(block: Int, lane: Int) -> Int { starts[4 * block + lane + 1] - starts[4 * block + lane] }

    @inline(__always)
    func element(block: Int, lane: Int, _ index: Int) -> (row: Int, value: Double) {
        let place = starts[4 * block + lane] + index
        return (Int(columns[place]), values[Int(bytes[place])])
    }

    @inline(__always)
    func tail(_ row: Int) -> Double { values[Int(bytes[starts[4 * blockCount] + row - fullRowCount])] }

    func withAllElements(_ body: (UnsafePointer<Double>) -> Void) {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: rowCount) { x in
            x.initialize(repeating: 0)
            for block in 0..<blockCount {
                for lane in 0..<4 {
                    for index in 0..<count(block: block, lane: lane) {
                        let (row, value) = element(block: block, lane: lane, index)
                        x[row] = value
                    }
                }
            }
            for row in fullRowCount..<rowCount { x[row] = tail(row) }
            body(UnsafePointer(x.baseAddress!))
        }
    }
}
