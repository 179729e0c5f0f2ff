import Basics
import Foundation
import ReferenceDigests

// Trains a small network of every kind and checks that the resulting bits are those of the reference digests.
// `make same-bits` runs it from several builds.
//
// Usage: check-digests [THREADS …]   (1 2 3 7 by default). The exit code is 1 if any bit differs.

let threadCounts =
    CommandLine.arguments.count > 1 ? CommandLine.arguments.dropFirst().compactMap { Int($0) } : [1, 2, 3, 7]
var wrong = numericsVersion == ReferenceDigest.version ? 0 : 1
for network in ReferenceDigest.all {
    for threads in threadCounts {
        let digest = try network.trainedDigest(threadCount: threads)
        let verdict = digest == network.digest ? "equal" : "DIFFERS from \(String(network.digest, radix: 16))"
        if digest != network.digest { wrong += 1 }
        print(
            "\(String(digest, radix: 16))  \(network.name), "
                + "\(threads) \(threads == 1 ? "thread" : "threads"): \(verdict)"
        )
    }
}
exit(wrong == 0 ? 0 : 1)
