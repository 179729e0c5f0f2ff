import Basics
import Foundation
import ReferenceDigests

// Trains every kind of network in small and says whether it ends in the bits that it must end in. `make same-bits` runs it from several builds.
//
// Usage: trained-bits [THREADS …]   (1 2 3 7 by default). Exit 1 if a bit is another.

let threadCounts =
    CommandLine.arguments.count > 1 ? CommandLine.arguments.dropFirst().compactMap { Int($0) } : [1, 2, 3, 7]
var wrong = numericsVersion == ReferenceDigest.version ? 0 : 1
for network in ReferenceDigest.all {
    for threads in threadCounts {
        let digest = try network.trainedDigest(threadCount: threads)
        let verdict = digest == network.digest ? "equal" : "DIFFERS from \(String(network.digest, radix: 16))"
        if digest != network.digest { wrong += 1 }
        print(
            "\(String(digest, radix: 16))  \(network.name), \(threads) \(threads == 1 ? "thread" : "threads"): \(verdict)"
        )
    }
}
exit(wrong == 0 ? 0 : 1)
