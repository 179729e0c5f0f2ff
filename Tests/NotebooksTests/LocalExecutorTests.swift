import Synchronization
import Testing

@testable import Basics
@testable import Notebooks

@Suite struct LocalExecutorTests {
    /// Numbers of the tasks in the order in which they were started, with the threads that each was given.
    private func started(_ works: [Double], threads: Int) throws -> (order: [Int], threads: [Int]) {
        let starts = Mutex<[(task: Int, threads: Int)]>([])
        let tasks = works.indices.map { number in
            ResultTask(
                key: CacheKey(name: "t", text: "\(number)"), label: "t", work: works[number], coding: .codable
            ) { context in
                starts.withLock { $0.append((number, context.threads)) }
                return number
            }
        }
        let results = try LocalExecutor().results(of: tasks, in: RunEnvironment(threads: threads))
        #expect(results.map(\.value) == Array(works.indices))
        return starts.withLock { starts in
            (starts.map(\.task), starts.sorted { $0.task < $1.task }.map(\.threads))
        }
    }

    @Test func longTasksAreStartedFirstAndEqualOnesInOrder() throws {
        #expect(try started([1, 3, 2, 3, 0], threads: 1).order == [1, 3, 2, 0, 4])
    }

    @Test(arguments: [
        (1, 1, [1]), (1, 4, [4]), (2, 5, [2, 2]), (3, 3, [1, 1, 1]), (4, 2, [1, 1, 1, 1]), (5, 2, [1, 1, 1, 1, 2]),
        (6, 4, [1, 1, 1, 1, 2, 2]),
    ])
    func leftOverTasksShareTheThreads(count: Int, threads: Int, expected: [Int]) throws {
        #expect(try started(Array(repeating: 1, count: count), threads: threads).threads == expected)
    }
}
