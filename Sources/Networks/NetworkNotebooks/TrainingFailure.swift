import NeuralNetworks

/// A training error with the setting in which it occurred.
struct TrainingFailure: Error, CustomStringConvertible {
    /// Stream, seed and optimizer of the training.
    let setting: String
    let error: TrainingError

    var description: String { "\(setting): \(error)" }
}
