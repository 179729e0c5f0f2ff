import Glibc

/// The clocks that the benchmarks use.
enum Clock {
    /// Processor time of this thread. It does not count other users of the core.
    case thread
    /// Wall time.
    case wall

    /// The reading of the clock in seconds. Only differences are meaningful.
    var now: Double {
        var time = timespec()
        clock_gettime(self == .thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
