/// Something that is tried on random inputs.
///
/// A target must accept any bytes. What the code under test may refuse, it refuses by an error, which is no fault;
/// traps, hangs, leaks and reports of the address sanitizer are faults, and so is a check (`expect`) that does not
/// hold.
struct FuzzTarget: Sendable {
    /// The name on the command line and of the folder in `Corpus`.
    let name: String
    /// The greatest length of an input in bytes.
    let maximalLength: Int
    /// Tries one input.
    let run: @Sendable (_ bytes: [UInt8]) -> Void

    /// All targets but `selftest`.
    static let all: [FuzzTarget] = [
        .mathematics, .prose, .bibliographies, .documents, .plots, .records, .data, .cache, .swift, .pictures,
        .networks,
    ]

    /// The target of this process; set once, before libFuzzer starts, which calls it on this thread only.
    nonisolated(unsafe) static var current = FuzzTarget.selftest
}

/// Ends the process if something that must hold does not.
func expect(_ isSo: Bool, _ sentence: @autoclosure () -> String) {
    if !isSo { fatalError(sentence()) }
}
