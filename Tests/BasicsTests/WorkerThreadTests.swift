import Foundation
import Testing

@testable import Basics

/// Work is done even if the system refuses threads. No system has a stack of 2⁴⁶ bytes.
@Suite struct WorkerThreadTests {
    private static let impossible = 1 << 46

    @Test func aRefusedThreadIsReported() {
        #expect(!WorkerThread.start(stackSize: Self.impossible) {})
    }

    @Test func aThreadRuns() throws {
        let task = BackgroundTask { 6 * 7 }
        #expect(try task.value == 42)
    }

    @Test func withoutThreadsTheCallerDoesTheWork() throws {
        let squares = parallelMap(Array(0..<50), threadCount: 4, stackSize: Self.impossible) { $0 * $0 }
        #expect(squares == (0..<50).map { $0 * $0 })
        struct Failure: Error {}
        #expect(throws: Failure.self) {
            try parallelMap([1, 2, 3], threadCount: 3, stackSize: Self.impossible) { _ in throw Failure() }
        }
        let task = BackgroundTask(stackSize: Self.impossible) { 6 * 7 }
        #expect(try task.value == 42)
        #expect(try task.value == 42)
    }

    @Test func aThreadsResultIsWaitedFor() throws {
        let caller = pthread_self()
        let (number, thread) = try #require(WorkerThread.result { (6 * 7, pthread_self()) })
        #expect(number == 42 && pthread_equal(thread, caller) == 0)
        #expect(WorkerThread.result(stackSize: Self.impossible) { 1 } == nil)
    }
}
