/// An event of a run, for progress displays.
public enum RunEvent: Sendable {
    /// A part begins to run; fresh parts do not.
    case partStarted(number: Int, title: String)
    /// A batch of `count` results is about to be computed or read from the cache. `cell` is the number of the cell in
    /// the report, from 1, and `steps` the number of steps of all tasks together.
    case tasksStarted(cell: Int?, count: Int, steps: Int)
    /// A task has finished a step, such as an epoch.
    case taskAdvanced(TaskProgress)
    /// A result of the batch is there; `steps` is the number of its steps, cached or computed.
    case taskFinished(label: String, steps: Int, isCached: Bool)
    /// A part's own report on a long computation, from `PartContext.progress`: step `done` of `of`, counted from 1.
    case progress(what: String, done: Int, of: Int)
    /// The code of a part has reached a line that uses the part context; 0 before the first. `place` is the part's
    /// place among the notebook's parts, from 0.
    case codeReached(place: Int, line: Int)
    /// The code of the part whose line was reached last has ended.
    case codeFinished
    /// A part is finished: computed, failed, or fresh from the start.
    case partFinished(PartOutcome)
    /// The run stops because it was asked to.
    case interrupted
}
