import NeuralNetworks

/// A training error with the setting in which it came up.
struct TrainingFailure: Error, CustomStringConvertible {
    let setting: String
    let error: TrainingError

    var description: String { "\(setting): \(error)" }
}
