import Basics

/// Product W v, as defined at `Matrix.product(columns:into:)`.
///
/// Four rows are computed side by side, so that four sums are under way while each runs upwards.
func matrixTimesColumn(_ matrix: Matrix, _ v: [Double], _ result: inout [Double]) {
    let rowCount = matrix.rowCount
    v.withUnsafeBufferPointer { v in
        result.withUnsafeMutableBufferPointer { result in
            guard let v = v.baseAddress, let y = result.baseAddress else { return }
            for row in 0..<rowCount { y[row] = 0 }
            matrix.forEachStrip { w, first, count, stride in
                var row = 0
                while row + 4 <= rowCount {
                    let p = w + row * stride
                    var sum: DoubleQuad = load(y + row)
                    for column in 0..<count {
                        sum +=
                            DoubleQuad(p[column], p[column + stride], p[column + 2 * stride], p[column + 3 * stride])
                            * v[first + column]
                    }
                    store(sum, to: y + row)
                    row += 4
                }
                while row < rowCount {
                    for column in 0..<count { y[row] += w[row * stride + column] * v[first + column] }
                    row += 1
                }
            }
        }
    }
}

/// Step W ← W − (x vᵀ) · rate, as defined at `Matrix.subtractOuterProduct`.
@inline(__always)
func subtractOuterProduct<Walk: LaneWalk>(_ walk: Walk, _ v: [Double], rate: Double, from matrix: inout Matrix) {
    v.withUnsafeBufferPointer { v in
        guard let v = v.baseAddress else { return }
        matrix.forEachMutableStrip { w, first, count, stride in
            if count == 32 {
                Step<8>.subtract(walk, v + first, rate, from: w, stride: 32)
                return
            }
            var column = 0
            while column + 8 <= count {
                Step<2>.subtract(walk, v + first + column, rate, from: w + column, stride: stride)
                column += 8
            }
            while column < count {
                forEachElement(of: walk) { row, x in w[row * stride + column] -= (x * v[first + column]) * rate }
                column += 1
            }
        }
    }
}

/// A step on 4 · `vectorCount` adjacent columns, whose part of v stays in registers while the rows are walked.
private enum Step<let vectorCount: Int> {
    @inline(__always)
    static func subtract<Walk: LaneWalk>(
        _ walk: Walk, _ v: UnsafePointer<Double>, _ rate: Double, from w: UnsafeMutablePointer<Double>, stride: Int
    ) {
        var part = InlineArray<vectorCount, DoubleQuad>(repeating: .zero)
        for i in 0..<vectorCount { part[i] = load(v + 4 * i) }
        forEachElement(of: walk) { row, x in
            let p = w + row * stride
            for i in 0..<vectorCount { store(load(p + 4 * i) - (x * part[i]) * rate, to: p + 4 * i) }
        }
    }
}

/// Calls `body` for each element of a walk, the tail last.
@inline(__always)
private func forEachElement<Walk: LaneWalk>(of walk: Walk, _ body: (_ row: Int, _ x: Double) -> Void) {
    for block in 0..<walk.blockCount {
        for lane in 0..<4 {
            for index in 0..<walk.count(block: block, lane: lane) {
                let (row, x) = walk.element(block: block, lane: lane, index)
                body(row, x)
            }
        }
    }
    for row in walk.fullRowCount..<walk.rowCount { body(row, walk.tail(row)) }
}
