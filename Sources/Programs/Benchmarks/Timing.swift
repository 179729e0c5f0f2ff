import Glibc

/// The time of one call in seconds, over several rounds.
struct Timing: Codable {
    let medianSeconds: Double
    let minimumSeconds: Double
    let maximumSeconds: Double
    let rounds: Int

    /// Summarises the times of some rounds.
    ///
    /// - Parameter seconds: The seconds of one call in each round; at least one round.
    init(_ seconds: [Double]) {
        let sorted = seconds.sorted()
        medianSeconds = sorted[sorted.count / 2]
        minimumSeconds = sorted[0]
        maximumSeconds = sorted[sorted.count - 1]
        rounds = sorted.count
    }
}
