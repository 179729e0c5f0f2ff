import ArgumentParser
import Foundation

/// How a computation is to be done; it decides nothing of what comes out.
struct ComputeOptions: ParsableArguments {
    @Option(help: "How many fits may run at once (default: one for each core).")
    var threads: Int?

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads takes a number from 1 to 1024.")
        }
    }
}
