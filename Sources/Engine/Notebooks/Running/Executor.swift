/// A place where results are computed: the threads of this process (`LocalExecutor`), or other machines.
///
/// A result is decided by its task alone, so it does not matter where or in which order tasks are computed.
public protocol Executor: Sendable {
    /// Computes every task once and returns the results in the tasks' order.
    ///
    /// The cache lacks these tasks. Results must be in it afterwards: `RunEnvironment.compute` sees to that for whoever
    /// calls it; an executor that computes elsewhere lets its workers share the cache's folder. A single task must be
    /// computed on the calling thread or in another process, as its closure may use what belongs to that thread.
    ///
    /// - Throws: `RunInterrupted` if the run was asked to stop, or the error of the first task that failed.
    func results<Result>(
        of tasks: [ResultTask<Result>], in environment: RunEnvironment
    ) throws -> [ComputedResult<Result>]
}
