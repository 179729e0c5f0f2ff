import Synchronization
import Testing

@testable import Basics

@Suite struct ParallelMapTests {
    struct Failure: Error, Equatable { var index: Int }

    @Test(arguments: [0, 1, 2, 3, 7, 100]) func resultsComeInTheElementsOrder(threadCount: Int) throws {
        let elements = Array(0..<50)
        #expect(try parallelMap(elements, threadCount: threadCount) { $0 * $0 } == elements.map { $0 * $0 })
        #expect(try parallelMap([Int](), threadCount: threadCount) { $0 } == [])
        #expect(try parallelMap([3], threadCount: threadCount) { $0 } == [3])
    }

    /// Elements 5 and 6 both fail, 6 before 5. The error thrown is that of element 5, and most of the others never
    /// begin.
    @Test func theErrorOfTheLowestIndexIsThrown() {
        let begun = Mutex(0), sixHasFailed = Mutex(false)
        #expect(throws: Failure(index: 5)) {
            try parallelMap(Array(0..<100_000), threadCount: 2) { index in
                begun.withLock { $0 += 1 }
                if index == 5 {
                    // Wait until element 6 has failed on the other thread. If this thread is to take it, element 5
                    // fails first all the same.
                    for _ in 0..<1_000_000 where !sixHasFailed.withLock({ $0 }) {}
                    throw Failure(index: 5)
                }
                if index == 6 {
                    sixHasFailed.withLock { $0 = true }
                    throw Failure(index: 6)
                }
            }
        }
        #expect(begun.withLock { $0 } < 100_000)
    }

    @Test func everyElementIsTakenOnce() throws {
        let counts = Mutex([Int](repeating: 0, count: 500))
        _ = try parallelMap(Array(0..<500), threadCount: 7) { index in counts.withLock { $0[index] += 1 } }
        #expect(counts.withLock { $0 } == Array(repeating: 1, count: 500))
    }
}
