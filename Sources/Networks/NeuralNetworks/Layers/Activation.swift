import Kernels

/// What a layer does to each of its sums; softmax to all of a vector's together.
public enum Activation: String, Hashable, Sendable {
    case identity, sigmoid, relu, softmax

    /// In place on z [rowCount, count] with `stride` floats a row.
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

    /// delta [rowCount, count] holds ∂E/∂a and receives ∂E/∂z; a is the activation's value.
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
