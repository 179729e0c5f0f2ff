import Basics

/// Threads that share the arithmetic of one training.
///
/// A kernel is split by its outputs, so that each of them is computed by one thread in the order that its definition
/// gives; the number of threads affects only the time.
///
/// Between two calls the helper threads busy-wait, as the pieces of a training step are short: first for some
/// microseconds, then for some milliseconds in which they offer their cores to others. Then they sleep. While `isAlone`
/// is set they sleep, and the calling thread does everything.
package final class Team {
    /// Number of threads, the calling thread included. It is lower than what was asked for if the system refused some.
    package let threadCount: Int
    /// True to let the calling thread work alone, as `StepPace` decides. Set it only between two calls.
    package var isAlone = false
    private let state: TeamState

    /// Starts the helper threads.
    ///
    /// - Parameters:
    ///   - threadCount: Number of threads, the calling thread included; at least one is used.
    ///   - stackSize: Size of each helper's stack in bytes.
    package init(threadCount: Int, stackSize: Int = 1 << 20) {
        let members = max(threadCount, 1), state = TeamState(memberCount: members)
        let refused = (1..<members).first { member in
            !WorkerThread.start(stackSize: stackSize) { state.help(as: member) }
        }
        // A range that has no helper is taken by the caller; but there should be no more ranges than threads.
        self.threadCount = refused ?? members
        self.state = state
    }

    deinit { state.dismiss() }

    /// Splits 0 ..< count into up to `threadCount` ranges, runs `body` once for each, and returns when all have ended.
    ///
    /// Each range but the last is a multiple of `unit` long. With one thread, or fewer than two units, this is a plain
    /// call. The ranges must write to different places. The operands of `body` come in as `context`, so that it need
    /// not capture anything: then nothing is allocated.
    package func split<Context>(
        _ count: Int, by unit: Int, with context: Context,
        _ body: @escaping (_ context: Context, _ member: Int, _ range: Range<Int>) -> Void
    ) {
        let parts = TeamParts(count: count, unit: unit, threadCount: isAlone ? 1 : threadCount)
        guard parts.partCount > 1 else { return body(context, 0, 0..<count) }
        let job = TeamSplit(parts: parts, context: context, body: body)
        withUnsafePointer(to: job) { state.run(TeamSplit<Context>.self, $0) }
    }

    /// Runs sums along the axis that is split.
    ///
    /// The ranges are those of `split`. Every range gets the items 0 ..< itemCount in order, and starts an item only
    /// when the previous range has finished that item. So a sum passes through the ranges in ascending order, while the
    /// previous range works on its next item.
    package func relay<Context>(
        _ count: Int, by unit: Int, itemCount: Int, with context: Context,
        _ body: @escaping (_ context: Context, _ range: Range<Int>, _ item: Int) -> Void
    ) {
        let parts = TeamParts(count: count, unit: unit, threadCount: isAlone ? 1 : threadCount)
        guard parts.partCount > 1 else {
            for item in 0..<itemCount { body(context, 0..<count, item) }
            return
        }
        state.done.reset()
        let job = TeamRelay(parts: parts, itemCount: itemCount, done: state.done, context: context, body: body)
        withUnsafePointer(to: job) { state.run(TeamRelay<Context>.self, $0) }
    }
}
