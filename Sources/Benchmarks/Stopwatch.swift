import Glibc

/// What one call of something took, over several rounds.
struct Timing: Codable {
    let medianSeconds: Double
    let minimumSeconds: Double
    let maximumSeconds: Double
    let rounds: Int

    /// - Parameter seconds: one number a round.
    init(_ seconds: [Double]) {
        let sorted = seconds.sorted()
        medianSeconds = sorted[sorted.count / 2]
        minimumSeconds = sorted[0]
        maximumSeconds = sorted[sorted.count - 1]
        rounds = sorted.count
    }
}

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

/// Times `body`: a round repeats it until some five milliseconds have passed, after one call that is not counted.
func time(rounds: Int, by clock: Clock = .thread, roundSeconds: Double = 0.005, _ body: () throws -> Void) rethrows -> Timing {
    try body()
    var start = clock.now
    try body()
    let repeats = max(1, Int(roundSeconds / max(clock.now - start, 1e-9)))
    return Timing(
        try (0..<rounds).map { _ in
            start = clock.now
            for _ in 0..<repeats { try body() }
            return (clock.now - start) / Double(repeats)
        })
}
