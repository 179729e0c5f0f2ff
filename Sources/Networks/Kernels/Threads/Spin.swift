import Foundation

/// Number of checks before a waiting thread offers its core to others: some ten microseconds.
let spinLimit = 10_000

/// Busy-waits until `isSo()`; after `spinLimit` checks it yields the core between checks.
@inline(__always)
func spin(until isSo: () -> Bool) {
    var looks = 0
    while !isSo() {
        looks += 1
        if looks > spinLimit { sched_yield() }
    }
}

/// Offers this thread's core to others.
///
/// - Returns: True if another thread has taken it: this one was away for longer than the call itself takes.
func offerCore() -> Bool {
    let clock = ContinuousClock(), start = clock.now
    sched_yield()
    return start.duration(to: clock.now) > .microseconds(100)
}
