import Synchronization

/// A clock that measures the usage of the process between one finished result of a batch and the next.
public final class LapClock: Sendable {
    private let last = Mutex(Usage.now())

    /// Starts the clock.
    public init() {}

    /// The usage since the last call, or since the clock was made.
    public func lap() -> Usage {
        last.withLock { last in
            let now = Usage.now()
            defer { last = now }
            return now - last
        }
    }
}
