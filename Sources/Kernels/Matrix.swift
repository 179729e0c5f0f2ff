/// A matrix in double precision for networks that learn one image at a time: weights [inputs, outputs], a row for each input, so that an input of
/// zero, as most of a digit's pixels are, costs nothing.
public struct Matrix: Sendable, Equatable {
    public let rowCount: Int
    public let columnCount: Int
    /// [row, column]
    public private(set) var elements: [Double]

    /// `elements` in rows: [rowCount, columnCount].
    public init(rowCount: Int, columnCount: Int, elements: [Double]) {
        require(elements.count == rowCount * columnCount, "a matrix needs rowCount · columnCount elements")
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.elements = elements
    }

    public subscript(row: Int, column: Int) -> Double { elements[row * columnCount + column] }

    public func transposed() -> Matrix {
        var result: [Double] = []
        result.reserveCapacity(elements.count)
        for column in 0..<columnCount { for row in 0..<rowCount { result.append(self[row, column]) } }
        return Matrix(rowCount: columnCount, columnCount: rowCount, elements: result)
    }

    /// xᵀ W + b: for each column bias + Σ over rows of x[row] · W[row, column], summed upwards by fused multiply-adds; zeros of x are skipped.
    public func product(_ x: [Double], plus bias: [Double]) -> [Double] {
        require(x.count == rowCount && bias.count == columnCount, "x has an element a row, the bias one a column")
        return Array(unsafeUninitializedCapacity: columnCount) { result, count in
            count = columnCount
            withNonzeros(of: x) { rows, values in
                elements.withUnsafeBufferPointer { elements in
                    bias.withUnsafeBufferPointer { bias in
                        rowCombination(rows, values, elements.baseAddress!, bias.baseAddress!, result.baseAddress!)
                    }
                }
            }
        }
    }

    /// W · v: for each row Σ over columns of W[row, column] · v[column], summed upwards by fused multiply-adds.
    public func product(_ v: [Double]) -> [Double] {
        require(v.count == columnCount, "v has an element a column")
        return (0..<rowCount).map { row in
            var sum = 0.0
            for column in 0..<columnCount { sum = sum.addingProduct(elements[row * columnCount + column], v[column]) }
            return sum
        }
    }

    /// W ← W + scale · x vᵀ, each element by one fused multiply-add of scale · x[row] and v[column]; rows with x = 0 are skipped.
    public mutating func addOuterProduct(_ x: [Double], _ v: [Double], scale: Double) {
        require(x.count == rowCount && v.count == columnCount, "x has an element a row, v one a column")
        let columnCount = columnCount
        elements.withUnsafeMutableBufferPointer { elements in
            v.withUnsafeBufferPointer { v in
                let v = v.baseAddress!
                for row in 0..<x.count where x[row] != 0 {
                    let w = elements.baseAddress! + row * columnCount
                    let factor = scale * x[row]
                    var n = 0
                    while n + 8 <= columnCount {
                        let old = load(w + n, as: DoubleVector.self)
                        store(old.addingProduct(DoubleVector(repeating: factor), load(v + n)), to: w + n)
                        n += 8
                    }
                    while n < columnCount {
                        w[n] = w[n].addingProduct(factor, v[n])
                        n += 1
                    }
                }
            }
        }
    }

    private func withNonzeros(of x: [Double], _ body: (UnsafeBufferPointer<Int>, UnsafePointer<Double>) -> Void) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: x.count + 1) { rows in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: x.count + 1) { values in
                var count = 0
                for row in 0..<x.count {
                    // Written always, kept only if nonzero: no branch to mispredict.
                    rows[count] = row
                    values[count] = x[row]
                    count += x[row] != 0 ? 1 : 0
                }
                body(UnsafeBufferPointer(rebasing: rows[0..<count]), values.baseAddress!)
            }
        }
    }

    /// result = bias + Σ values[i] · row(rows[i]), thirty-two columns at a time.
    private func rowCombination(
        _ rows: UnsafeBufferPointer<Int>, _ values: UnsafePointer<Double>, _ w: UnsafePointer<Double>,
        _ bias: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>
    ) {
        var n = 0
        while n + 32 <= columnCount {
            var a0 = load(bias + n, as: DoubleVector.self), a1 = load(bias + n + 8, as: DoubleVector.self)
            var a2 = load(bias + n + 16, as: DoubleVector.self), a3 = load(bias + n + 24, as: DoubleVector.self)
            for i in 0..<rows.count {
                let row = w + rows[i] * columnCount + n
                let x = DoubleVector(repeating: values[i])
                a0 = a0.addingProduct(x, load(row))
                a1 = a1.addingProduct(x, load(row + 8))
                a2 = a2.addingProduct(x, load(row + 16))
                a3 = a3.addingProduct(x, load(row + 24))
            }
            store(a0, to: result + n)
            store(a1, to: result + n + 8)
            store(a2, to: result + n + 16)
            store(a3, to: result + n + 24)
            n += 32
        }
        while n < columnCount {
            var sum = bias[n]
            for i in 0..<rows.count { sum = sum.addingProduct(values[i], w[rows[i] * columnCount + n]) }
            result[n] = sum
            n += 1
        }
    }
}

/// 1 / (1 + e⁻ᶻ) of each element.
public func sigmoid(_ z: [Double]) -> [Double] {
    mapVectors(z) { 1 / (1 + exponential(-$0)) }
}

/// e^(zᵢ − max z) / Σⱼ e^(zⱼ − max z), the sum upwards.
public func softmax(_ z: [Double]) -> [Double] {
    guard let maximum = z.max() else { return [] }
    var p = mapVectors(z) { exponential($0 - DoubleVector(repeating: maximum)) }
    let sum = p.reduce(0, +)
    for i in p.indices { p[i] /= sum }
    return p
}

/// The index of the largest element, the first if several are equal, as NumPy's argmax.
public func argmax<Scalar: Comparable>(_ values: some Collection<Scalar>) -> Int {
    var best = 0
    var largest: Scalar?
    for (index, value) in values.enumerated() where largest.map({ value > $0 }) ?? true {
        largest = value
        best = index
    }
    return best
}

@inline(__always)
private func mapVectors(_ x: [Double], _ transform: (DoubleVector) -> DoubleVector) -> [Double] {
    Array(unsafeUninitializedCapacity: x.count) { result, count in
        count = x.count
        x.withUnsafeBufferPointer { x in
            var i = 0
            while i + 8 <= x.count {
                store(transform(load(x.baseAddress! + i)), to: result.baseAddress! + i)
                i += 8
            }
            if i < x.count {
                var tail = DoubleVector.zero
                for lane in 0..<(x.count - i) { tail[lane] = x[i + lane] }
                tail = transform(tail)
                for lane in 0..<(x.count - i) { result[i + lane] = tail[lane] }
            }
        }
    }
}
