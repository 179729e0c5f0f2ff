/// What an epoch of training showed of itself: the means over its batches, dropout on, as Keras reports them.
public struct EpochResult: Sendable, Equatable, Codable {
    /// From 1.
    public let epoch: Int
    /// Mean loss over the epoch's examples, plus the penalty λ Σ w² of the weights at its end.
    public let loss: Double
    /// Share of the epoch's examples that were classified right just before the step they led to.
    public let accuracy: Double
    /// Share of other examples, if the fit was asked to look, that the network of the epoch's end classifies right.
    public let validationAccuracy: Double?

    public init(epoch: Int, loss: Double, accuracy: Double, validationAccuracy: Double? = nil) {
        self.epoch = epoch
        self.loss = loss
        self.accuracy = accuracy
        self.validationAccuracy = validationAccuracy
    }
}
