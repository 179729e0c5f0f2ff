import Basics

/// Softmax of each row in place: z [rowCount, columnCount] becomes exp(z − max) / Σ exp(z − max).
///
/// The sum runs upwards over the columns. `logProbabilities`, if given, [rowCount, stride], receives log p = z − max −
/// log Σ exp(z − max), which is finite even where p itself is zero.
package func softmaxForward(
    rowCount: Int, columnCount: Int, _ z: UnsafeMutablePointer<Float>, stride: Int,
    logProbabilities: UnsafeMutablePointer<Float>? = nil
) {
    for b in 0..<rowCount {
        let row = z + b * stride
        var maximum = row[0]
        for n in 1..<max(columnCount, 1) where row[n] > maximum { maximum = row[n] }
        let shift = Vector(repeating: maximum)
        let logRow = logProbabilities.map { $0 + b * stride }
        var n = 0
        while n < columnCount {
            let shifted = load(row + n, as: Vector.self) - shift
            if let logRow { store(shifted, to: logRow + n) }
            store(exponential(shifted), to: row + n)
            n += 16
        }
        var sum: Float = 0
        for n in 0..<columnCount { sum += row[n] }
        for n in 0..<columnCount { row[n] /= sum }
        for n in columnCount..<rowStride(for: columnCount) { row[n] = 0 }
        if let logRow {
            let logSum = Float(naturalLogarithm(Double(sum)))
            for n in 0..<columnCount { logRow[n] -= logSum }
        }
    }
}

/// Backward pass of softmax: delta ← p ⊙ (delta − Σⱼ pⱼ deltaⱼ), row by row, the sum upwards over the columns.
package func softmaxBackward(
    rowCount: Int, columnCount: Int, probabilities: UnsafePointer<Float>, delta: UnsafeMutablePointer<Float>,
    stride: Int
) {
    for b in 0..<rowCount {
        let p = probabilities + b * stride, d = delta + b * stride
        var dot: Float = 0
        for n in 0..<columnCount { dot = dot.addingProduct(p[n], d[n]) }
        for n in 0..<columnCount { d[n] = p[n] * (d[n] - dot) }
    }
}
