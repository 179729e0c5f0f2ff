/// Gradient descent on the mean gradient of a batch.
public enum Optimizer: Sendable, Hashable, CustomStringConvertible {
    case sgd(rate: Float)

    public var description: String {
        switch self {
        case .sgd(let rate): "sgd \(rate)"
        }
    }
}
