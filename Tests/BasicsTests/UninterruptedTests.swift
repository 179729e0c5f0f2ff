import Foundation
import Testing

@testable import Basics

/// Calls that a signal interrupts are made again, and others are not.
@Suite struct UninterruptedTests {
    @Test func interruptedCallsAreRepeatedAndOthersAreNot() {
        var errors: [Int32] = [EINTR, EINTR, ENOSPC, EINTR]
        func call() -> Int32 {
            errno = errors.removeFirst()
            return -1
        }
        #expect(uninterrupted(call) == -1)
        #expect(errors == [EINTR])
        // An earlier error is not one of this call.
        errno = EINTR
        #expect(uninterrupted { Int32(0) } == 0)
    }
}
