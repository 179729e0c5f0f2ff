import CProcessor
import Foundation
import Synchronization

/// Threads that share one fit's arithmetic. A kernel is split by its outputs, so that each of them is computed by one thread in the order that its
/// definition gives; how many threads there are decides nothing but time.
///
/// Between two calls the helpers spin for some microseconds, as the pieces of a training step are that short, and then sleep.
package final class Team: Sendable {
    package let threadCount: Int
    private let shared: Shared

    /// `threadCount` counts the calling thread.
    package init(threadCount: Int) {
        self.threadCount = max(threadCount, 1)
        shared = Shared()
        for member in 1..<self.threadCount {
            let thread = Thread { [shared] in shared.help(as: member) }
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    deinit { shared.dismiss() }

    /// Runs `body` once for each of up to `threadCount` ranges that together make 0 ..< count, each but the last a multiple of `unit` long, and returns when all have
    /// ended. With one thread, or less than two units, this is a plain call.
    ///
    /// The ranges must write to different places. What `body` works on comes in as `context`, so that it need capture nothing: then nothing is allocated.
    package func split<Context>(
        _ count: Int, by unit: Int, with context: Context, _ body: @escaping (_ context: Context, _ member: Int, _ range: Range<Int>) -> Void
    ) {
        let unitCount = (count + unit - 1) / unit
        let partCount = min(threadCount, unitCount)
        guard partCount > 1 else { return body(context, 0, 0..<count) }
        let job = Job(count: count, unit: unit, unitCount: unitCount, partCount: partCount, context: context, body: body)
        withUnsafePointer(to: job) { shared.run(memberCount: threadCount, Job<Context>.self, $0) }
    }
}

/// A call of `split`, as the helpers find it: its type, and where it lies on the caller's stack.
private protocol SplitJob {
    static func perform(_ job: UnsafeRawPointer, as member: Int)
}

private struct Job<Context>: SplitJob {
    let count, unit, unitCount, partCount: Int
    let context: Context
    let body: (Context, Int, Range<Int>) -> Void

    static func perform(_ job: UnsafeRawPointer, as member: Int) { job.assumingMemoryBound(to: Self.self).pointee.perform(as: member) }

    private func perform(as member: Int) {
        guard member < partCount else { return }
        let first = unitCount * member / partCount * unit, last = min(unitCount * (member + 1) / partCount * unit, count)
        body(context, member, first..<last)
    }
}

/// What the caller and its helpers share. A call is a generation: the caller publishes its job and counts the generation up, each helper does its part of the job and counts
/// `pending` down, and the caller does not return before it reaches zero: so no helper touches a job that is gone, and all that the helpers wrote
/// is seen by the caller (release and acquire on `pending`).
private final class Shared: Sendable {
    private let generation = Atomic<Int>(0)
    private let pending = Atomic<Int>(0)
    private let sleepers = Atomic<Int>(0)
    /// Where the caller was when it last called.
    private let callerProcessor = Atomic<Int32>(-1)
    private let wake = NSCondition()
    /// Written only while no generation is under way.
    nonisolated(unsafe) private var job: (type: any SplitJob.Type, place: UnsafeRawPointer)?

    func run(memberCount: Int, _ type: any SplitJob.Type, _ place: UnsafeRawPointer) {
        job = (type, place)
        callerProcessor.store(folio_current_processor(), ordering: .relaxed)
        pending.store(memberCount - 1, ordering: .relaxed)
        advance()
        type.perform(place, as: 0)
        var spins = 0
        while pending.load(ordering: .acquiring) > 0 {
            spins += 1
            if spins > spinLimit { sched_yield() }
        }
        job = nil
    }

    func dismiss() { advance() }

    private func advance() {
        generation.add(1, ordering: .sequentiallyConsistent)
        guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
        wake.lock()
        wake.broadcast()
        wake.unlock()
    }

    func help(as member: Int) {
        var seen = 0
        while true {
            awaitGeneration(after: seen)
            seen += 1
            guard let job else { return }
            leaveCallersProcessor()
            perform(job.type, job.place, member)
            pending.subtract(1, ordering: .releasing)
        }
    }

    /// Two threads that wait for each other by looking may be left on one processor, taking turns, while another is idle: the scheduler sees both as busy. Where the
    /// caller goes, it goes by itself; a helper that finds itself there leaves.
    private func leaveCallersProcessor() {
        let caller = callerProcessor.load(ordering: .relaxed)
        if folio_current_processor() == caller { folio_avoid_processor(caller) }
    }

    /// A call of its own, so that the helper has let go of the job's context before it says that it is done.
    @inline(never)
    private func perform(_ type: any SplitJob.Type, _ place: UnsafeRawPointer, _ member: Int) { type.perform(place, as: member) }

    private func awaitGeneration(after seen: Int) {
        for spin in 0..<2 * spinLimit {
            if generation.load(ordering: .acquiring) > seen { return }
            if spin > spinLimit { sched_yield() }
        }
        wake.lock()
        sleepers.add(1, ordering: .sequentiallyConsistent)
        while generation.load(ordering: .sequentiallyConsistent) <= seen { wake.wait() }
        sleepers.subtract(1, ordering: .sequentiallyConsistent)
        wake.unlock()
    }
}

/// Some ten microseconds of looking; after that a thread offers its core to others.
private let spinLimit = 10_000
