import Glibc

/// Times `body`. The first call is not counted; then each round repeats it for about `roundSeconds`.
///
/// - Returns: The seconds of one call, over all rounds.
func time(rounds: Int, by clock: Clock = .thread, roundSeconds: Double = 0.005, _ body: () throws -> Void) rethrows
    -> Timing
{
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
