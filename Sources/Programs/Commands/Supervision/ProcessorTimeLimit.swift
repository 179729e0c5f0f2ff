import Foundation

/// The limit on a process's processor time (`ulimit -t`), which the system enforces by signals.
struct ProcessorTimeLimit {
    /// The limit in seconds at which the system ends the process without asking (SIGKILL); nil for none.
    private let hard: Double?

    /// The limit of this process and its copies.
    init() {
        var limit = rlimit()
        let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit) == 0
        hard = isKnown && limit.rlim_max < rlim_t(Int64.max) ? Double(limit.rlim_max) : nil
    }

    /// Tells whether a process ended because it used up its time: at a lower limit by SIGXCPU, at the last by SIGKILL.
    ///
    /// - Parameters:
    ///   - end: The end of the process.
    ///   - time: The processor time that it used, in seconds.
    func ended(_ end: ChildProcess.End, after time: Double) -> Bool {
        switch end {
        case .signal(SIGXCPU): true
        // The system counts a little otherwise when it checks the limit.
        case .signal(SIGKILL): hard.map { time >= $0 - 0.1 } ?? false
        default: false
        }
    }

    /// The message of a program that ends because of the limit.
    static let sentence =
        "The limit on processor time (ulimit -t) is used up. What was computed is kept; the same command goes on from "
        + "there. Raise the limit if it always ends at the same result."
}
