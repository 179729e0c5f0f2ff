/// W v, as `Matrix.product(columns:into:)` says. Four rows side by side, so that four sums are under way while each runs upwards.
func matrixTimesColumn(_ matrix: Matrix, _ v: [Double], _ result: inout [Double]) {
    let stride = matrix.columnCount, rowCount = matrix.rowCount
    matrix.elements.withUnsafeBufferPointer { elements in
        v.withUnsafeBufferPointer { v in
            result.withUnsafeMutableBufferPointer { result in
                var row = 0
                while row + 4 <= rowCount {
                    let w = elements.baseAddress! + row * stride
                    var sum = DoubleQuad.zero
                    for column in 0..<stride {
                        let p = w + column
                        sum += DoubleQuad(p[0], p[stride], p[2 * stride], p[3 * stride]) * v[column]
                    }
                    store(sum, to: result.baseAddress! + row)
                    row += 4
                }
                while row < rowCount {
                    var sum = 0.0
                    for column in 0..<stride { sum += elements[row * stride + column] * v[column] }
                    result[row] = sum
                    row += 1
                }
            }
        }
    }
}

/// W ← W − (x vᵀ) · rate, as `Matrix.subtractOuterProduct` says.
@inline(__always)
func subtractOuterProduct<Walk: LaneWalk>(_ walk: Walk, _ v: [Double], rate: Double, from matrix: inout Matrix) {
    let columnCount = matrix.columnCount
    matrix.elements.withUnsafeMutableBufferPointer { elements in
        v.withUnsafeBufferPointer { v in
            guard let w = elements.baseAddress, let v = v.baseAddress else { return }
            for block in 0..<walk.blockCount {
                for lane in 0..<4 {
                    for index in 0..<walk.count(block: block, lane: lane) {
                        let (row, x) = walk.element(block: block, lane: lane, index)
                        descend(w + row * columnCount, x, v, rate, columnCount: columnCount)
                    }
                }
            }
            for row in walk.fullRowCount..<walk.rowCount { descend(w + row * columnCount, walk.tail(row), v, rate, columnCount: columnCount) }
        }
    }
}

@inline(__always)
private func descend(_ w: UnsafeMutablePointer<Double>, _ x: Double, _ v: UnsafePointer<Double>, _ rate: Double, columnCount: Int) {
    var column = 0
    while column + 4 <= columnCount {
        store(load(w + column) - (load(v + column, as: DoubleQuad.self) * x) * rate, to: w + column)
        column += 4
    }
    while column < columnCount {
        w[column] -= (x * v[column]) * rate
        column += 1
    }
}
