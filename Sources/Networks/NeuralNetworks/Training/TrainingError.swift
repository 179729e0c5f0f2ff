/// Error of a training that cannot start or has diverged.
public enum TrainingError: Error, CustomStringConvertible, Equatable {
    /// A layer or the loss cannot take its input.
    case shape(ShapeError)
    /// A setting is out of range, described in a sentence.
    case settings(String)
    /// The loss or a weight is no longer finite.
    case diverged(epoch: Int, loss: Double, network: String)

    public var description: String {
        switch self {
        case .shape(let error): error.description
        case .settings(let sentence): sentence
        case .diverged(let epoch, let loss, let network):
            // A NaN's sign differs between processors.
            "Training diverged in epoch \(epoch) (loss \(loss.isNaN ? .nan : loss)) of \(network); "
                + "a smaller learning rate may help."
        }
    }
}
