/// Hears and says nothing.
public struct SilentObserver: RunObserver {
    public init() {}
    public func notice(_ event: RunEvent) {}
}
