import Basics
import Kernels

/// A kernel and a bias as the layers with weights share them: rows padded to `stride` floats, padding always zero. Turned, the kernel lies by columns, each of them padded to
/// `stride`; that is nobody's business but the layer's.
package final class Weights {
    package let extents: [Int]
    package let rowCount: Int
    package let columnCount: Int
    /// Columns as the kernels count them: a multiple of their vector.
    package let paddedColumnCount: Int
    package let stride: Int
    package let kernel: AlignedBuffer<Float>
    package let bias: AlignedBuffer<Float>
    /// Element (row, column) lies at row · rowStep + column · columnStep.
    private let rowStep: Int
    private let columnStep: Int
    private let fanIn: Int
    private let fanOut: Int

    /// `extents` end in the column count; the rest multiply to the row count. `spread`: as `spreadRowStride`.
    package init(extents: [Int], fanIn: Int, fanOut: Int, spread: Bool = false, turned: Bool = false) {
        self.extents = extents
        columnCount = extents.last ?? 0
        rowCount = extents.dropLast().reduce(1, *)
        paddedColumnCount = rowStride(for: columnCount)
        let length = turned ? rowCount : columnCount
        stride = spread ? spreadRowStride(for: length) : rowStride(for: length)
        (rowStep, columnStep) = turned ? (1, stride) : (stride, 1)
        kernel = AlignedBuffer(count: (turned ? columnCount : rowCount) * stride)
        bias = AlignedBuffer(count: paddedColumnCount)
        self.fanIn = fanIn
        self.fanOut = fanOut
    }

    /// Glorot and Bengio's uniform initialisation (AISTATS 2010, eq. 16): ±√(6 / (fanIn + fanOut)); biases zero.
    package func initialize(from source: RandomSource, layer: Int) {
        let limit = Float((6 / Double(fanIn + fanOut)).squareRoot())
        let uniform = source.uniformFloats(.initialWeights, series: UInt32(layer), count: rowCount * columnCount)
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                kernel.base[row * rowStep + column * columnStep] = limit * (2 * uniform[row * columnCount + column] - 1)
            }
        }
        for column in 0..<columnCount { bias.base[column] = 0 }
    }

    package var parameters: [Parameter] {
        get {
            var values: [Float] = []
            values.reserveCapacity(rowCount * columnCount)
            for row in 0..<rowCount {
                for column in 0..<columnCount { values.append(kernel.base[row * rowStep + column * columnStep]) }
            }
            return [
                Parameter(name: "kernel", extents: extents, values: values),
                Parameter(
                    name: "bias", extents: [columnCount],
                    values: Array(UnsafeBufferPointer(start: bias.base, count: columnCount))),
            ]
        }
        set {
            precondition(
                newValue.count == 2 && newValue[0].extents == extents && newValue[1].extents == [columnCount],
                "these parameters belong to another layer")
            for row in 0..<rowCount {
                for column in 0..<columnCount {
                    kernel.base[row * rowStep + column * columnStep] = newValue[0].values[row * columnCount + column]
                }
            }
            for column in 0..<columnCount { bias.base[column] = newValue[1].values[column] }
        }
    }

    /// Σ w², row by row in double precision.
    package var sumOfSquares: Double {
        var sum = 0.0
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                let w = Double(kernel.base[row * rowStep + column * columnStep])
                sum = sum.addingProduct(w, w)
            }
        }
        return sum
    }
}
