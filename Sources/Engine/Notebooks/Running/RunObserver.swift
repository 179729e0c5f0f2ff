/// A receiver of a run's events. Tasks run on several threads, so events may come from any of them, also at once.
public protocol RunObserver: Sendable {
    /// Receives an event. The run waits until it returns.
    func notice(_ event: RunEvent)
}
