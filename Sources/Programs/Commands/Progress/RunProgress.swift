import Notebooks

/// The progress of a run, computed from its events. A value: it reads no clock, times are arguments.
struct RunProgress {
    /// The name of the running part, such as "part 5".
    private(set) var part = ""
    /// The title of the running part.
    private(set) var title = ""
    /// The number of the running cell in the report; nil if it is unknown.
    private(set) var cell: Int?
    /// The number of tasks in the current batch.
    private(set) var taskCount = 0
    /// The number of its tasks that are finished, cached ones among them.
    private(set) var tasksDone = 0
    /// The number of its tasks whose results came from the cache.
    private(set) var cachedCount = 0
    /// The step of a computation that the part reports itself, such as "pass 2 of 5".
    private(set) var step: (what: String, done: Int, count: Int)?
    /// The last step of the task whose steps are shown; other tasks of the batch may run at the same time.
    private(set) var followed: TaskProgress?
    /// The first measure after each step of the followed task.
    private(set) var curve: [Double] = []

    private var stepsPlanned = 0
    private var stepsDone = 0
    private var stepsCached = 0
    private var batchStart = 0.0

    /// Takes an event into account.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - now: The time in seconds on a clock that never goes back.
    mutating func take(_ event: RunEvent, now: Double) {
        switch event {
        case .partStarted(let number, let title):
            self = RunProgress()
            part = "part \(number)"
            self.title = title
        case .tasksStarted(let cell, let count, let steps):
            (self.cell, taskCount, stepsPlanned) = (cell, count, steps)
            (tasksDone, cachedCount, stepsDone, stepsCached) = (0, 0, 0, 0)
            (followed, curve, batchStart) = (nil, [], now)
        case .taskAdvanced(let progress):
            stepsDone += 1
            // When the followed task has ended, the next one that reports its first step is followed.
            let isFollowed = followed.map {
                $0.label == progress.label || $0.step == $0.stepCount && progress.step == 1
            }
            guard isFollowed ?? true else { return }
            if followed?.label != progress.label { curve = [] }
            followed = progress
            if let first = progress.measures.first { curve.append(first.value) }
        case .taskFinished(_, let steps, let isCached):
            tasksDone += 1
            if isCached {
                cachedCount += 1
                stepsCached += steps
            }
        case .progress(let what, let done, let count):
            step = (what, done, count)
        case .partFinished, .interrupted, .codeReached, .codeFinished:
            break
        }
    }

    /// The share of the current batch that is done, 0…1; nil if it is unknown.
    var share: Double? {
        if taskCount <= 1, let step, step.count > 0 {
            return min(max((Double(step.done) - 1) / Double(step.count), 0), 1)
        }
        guard taskCount > 0, stepsPlanned > 0 else { return nil }
        return min(1, Double(stepsDone + stepsCached) / Double(stepsPlanned))
    }

    /// The estimated seconds until the batch is done, at the speed of the steps computed so far; nil before the first
    /// step, for batches of one step, and when no steps are left.
    func secondsLeft(now: Double) -> Double? {
        guard stepsDone > 0, stepsPlanned > 1 else { return nil }
        let left = stepsPlanned - stepsDone - stepsCached
        return left > 0 ? (now - batchStart) / Double(stepsDone) * Double(left) : nil
    }
}
