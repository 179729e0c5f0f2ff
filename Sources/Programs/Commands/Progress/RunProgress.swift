import Notebooks

/// How far a run has come: what its events add up to. A value; clocks are handed in.
struct RunProgress {
    private(set) var part = ""
    private(set) var title = ""
    private(set) var cell: Int?
    private(set) var taskCount = 0
    private(set) var tasksDone = 0
    private(set) var cachedCount = 0
    /// A step of a computation of the part's own: "pass 2 of 5".
    private(set) var step: (what: String, done: Int, count: Int)?
    /// The task whose steps are shown; the others run beside it.
    private(set) var followed: TaskProgress?
    /// The first measure after each step of the followed task.
    private(set) var curve: [Double] = []

    private var stepsPlanned = 0
    private var stepsDone = 0
    private var stepsCached = 0
    private var batchStart = 0.0

    /// - Parameter now: seconds on any steady clock.
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
            // When one task has ended, another is followed from its beginning.
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
        case .partFinished, .interrupted:
            break
        }
    }

    /// How much of the batch at hand is done, 0…1, nil where nobody can tell.
    var share: Double? {
        if taskCount <= 1, let step, step.count > 0 { return Double(step.done - 1) / Double(step.count) }
        guard taskCount > 0, stepsPlanned > 0 else { return nil }
        return min(1, Double(stepsDone + stepsCached) / Double(stepsPlanned))
    }

    /// Seconds until the batch is done, if what is left goes on as what was computed; nil before anything was.
    func secondsLeft(now: Double) -> Double? {
        guard stepsDone > 0, stepsPlanned > 1 else { return nil }
        let left = stepsPlanned - stepsDone - stepsCached
        return left > 0 ? (now - batchStart) / Double(stepsDone) * Double(left) : nil
    }
}
