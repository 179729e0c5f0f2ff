import Kernels

/// The operands of one dense layer, filled with random floats.
///
/// Shapes: `x` [rows, inner], `w` [inner, columns], `bias` [columns], `delta` [rows, columns]; `padded` is the row
/// stride of bias, delta and output.
struct DenseOperands {
    let rows: Int, inner: Int, columns: Int
    let padded: Int, xStride: Int, wStride: Int
    let x: AlignedBuffer<Float>, w: AlignedBuffer<Float>, bias: AlignedBuffer<Float>, delta: AlignedBuffer<Float>

    /// Creates random operands of the given sizes.
    ///
    /// - Parameter zeros: The share of zeros in `x`.
    init(_ rows: Int, _ inner: Int, _ columns: Int, zeros: Float = 0) {
        self.rows = rows
        self.inner = inner
        self.columns = columns
        padded = rowStride(for: columns)
        xStride = rowStride(for: inner)
        wStride = spreadRowStride(for: columns)
        x = floats(rows * xStride, stream: "input", zeros: zeros)
        w = floats(inner * wStride, stream: "weights")
        bias = floats(padded, stream: "bias")
        delta = floats(rows * padded, stream: "delta")
    }

    /// The sizes for tables, such as "32 × 784 × 128".
    var sizes: String { "\(rows) × \(inner) × \(columns)" }

    /// Computes y = x w + bias with the fast kernel or its reference.
    func forward(_ y: AlignedBuffer<Float>, reference: Bool = false) {
        if reference {
            denseForwardReference(
                rowCount: rows, innerCount: inner, columnCount: padded, input: x.base, inputStride: xStride,
                weights: w.base, weightStride: wStride,
                bias: bias.base, output: y.base, outputStride: padded)
        } else {
            denseForward(
                rowCount: rows, innerCount: inner, columnCount: padded, input: x.base, inputStride: xStride,
                weights: w.base, weightStride: wStride,
                start: .bias(bias.base), output: y.base, outputStride: padded)
        }
    }

    /// Subtracts a gradient step of rate 10⁻⁶ from `w` with the fast kernel or its reference.
    func update(_ w: AlignedBuffer<Float>, decay: Float, reference: Bool = false) {
        let kernel = reference ? denseUpdateReference : denseUpdate
        kernel(rows, inner, padded, x.base, xStride, delta.base, padded, w.base, wStride, 1e-6, decay)
    }

    /// The error of the inputs by the reference kernel, [rows, xStride].
    func referenceInputGradient() -> AlignedBuffer<Float> {
        let gradient = AlignedBuffer<Float>(count: rows * xStride)
        denseInputGradientReference(
            rowCount: rows, innerCount: inner, columnCount: columns, delta: delta.base, deltaStride: padded,
            weights: w.base, weightStride: wStride, inputGradient: gradient.base, inputGradientStride: xStride)
        return gradient
    }
}
