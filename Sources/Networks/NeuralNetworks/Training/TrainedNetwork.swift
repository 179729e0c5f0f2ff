/// A trained network and how its training went.
public struct TrainedNetwork: Sendable {
    public let network: Sequential
    public let inputShape: Shape
    /// By layer; layers without weights have none.
    public let parameters: [[Parameter]]
    public let history: [EpochResult]

    package init(network: Sequential, inputShape: Shape, parameters: [[Parameter]], history: [EpochResult]) {
        self.network = network
        self.inputShape = inputShape
        self.parameters = parameters
        self.history = history
    }
}
