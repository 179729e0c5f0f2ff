/// Hears what a run is doing. Fits run on several threads, so events may come from any of them.
public protocol RunObserver: Sendable {
    func notice(_ event: RunEvent)
}

public enum RunEvent: Sendable {
    case partStarted(number: Int, title: String)
    /// Results are about to be computed, or taken from the ledger, for a cell of the report.
    case fitsStarted(cell: Int?, count: Int, epochs: Int)
    case epoch(label: String, epoch: Int, of: Int, loss: Double, accuracy: Double)
    case fitFinished(label: String, epochs: Int, isRecalled: Bool)
    /// How far a computation of the part's own has come.
    case progress(what: String, done: Int, of: Int)
    case partFinished(PartOutcome)
    case interrupted
}

/// What became of a part in a run.
public struct PartOutcome: Sendable {
    public enum How: Sendable, Equatable {
        /// Its record stood.
        case kept
        case computed
        case failed(String)
    }

    public let number: Int
    public let title: String
    public let how: How
    /// Of this run: what was computed, and what the ledger had.
    public var computedCount = 0
    public var recalledCount = 0
    /// Seconds on the wall in this run.
    public var wall = 0.0
}

/// Hears and says nothing.
public struct SilentObserver: RunObserver {
    public init() {}
    public func notice(_ event: RunEvent) {}
}

/// The run was asked to stop.
struct Interruption: Error, CustomStringConvertible {
    var description: String { "The run was interrupted." }
}
