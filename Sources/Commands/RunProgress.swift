import Notebooks

/// How far a run has come: what its events add up to. A value; clocks are handed in.
struct RunProgress {
    private(set) var part = ""
    private(set) var title = ""
    private(set) var cell: Int?
    private(set) var fitCount = 0
    private(set) var fitsDone = 0
    private(set) var recalledCount = 0
    /// A step of a computation of the part's own: "pass 2 of 5".
    private(set) var step: (what: String, done: Int, count: Int)?
    /// The fit whose epochs are told; the others run beside it.
    private(set) var followed: (label: String, epoch: Int, of: Int, accuracy: Double)?
    private(set) var losses: [Double] = []

    private var epochsPlanned = 0
    private var epochsDone = 0
    private var epochsRecalled = 0
    private var batchStart = 0.0

    /// - Parameter now: seconds on any steady clock.
    mutating func take(_ event: RunEvent, now: Double) {
        switch event {
        case .partStarted(let number, let title):
            self = RunProgress()
            part = "part \(number)"
            self.title = title
        case .fitsStarted(let cell, let count, let epochs):
            (self.cell, fitCount, epochsPlanned) = (cell, count, epochs)
            (fitsDone, recalledCount, epochsDone, epochsRecalled) = (0, 0, 0, 0)
            (followed, losses, batchStart) = (nil, [], now)
        case .epoch(let label, let epoch, let count, let loss, let accuracy):
            epochsDone += 1
            // When one has ended, another is told from its beginning.
            guard followed == nil || followed?.label == label || followed?.epoch == followed?.of && epoch == 1 else { return }
            if followed?.label != label { losses = [] }
            followed = (label, epoch, count, accuracy)
            losses.append(loss)
        case .fitFinished(_, let epochs, let isRecalled):
            fitsDone += 1
            if isRecalled {
                recalledCount += 1
                epochsRecalled += epochs
            }
        case .progress(let what, let done, let count):
            step = (what, done, count)
        case .partFinished, .interrupted:
            break
        }
    }

    /// How much of the batch at hand is done, 0…1, nil where nobody can tell.
    var share: Double? {
        if fitCount <= 1, let step, step.count > 0 { return Double(step.done - 1) / Double(step.count) }
        guard fitCount > 0, epochsPlanned > 0 else { return nil }
        return min(1, Double(epochsDone + epochsRecalled) / Double(epochsPlanned))
    }

    /// Seconds until the batch is done, if what is left goes on as what was computed; nil before anything was.
    func secondsLeft(now: Double) -> Double? {
        guard epochsDone > 0, epochsPlanned > 1 else { return nil }
        let left = epochsPlanned - epochsDone - epochsRecalled
        return left > 0 ? (now - batchStart) / Double(epochsDone) * Double(left) : nil
    }
}
