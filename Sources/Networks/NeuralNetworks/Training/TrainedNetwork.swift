/// A trained network and the history of its training.
public struct TrainedNetwork: Sendable {
    /// Layers of the network.
    public let network: Sequential
    /// Shape of an example.
    public let inputShape: Shape
    /// Parameters by layer; empty for layers without weights.
    public let parameters: [[Parameter]]
    /// Results of the epochs, in order.
    public let history: [EpochResult]

    /// Creates a trained network from its parts.
    package init(network: Sequential, inputShape: Shape, parameters: [[Parameter]], history: [EpochResult]) {
        self.network = network
        self.inputShape = inputShape
        self.parameters = parameters
        self.history = history
    }
}
