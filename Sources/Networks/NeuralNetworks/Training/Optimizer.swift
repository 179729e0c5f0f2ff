/// Optimiser: gradient descent on the mean gradient of a batch.
public enum Optimizer: Sendable, Hashable, CustomStringConvertible {
    /// Plain gradient descent with a constant learning rate.
    case sgd(rate: Float)

    public var description: String {
        switch self {
        case .sgd(let rate): "sgd \(rate)"
        }
    }
}
