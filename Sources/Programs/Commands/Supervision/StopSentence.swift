import Foundation

/// The words for a process that ended because of what its code did.
struct StopSentence {
    private let cause: String

    init(_ end: ChildProcess.End) {
        switch end {
        case .exited(let code): cause = "a call of exit(\(code))"
        case .signal(let number): cause = "\(Self.kind(ofSignal: number)) (signal \(number))"
        }
    }

    private static func kind(ofSignal number: Int32) -> String {
        switch number {
        case SIGILL, SIGTRAP: "a trap, such as an index out of range, an overflow, or a nil that was unwrapped"
        case SIGSEGV, SIGBUS: "a wrong memory access, as of an endless recursion"
        case SIGABRT: "an abort, as for want of memory"
        case SIGFPE: "an arithmetic fault, such as a division by zero"
        case SIGKILL: "being killed from outside, as the system does when memory runs out"
        default: "a fault"
        }
    }

    /// The failure of a part whose code ran; `line` is the last line that made an output or computed, 0 for none.
    func sentence(file: String, line: Int) -> String {
        line > 0
            ? "\(file):\(line): on this line or after it the part's code stopped the program by \(cause)."
            : "\(file): the part's code stopped the program, before its first output, by \(cause)."
    }

    /// The message if no part's code ran.
    var outsideParts: String {
        "The program stopped by \(cause) while no part's code ran: while it read the data or wrote the report. What "
            + "was computed is kept; the same command goes on from there."
    }
}
