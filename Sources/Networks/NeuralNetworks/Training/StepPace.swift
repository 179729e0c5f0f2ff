/// Decides, by the durations of a training's steps, whether its threads share the next steps or one works alone.
///
/// Threads that share a step wait for each other. If other programs use the processor's cores, a thread that is waited
/// for may have none, and sharing costs more than it saves. So both ways are timed at the beginning, and again when the
/// shared steps have become slower, or when a training has worked alone for a while. A training that works alone and
/// does not even get the whole of one core is not timed again: another thread would get no more. No result depends on
/// the decision.
package struct StepPace {
    /// True if the calling thread should do the next step alone.
    package private(set) var isAlone = false

    /// A pace that has timed nothing yet.
    package init() {}

    /// The state of the comparison.
    private enum Phase {
        /// Steps that are not timed, as caches and processors get ready.
        case start
        /// Both ways are timed one after the other.
        case trial
        /// The faster way is used.
        case settled
    }

    private var phase = Phase.start
    /// The last decision.
    private var decidedAlone = false
    /// The steps in the current window, the time that they took, and that for which the thread had a core, in seconds.
    private var steps = 0, seconds = 0.0, coreSeconds = 0.0
    /// The mean durations of a step at the last trial, or alone more recently; nil if not yet timed.
    private var together: Double?, alone: Double?
    /// The seconds since the last decision, and those until the next trial may begin.
    private var sinceDecision = 0.0, patience = Self.leastPatience

    /// The least duration of a window in seconds: several time slices of the system's scheduler.
    private static let window = 0.02
    /// The least and the greatest time between two trials, in seconds. It doubles if a trial changes nothing.
    private static let leastPatience = 0.2, greatestPatience = 3.2
    /// The part of the time alone that shared steps must not exceed to be chosen. It is less when nothing else runs.
    private static let gain = 0.9
    /// The ratio of the durations of shared steps, now and at the last trial, that makes a new trial worth its time.
    private static let suspicion = 1.25
    /// The part of a thread's time for which it has a core, at least, if no other thread waits for that core.
    private static let wholeCore = 0.9

    /// Takes what a step took that was done as `isAlone` said.
    ///
    /// - Parameters:
    ///   - duration: The time that passed, in seconds.
    ///   - coreTime: The processor time of the calling thread, in seconds.
    package mutating func finishStep(_ duration: Double, coreTime: Double) {
        steps += 1
        seconds += duration
        coreSeconds += coreTime
        sinceDecision += duration
        guard seconds >= Self.window, steps >= 2 || seconds >= 3 * Self.window || isHopeless else { return }
        let mean = seconds / Double(steps)
        let hasWholeCore = coreSeconds >= Self.wholeCore * seconds
        (steps, seconds, coreSeconds) = (0, 0, 0)
        switch phase {
        case .start:
            phase = .trial
        case .trial:
            finishTrial(mean)
        case .settled where isAlone:
            alone = mean
            if sinceDecision >= patience, hasWholeCore { beginTrial(alone: false) }
        case .settled:
            if let alone, mean > alone {
                together = mean
                decide()
            } else if let together, mean > together * Self.suspicion, sinceDecision >= patience {
                self.together = mean
                beginTrial(alone: true)
            }
        }
    }

    /// True if the shared steps of the current window have taken much longer than they would have alone.
    private var isHopeless: Bool { !isAlone && alone.map { seconds > 3 * $0 * Double(steps) } == true }

    /// Times the other way in the next window.
    private mutating func beginTrial(alone: Bool) {
        phase = .trial
        isAlone = alone
    }

    /// Takes the mean of a trial's window, and decides if both ways have been timed.
    private mutating func finishTrial(_ mean: Double) {
        if isAlone { alone = mean } else { together = mean }
        if together == nil || alone == nil { isAlone.toggle() } else { decide() }
    }

    /// Chooses the faster way.
    private mutating func decide() {
        guard let together, let alone else { return }
        isAlone = together > alone * Self.gain
        // Sharing that soon turned out slow was chosen by chance, so the next trial must wait longer.
        if isAlone, !decidedAlone, sinceDecision > Self.greatestPatience {
            patience = Self.leastPatience
        } else if isAlone || !decidedAlone {
            patience = min(patience * 2, Self.greatestPatience)
        }
        decidedAlone = isAlone
        sinceDecision = 0
        phase = .settled
    }
}
