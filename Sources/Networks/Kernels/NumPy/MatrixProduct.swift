import Basics

/// Product x W in OpenBLAS's order, for x [rows] and W [rows, columns].
///
/// The order is that of kernel/x86_64/dgemv_t_4.c with dgemv_t_microk_haswell-4.c, which OpenBLAS's builds for all
/// processors with AVX2 share. Each column starts from zero. Each block of 2,048 rows is summed in lanes and added:
///
/// - columns before the last multiple of four: four lanes by row mod 4, fused multiply-adds from zero upwards, then
///   (lane 0 + lane 2) + (lane 1 + lane 3);
/// - the next two, if there are two: two lanes by row mod 2, product and sum rounded separately, then lane 0 + lane 1;
/// - the last, if their count is odd: four lanes by row mod 4, product and sum rounded separately, then
///   (lane 0 + lane 2) + (lane 1 + lane 3).
///
/// The up to three rows behind the last multiple of four, the tail, come at the end: y + w₀x₀ fused if there is one
/// row, else y + (w₁x₁ + w₀x₀ + w₂x₂) where w₁x₁ is rounded and the other two are fused to it. A product with zero is
/// an exact zero and changes no sum, so a walk may leave it out.
///
/// If there is a single column, NumPy calls another routine; this function still sums as above.
@inline(__always)
func rowTimesMatrix<Walk: LaneWalk>(_ walk: Walk, _ matrix: Matrix, _ result: inout [Double]) {
    result.withUnsafeMutableBufferPointer { result in
        guard let y = result.baseAddress else { return }
        for column in 0..<result.count { y[column] = 0 }
        matrix.forEachStrip { w, column, count, stride in
            for block in 0..<walk.blockCount { addBlock(walk, block, w, count, stride: stride, to: y + column) }
            if walk.fullRowCount < walk.rowCount {
                addTail(walk, w + walk.fullRowCount * stride, count, stride: stride, to: y + column)
            }
        }
    }
}

/// Adds the sums of one block for the `count` columns of one strip.
@inline(__always)
private func addBlock<Walk: LaneWalk>(
    _ walk: Walk, _ block: Int, _ w: UnsafePointer<Double>, _ count: Int, stride: Int,
    to y: UnsafeMutablePointer<Double>
) {
    if count == 32 {
        DoubleTile<8>.add(walk, block, w, stride: 32, to: y)
        return
    }
    var column = 0
    while column + 8 <= count {
        DoubleTile<2>.add(walk, block, w + column, stride: stride, to: y + column)
        column += 8
    }
    if column + 4 <= count {
        DoubleTile<1>.add(walk, block, w + column, stride: stride, to: y + column)
        column += 4
    }
    guard column < count else { return }
    walk.withAllElements { x in
        let rows = block * blockRowCount..<min((block + 1) * blockRowCount, walk.fullRowCount)
        if count & 2 != 0 {
            addPair(x, rows, w + column, stride: stride, to: y + column)
            column += 2
        }
        if count & 1 != 0 { addLast(x, rows, w + column, stride: stride, to: y + column) }
    }
}

/// Sums of 4 · `vectorCount` adjacent columns, which stay in registers while one lane is walked.
private enum DoubleTile<let vectorCount: Int> {
    typealias Sums = InlineArray<vectorCount, DoubleQuad>

    @inline(__always)
    static func add<Walk: LaneWalk>(
        _ walk: Walk, _ block: Int, _ w: UnsafePointer<Double>, stride: Int, to y: UnsafeMutablePointer<Double>
    ) {
        let lane0 = sum(walk, block, 0, w, stride), lane2 = sum(walk, block, 2, w, stride)
        let lane1 = sum(walk, block, 1, w, stride), lane3 = sum(walk, block, 3, w, stride)
        for v in 0..<vectorCount {
            store(load(y + 4 * v) + ((lane0[v] + lane2[v]) + (lane1[v] + lane3[v])), to: y + 4 * v)
        }
    }

    @inline(__always)
    private static func sum<Walk: LaneWalk>(
        _ walk: Walk, _ block: Int, _ lane: Int, _ w: UnsafePointer<Double>, _ stride: Int
    ) -> Sums {
        var sums = Sums(repeating: .zero)
        for index in 0..<walk.count(block: block, lane: lane) {
            let (row, value) = walk.element(block: block, lane: lane, index)
            let x = DoubleQuad(repeating: value), p = w + row * stride
            for v in 0..<vectorCount { sums[v] = sums[v].addingProduct(x, load(p + 4 * v)) }
        }
        return sums
    }
}

/// Adds a block's sums for a pair of columns, in two lanes by row mod 2.
@inline(__always)
private func addPair(
    _ x: UnsafePointer<Double>, _ rows: Range<Int>, _ w: UnsafePointer<Double>, stride: Int,
    to y: UnsafeMutablePointer<Double>
) {
    var even = SIMD2<Double>.zero, odd = SIMD2<Double>.zero
    var row = rows.lowerBound
    while row < rows.upperBound {
        even += x[row] * load(w + row * stride, as: SIMD2<Double>.self)
        odd += x[row + 1] * load(w + (row + 1) * stride, as: SIMD2<Double>.self)
        row += 2
    }
    store(load(y) + (even + odd), to: y)
}

/// Adds a block's sum for the last column, in four lanes by row mod 4.
@inline(__always)
private func addLast(
    _ x: UnsafePointer<Double>, _ rows: Range<Int>, _ w: UnsafePointer<Double>, stride: Int,
    to y: UnsafeMutablePointer<Double>
) {
    var lanes = DoubleQuad.zero
    var row = rows.lowerBound
    while row < rows.upperBound {
        let p = w + row * stride
        lanes += load(x + row, as: DoubleQuad.self) * DoubleQuad(p[0], p[stride], p[2 * stride], p[3 * stride])
        row += 4
    }
    y[0] += (lanes[0] + lanes[2]) + (lanes[1] + lanes[3])
}

/// Adds the tail's products; `w` points at the tail's first row.
private func addTail<Walk: LaneWalk>(
    _ walk: Walk, _ w: UnsafePointer<Double>, _ count: Int, stride: Int, to y: UnsafeMutablePointer<Double>
) {
    let first = walk.fullRowCount, rows = walk.rowCount - first
    let x0 = walk.tail(first), x1 = rows > 1 ? walk.tail(first + 1) : 0, x2 = rows > 2 ? walk.tail(first + 2) : 0
    for column in 0..<count {
        let p = w + column
        if rows == 1 {
            y[column] = y[column].addingProduct(p[0], x0)
        } else {
            var sum = (p[stride] * x1).addingProduct(p[0], x0)
            if rows == 3 { sum = sum.addingProduct(p[2 * stride], x2) }
            y[column] += sum
        }
    }
}
