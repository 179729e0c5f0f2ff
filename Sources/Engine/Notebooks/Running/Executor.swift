/// A place where results are computed: the threads of this process (`LocalExecutor`), or other machines.
///
/// A result is decided by its task alone, so it does not matter where or in which order tasks are computed.
public protocol Executor: Sendable {
    /// Computes every task once and returns the results in the tasks' order.
    ///
    /// It is called for tasks that are not in the cache, and for those that are to be verified. Afterwards the cache
    /// must contain the results of the former: `RunEnvironment.compute` stores them; an executor that computes on other
    /// machines lets its workers share the cache's folder.
    ///
    /// A single task must be computed on the calling thread or in another process, as its closure may use data that
    /// belong to this thread. No task may be kept after the call.
    ///
    /// - Parameters:
    ///   - tasks: The tasks to compute.
    ///   - environment: The environment of the run, with its threads, cache, observer and stop flag.
    /// - Throws: `RunInterrupted` if the run was asked to stop, or the error of the first task that failed.
    func results<Result>(
        of tasks: [ResultTask<Result>], in environment: RunEnvironment
    ) throws -> [ComputedResult<Result>]
}
