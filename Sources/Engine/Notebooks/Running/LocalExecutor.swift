import Basics

/// An executor that computes tasks on threads of this process, as many at once as the environment allows.
///
/// The tasks with most work are started first. Tasks that are left over when every thread has had equally many share
/// the threads for their own arithmetic: all tasks, if there are more threads than tasks.
public struct LocalExecutor: Executor {
    /// Makes the executor; it has no state.
    public init() {}

    /// Computes the tasks with `RunEnvironment.compute` and returns their results in the tasks' order.
    public func results<Result>(
        of tasks: [ResultTask<Result>], in environment: RunEnvironment
    ) throws -> [ComputedResult<Result>] {
        let clock = LapClock(), threads = max(environment.threads, 1)
        let longestFirst = tasks.indices.sorted { (-tasks[$0].work, $0) < (-tasks[$1].work, $1) }
        let leftOver = tasks.count % threads
        let results = try parallelMap(Array(longestFirst.enumerated()), threadCount: threads) { place, index in
            let isLeftOver = place >= tasks.count - leftOver
            return try environment.compute(tasks[index], threads: isLeftOver ? threads / leftOver : 1, clock: clock)
        }
        return zip(longestFirst, results).sorted { $0.0 < $1.0 }.map(\.1)
    }
}
