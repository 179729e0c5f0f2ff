/// A step of gradient descent: the learning rate, and the same divided by the batch's size (gradients come as sums over the batch).
public struct DescentStep {
    public let learningRate: Float
    public let rate: Float

    public init(learningRate: Float, batchSize: Int) {
        self.learningRate = learningRate
        rate = learningRate / Float(batchSize)
    }
}
