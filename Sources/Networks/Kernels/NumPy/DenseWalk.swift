/// Walk over all elements of a vector.
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
