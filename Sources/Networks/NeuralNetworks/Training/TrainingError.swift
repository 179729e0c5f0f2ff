/// A fit that could not be.
public enum TrainingError: Error, CustomStringConvertible, Equatable {
    case shape(ShapeError)
    case settings(String)
    case diverged(epoch: Int, loss: Double, network: String)

    public var description: String {
        switch self {
        case .shape(let error): error.description
        case .settings(let sentence): sentence
        case .diverged(let epoch, let loss, let network):
            // A NaN's sign differs between processors.
            "Training diverged in epoch \(epoch) (loss \(loss.isNaN ? .nan : loss)) of \(network); a smaller learning rate may help."
        }
    }
}
