import NeuralNetworks

/// Hears what a run is doing. Fits run on several threads, so events may come from any of them.
public protocol RunObserver: Sendable {
    func notice(_ event: RunEvent)
}

public enum RunEvent: Sendable {
    case partStarted(number: Int, title: String)
    case fitsStarted(count: Int)
    case progress(what: String, done: Int, of: Int)
    case epoch(label: String, epoch: Int, of: Int, loss: Double, accuracy: Double)
    case fitFinished(label: String)
    case partFinished(number: Int, title: String, usage: Usage)
    case partFailed(number: Int, title: String, message: String)
}

/// Hears and says nothing.
public struct SilentObserver: RunObserver {
    public init() {}
    public func notice(_ event: RunEvent) {}
}
