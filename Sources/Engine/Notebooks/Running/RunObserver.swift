/// Hears what a run is doing. Fits run on several threads, so events may come from any of them.
public protocol RunObserver: Sendable {
    func notice(_ event: RunEvent)
}
