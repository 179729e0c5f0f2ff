import ArgumentParser
import Foundation

/// The options for computing: threads and silence. They never affect results.
struct ComputeOptions: ParsableArguments {
    @Option(help: "How many results may be computed at once (default: one for each core).")
    var threads: Int?

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    /// The number of threads; by default, one for each core.
    var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

    /// Refuses numbers of threads outside 1 … 1024.
    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads takes a number from 1 to 1024.")
        }
    }
}
