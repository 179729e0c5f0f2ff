/// Something that happened in a run, for progress displays.
public enum RunEvent: Sendable {
    case partStarted(number: Int, title: String)
    /// Results are about to be computed, or taken from the cache, for a cell of the report; `steps` in all.
    case tasksStarted(cell: Int?, count: Int, steps: Int)
    case taskAdvanced(TaskProgress)
    case taskFinished(label: String, steps: Int, isCached: Bool)
    /// A part's own report on a long computation: `done` of `count`.
    case progress(what: String, done: Int, of: Int)
    case partFinished(PartOutcome)
    case interrupted
}
