import CProcessor
import Foundation
import Synchronization

/// Threads that share the arithmetic of one training.
///
/// A kernel is split by its outputs, so that each of them is computed by one thread in the order that its definition
/// gives; the number of threads affects only the time.
///
/// Between two calls the helper threads busy-wait for some microseconds, as the pieces of a training step are that
/// short, and then sleep.
package final class Team: Sendable {
    /// Number of threads, the calling thread included.
    package let threadCount: Int
    private let shared: Shared

    /// Starts the helper threads.
    ///
    /// - Parameter threadCount: Number of threads, the calling thread included; at least one is used.
    package init(threadCount: Int) {
        self.threadCount = max(threadCount, 1)
        shared = Shared(memberCount: self.threadCount)
        for member in 1..<self.threadCount {
            let thread = Thread { [shared] in shared.help(as: member) }
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    deinit { shared.dismiss() }

    /// Splits 0 ..< count into up to `threadCount` ranges, runs `body` once for each, and returns when all have ended.
    ///
    /// Each range but the last is a multiple of `unit` long. With one thread, or fewer than two units, this is a plain
    /// call. The ranges must write to different places. The operands of `body` come in as `context`, so that it need
    /// not capture anything: then nothing is allocated.
    package func split<Context>(
        _ count: Int, by unit: Int, with context: Context,
        _ body: @escaping (_ context: Context, _ member: Int, _ range: Range<Int>) -> Void
    ) {
        let parts = Parts(count: count, unit: unit, threadCount: threadCount)
        guard parts.partCount > 1 else { return body(context, 0, 0..<count) }
        let job = Split(parts: parts, context: context, body: body)
        withUnsafePointer(to: job) { shared.run(memberCount: threadCount, Split<Context>.self, $0) }
    }

    /// Runs sums along the axis that is split between the threads.
    ///
    /// The ranges are made as by `split`. Each of them gets every item 0 ..< itemCount in order, and no item before the
    /// range below has finished it. So a sum goes from range to range upwards, while the range below works on the next
    /// item.
    package func relay<Context>(
        _ count: Int, by unit: Int, itemCount: Int, with context: Context,
        _ body: @escaping (_ context: Context, _ range: Range<Int>, _ item: Int) -> Void
    ) {
        let parts = Parts(count: count, unit: unit, threadCount: threadCount)
        guard parts.partCount > 1 else {
            for item in 0..<itemCount { body(context, 0..<count, item) }
            return
        }
        shared.done.reset()
        let job = Relay(parts: parts, itemCount: itemCount, done: shared.done, context: context, body: body)
        withUnsafePointer(to: job) { shared.run(memberCount: threadCount, Relay<Context>.self, $0) }
    }
}

/// Splits 0 ..< count into up to `threadCount` ranges, as equal as units allow.
private struct Parts {
    let count, unit, unitCount, partCount: Int

    init(count: Int, unit: Int, threadCount: Int) {
        self.count = count
        self.unit = unit
        unitCount = (count + unit - 1) / unit
        partCount = min(threadCount, unitCount)
    }

    /// Range of a member; nil if it has none.
    func range(of member: Int) -> Range<Int>? {
        member < partCount
            ? unitCount * member / partCount * unit..<min(unitCount * (member + 1) / partCount * unit, count) : nil
    }
}

/// A job that the helpers find by its type and its address on the caller's stack.
private protocol Job {
    func perform(as member: Int)
}

extension Job {
    static func perform(_ job: UnsafeRawPointer, as member: Int) {
        job.assumingMemoryBound(to: Self.self).pointee.perform(as: member)
    }
}

private struct Split<Context>: Job {
    let parts: Parts
    let context: Context
    let body: (Context, Int, Range<Int>) -> Void

    func perform(as member: Int) {
        if let range = parts.range(of: member) { body(context, member, range) }
    }
}

private struct Relay<Context>: Job {
    let parts: Parts
    let itemCount: Int
    let done: Counters
    let context: Context
    let body: (Context, Range<Int>, Int) -> Void

    func perform(as member: Int) {
        guard let range = parts.range(of: member) else { return }
        for item in 0..<itemCount {
            if member > 0 { done.wait(for: member - 1, toExceed: item) }
            body(context, range, item)
            done.set(member, to: item + 1)
        }
    }
}

/// Number of items that each member has finished, each number on cache lines of its own.
private final class Counters: Sendable {
    private let memberCount: Int
    private nonisolated(unsafe) let numbers: UnsafeMutablePointer<Atomic<Int>>
    private static let spacing = 128 / MemoryLayout<Atomic<Int>>.stride

    init(memberCount: Int) {
        self.memberCount = memberCount
        numbers = .allocate(capacity: memberCount * Self.spacing)
        for i in 0..<memberCount * Self.spacing { (numbers + i).initialize(to: Atomic(0)) }
    }

    deinit { numbers.deallocate() }

    /// Sets all numbers to zero; allowed only between two calls.
    func reset() { for member in 0..<memberCount { set(member, to: 0) } }

    func set(_ member: Int, to count: Int) { numbers[member * Self.spacing].store(count, ordering: .releasing) }

    func wait(for member: Int, toExceed item: Int) {
        spin { numbers[member * Self.spacing].load(ordering: .acquiring) > item }
    }
}

/// Busy-waits until `isSo()`; after `spinLimit` checks it yields the core between checks.
@inline(__always)
private func spin(until isSo: () -> Bool) {
    var looks = 0
    while !isSo() {
        looks += 1
        if looks > spinLimit { sched_yield() }
    }
}

/// State that the caller and its helpers share.
///
/// A call is a generation: the caller publishes its job and increments the generation, each helper does its part of the
/// job and decrements `pending`, and the caller does not return before that reaches zero. So no helper touches a job
/// that is gone, and the caller sees all that the helpers wrote (release and acquire on `pending`).
private final class Shared: Sendable {
    private let generation = Atomic<Int>(0)
    private let pending = Atomic<Int>(0)
    private let sleepers = Atomic<Int>(0)
    /// Processor on which the caller ran at its last call.
    private let callerProcessor = Atomic<Int32>(-1)
    private let wake = NSCondition()
    /// The current job; written only while no generation is under way.
    nonisolated(unsafe) private var job: (type: any Job.Type, place: UnsafeRawPointer)?
    let done: Counters

    init(memberCount: Int) { done = Counters(memberCount: memberCount) }

    func run(memberCount: Int, _ type: any Job.Type, _ place: UnsafeRawPointer) {
        job = (type, place)
        callerProcessor.store(folio_current_processor(), ordering: .relaxed)
        pending.store(memberCount - 1, ordering: .relaxed)
        advance()
        type.perform(place, as: 0)
        spin { pending.load(ordering: .acquiring) == 0 }
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
    private func perform(_ type: any Job.Type, _ place: UnsafeRawPointer, _ member: Int) {
        type.perform(place, as: member)
    }

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

/// Number of checks before a waiting thread offers its core to others: some ten microseconds.
private let spinLimit = 10_000
