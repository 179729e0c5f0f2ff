import Kernels

/// Activation function of a layer, applied to each of its sums; softmax applies to all sums of a vector together.
public enum Activation: String, Hashable, Sendable {
    /// The activations: z, 1 / (1 + e⁻ᶻ), max(z, 0), and e^zᵢ / Σⱼ e^zⱼ.
    case identity, sigmoid, relu, softmax

    /// Applies the activation in place to z [rowCount, count] with `stride` floats a row.
    ///
    /// `logProbabilities`, if given, receives log p of each element; only softmax fills it.
    package func forward(
        _ z: UnsafeMutablePointer<Float>, rowCount: Int, count: Int, stride: Int,
        logProbabilities: UnsafeMutablePointer<Float>? = nil
    ) {
        switch self {
        case .identity: break
        case .sigmoid: sigmoidForward(count: rowCount * stride, z)
        case .relu: reluForward(count: rowCount * stride, z)
        case .softmax:
            softmaxForward(
                rowCount: rowCount, columnCount: count, z, stride: stride,
                logProbabilities: logProbabilities)
        }
    }

    /// Backward pass: delta [rowCount, count] holds ∂E/∂a and receives ∂E/∂z; `a` is the activation's value.
    package func backward(
        _ a: UnsafePointer<Float>, delta: UnsafeMutablePointer<Float>, rowCount: Int, count: Int, stride: Int
    ) {
        switch self {
        case .identity: break
        case .sigmoid: sigmoidBackward(count: rowCount * stride, activation: a, delta: delta)
        case .relu: reluBackward(count: rowCount * stride, activation: a, delta: delta)
        case .softmax:
            softmaxBackward(rowCount: rowCount, columnCount: count, probabilities: a, delta: delta, stride: stride)
        }
    }
}
