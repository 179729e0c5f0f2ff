import NeuralNetworks
import Notebooks

extension EpochResult: ValueConvertible {
    /// An object with `epoch`, `loss`, `accuracy` and, if it was measured, `validation_accuracy`.
    public var value: Value {
        let value: [String: Value] = [
            "epoch": .integer(epoch), "loss": .number(loss), "accuracy": .number(accuracy),
        ]
        return .object(value.merging(validationAccuracy.map { ["validation_accuracy": .number($0)] } ?? [:]) { $1 })
    }
}
