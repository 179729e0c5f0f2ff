/// An observer that ignores all events.
public struct SilentObserver: RunObserver {
    /// Makes the observer.
    public init() {}
    /// Does nothing.
    public func notice(_ event: RunEvent) {}
}
