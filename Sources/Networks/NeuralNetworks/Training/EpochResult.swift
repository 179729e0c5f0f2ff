/// Loss and accuracy of one training epoch.
///
/// They are means over its batches with dropout on, as Keras reports them.
public struct EpochResult: Sendable, Equatable, Codable {
    /// Number of the epoch, from 1.
    public let epoch: Int
    /// Mean loss over the epoch's examples, plus the penalty λ Σ w² of the weights at its end.
    public let loss: Double
    /// Share of the epoch's examples that were classified correctly, each just before the step of its batch.
    public let accuracy: Double
    /// Share of the validation examples that the network classifies correctly at the end of the epoch; nil if there are
    /// none.
    public let validationAccuracy: Double?

    /// Creates an epoch's result.
    public init(epoch: Int, loss: Double, accuracy: Double, validationAccuracy: Double? = nil) {
        self.epoch = epoch
        self.loss = loss
        self.accuracy = accuracy
        self.validationAccuracy = validationAccuracy
    }
}
