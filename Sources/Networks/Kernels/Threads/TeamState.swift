import Basics
import CProcessor
import Foundation
import Synchronization

/// State that the caller and its helpers share.
///
/// A call is a generation: the caller publishes its job and increments the generation. Each range of the job is
/// performed by the thread that claims it first: by its own helper, or by the caller, which takes the ranges that no
/// helper has begun when it has finished its own. So a helper that has no core delays nothing. `pending` counts the
/// ranges that are not finished, and the caller does not return before that reaches zero. A helper reads the job only
/// after a claim, so none touches a job that is gone, and the caller sees all that the helpers wrote (release and
/// acquire on `pending`).
final class TeamState: Sendable {
    private let memberCount: Int
    private let generation = Atomic<Int>(0)
    private let pending = Atomic<Int>(0)
    private let sleepers = Atomic<Int>(0)
    /// Last generation in which each member's range was claimed.
    private let claims: MemberCounters
    /// Processor on which the caller ran at its last call.
    private let callerProcessor = Atomic<Int32>(-1)
    private let wake = NSCondition()
    /// The current job; written only while no generation is under way.
    nonisolated(unsafe) private var job: (type: any TeamJob.Type, place: UnsafeRawPointer)?
    /// Number of items that each member has finished in a relay.
    let done: MemberCounters

    init(memberCount: Int) {
        self.memberCount = memberCount
        claims = MemberCounters(memberCount: memberCount)
        done = MemberCounters(memberCount: memberCount)
    }

    /// Performs all ranges of a job, together with the helpers.
    func run(_ type: any TeamJob.Type, _ place: UnsafeRawPointer) {
        job = (type, place)
        callerProcessor.store(folio_current_processor(), ordering: .relaxed)
        pending.store(memberCount - 1, ordering: .relaxed)
        let present = advance()
        type.perform(place, as: 0)
        for member in 1..<memberCount where claims.raise(member, to: present) {
            type.perform(place, as: member)
            pending.subtract(1, ordering: .relaxed)
        }
        spin { pending.load(ordering: .acquiring) == 0 }
        job = nil
    }

    /// Ends the helpers.
    func dismiss() { advance() }

    /// Begins a generation and wakes the helpers that sleep.
    @discardableResult
    private func advance() -> Int {
        let present = generation.add(1, ordering: .sequentiallyConsistent).newValue
        guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return present }
        wake.lock()
        wake.broadcast()
        wake.unlock()
        return present
    }

    /// Performs a member's range in every generation, until the team is dismissed.
    func help(as member: Int) {
        var seen = 0
        while true {
            seen = awaitGeneration(after: seen)
            leaveCallersProcessor()
            guard claims.raise(member, to: seen) else { continue }
            guard let job else { return }
            perform(job.type, job.place, member)
            pending.subtract(1, ordering: .releasing)
        }
    }

    /// Moves this helper to another processor if it shares the caller's.
    ///
    /// Two threads that busy-wait for each other may be left on one processor, alternating, while another is idle: the
    /// scheduler sees both as busy. The caller stays on the processor that the scheduler chose; a helper that finds
    /// itself there leaves.
    private func leaveCallersProcessor() {
        let caller = callerProcessor.load(ordering: .relaxed)
        if folio_current_processor() == caller { folio_avoid_processor(caller) }
    }

    /// Performs the job in a call of its own, so that the helper has released the job's context before it reports that
    /// it is done.
    @inline(never)
    private func perform(_ type: any TeamJob.Type, _ place: UnsafeRawPointer, _ member: Int) {
        type.perform(place, as: member)
    }

    /// Waits for a generation after `seen`: at first busily, as the next is mostly near, then asleep.
    ///
    /// It looks `spinLimit` times, which takes some ten microseconds, and as often again with an offer of its core
    /// before each look, which takes about three milliseconds if nobody wants the core.
    ///
    /// A helper that waits busily although another program has work for its core is counted by the scheduler as work,
    /// and keeps the caller from a fair share of the processors. So it sleeps as soon as a core that it offered was
    /// taken.
    ///
    /// - Returns: The latest generation.
    private func awaitGeneration(after seen: Int) -> Int {
        var looks = 0, isCoreTaken = false
        while looks < 2 * spinLimit, !isCoreTaken {
            let latest = generation.load(ordering: .acquiring)
            if latest > seen { return latest }
            looks += 1
            if looks > spinLimit { isCoreTaken = offerCore() }
        }
        folio_allow_processors()
        wake.lock()
        defer { wake.unlock() }
        sleepers.add(1, ordering: .sequentiallyConsistent)
        defer { sleepers.subtract(1, ordering: .sequentiallyConsistent) }
        while true {
            let latest = generation.load(ordering: .sequentiallyConsistent)
            if latest > seen { return latest }
            wake.wait()
        }
    }
}
