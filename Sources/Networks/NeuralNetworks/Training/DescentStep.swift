/// Factors of a step of gradient descent.
public struct DescentStep {
    /// The learning rate.
    public let learningRate: Float
    /// The learning rate divided by the batch's size, as gradients are sums over the batch.
    public let rate: Float

    /// Creates the factors for a batch.
    public init(learningRate: Float, batchSize: Int) {
        self.learningRate = learningRate
        rate = learningRate / Float(batchSize)
    }
}
