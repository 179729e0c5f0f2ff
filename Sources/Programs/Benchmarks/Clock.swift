import Glibc

enum Clock {
    /// Time on this thread's processor: what a kernel needs, whoever else wants the core.
    case thread
    /// Time on the wall: what somebody waits for.
    case wall

    var now: Double {
        var time = timespec()
        clock_gettime(self == .thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
