import Basics
import Kernels

/// Kernel and bias of a layer with weights.
///
/// Rows are padded to `stride` floats; the padding is always zero. If `transposed`, the kernel is stored by columns,
/// each of them padded to `stride`; this is a private choice of the layer.
package final class Weights {
    /// Extents of the kernel, the column count last.
    package let extents: [Int]
    /// Product of the extents but the last: the number of inputs of a unit or of taps of a filter.
    package let rowCount: Int
    /// Number of units or filters.
    package let columnCount: Int
    /// Number of columns rounded up to a multiple of the kernels' vector.
    package let paddedColumnCount: Int
    /// Floats from one stored row (or column, if transposed) to the next.
    package let stride: Int
    /// The kernel's padded elements.
    package let kernel: AlignedBuffer<Float>
    /// The bias's padded elements, [paddedColumnCount].
    package let bias: AlignedBuffer<Float>
    /// Stride of rows: element (row, column) lies at row · rowStep + column · columnStep.
    private let rowStep: Int
    /// Stride of columns.
    private let columnStep: Int
    private let fanIn: Int
    private let fanOut: Int

    /// Allocates weights, all zero.
    ///
    /// - Parameters:
    ///   - extents: Extents of the kernel; the last is the column count, the product of the others the row count.
    ///   - fanIn: Number of inputs of a unit, for the initialisation.
    ///   - fanOut: Number of units that an input feeds, for the initialisation.
    ///   - spread: Whether rows are padded as by `spreadRowStride`.
    ///   - transposed: Whether the kernel is stored by columns.
    package init(extents: [Int], fanIn: Int, fanOut: Int, spread: Bool = false, transposed: Bool = false) {
        self.extents = extents
        columnCount = extents.last ?? 0
        rowCount = extents.dropLast().reduce(1, *)
        paddedColumnCount = rowStride(for: columnCount)
        let length = transposed ? rowCount : columnCount
        stride = spread ? spreadRowStride(for: length) : rowStride(for: length)
        (rowStep, columnStep) = transposed ? (1, stride) : (stride, 1)
        kernel = AlignedBuffer(count: (transposed ? columnCount : rowCount) * stride)
        bias = AlignedBuffer(count: paddedColumnCount)
        self.fanIn = fanIn
        self.fanOut = fanOut
    }

    /// Draws initial weights: Glorot and Bengio's uniform initialisation (AISTATS 2010, eq. 16), ±√(6 / (fanIn +
    /// fanOut)); biases are zero.
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

    /// The kernel and the bias, unpadded; setting traps if the extents differ.
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

    /// Sum of squares Σ w², row by row in double precision.
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
