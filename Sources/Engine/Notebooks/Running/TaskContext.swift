/// The means that a task gets for its computation. None of them affects its result.
public struct TaskContext: Sendable {
    /// How many threads the task's own arithmetic may use.
    public let threads: Int
    let observer: any RunObserver

    /// Tells whoever watches the run how far the task has come.
    public func report(_ progress: TaskProgress) { observer.notice(.taskAdvanced(progress)) }
}
