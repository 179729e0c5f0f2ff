import Basics

/// An executor that computes tasks on threads of this process, as many at once as the environment allows.
///
/// If there are more threads than tasks, each task gets an equal share of them for its own arithmetic.
public struct LocalExecutor: Executor {
    /// Makes the executor; it has no state.
    public init() {}

    /// Computes the tasks with `RunEnvironment.compute` and returns their results in the tasks' order.
    public func results<Result>(
        of tasks: [ResultTask<Result>], in environment: RunEnvironment
    ) throws -> [ComputedResult<Result>] {
        let clock = LapClock()
        let threadsPerTask = max(environment.threads / max(tasks.count, 1), 1)
        return try parallelMap(tasks, threadCount: environment.threads) { task in
            try environment.compute(task, threads: threadsPerTask, clock: clock)
        }
    }
}
