/// The means that a task gets for its computation. None of them affects its result.
public struct TaskContext: Sendable {
    /// The number of threads that the task's own arithmetic may use.
    public let threads: Int
    let observer: any RunObserver

    /// Reports a finished step to the run's observer.
    public func report(_ progress: TaskProgress) { observer.notice(.taskAdvanced(progress)) }
}
