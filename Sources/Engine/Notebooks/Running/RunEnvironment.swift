import Basics

/// Threads, executor, cache, observer and stop flag of a run. None of them affects results.
public struct RunEnvironment: Sendable {
    /// The number of threads of this machine that the run may use.
    public var threads: Int
    /// The executor that computes the results that are not in the cache.
    public var executor: any Executor
    /// The cache; nil to compute everything and store nothing.
    public var cache: ResultCache?
    /// The observer, which receives the run's events on any thread.
    public var observer: any RunObserver
    /// Tells whether the run should stop before the next result. It is called on any thread.
    public var isInterrupted: @Sendable () -> Bool
    /// The parts, by their places among the notebook's parts, whose code stopped an earlier process of the same run,
    /// each with a sentence: they are not run and count as failed.
    public var stoppedParts: [Int: String] = [:]
    /// The outcomes, by number, of the parts that an earlier process of the same run has recorded: they are not
    /// computed again.
    public var recordedParts: [Int: PartOutcome] = [:]

    /// Makes an environment. By default it has one thread and no cache, reports nothing and is never interrupted.
    public init(
        threads: Int = 1, executor: any Executor = LocalExecutor(), cache: ResultCache? = nil,
        observer: any RunObserver = SilentObserver(), isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) {
        self.threads = threads
        self.executor = executor
        self.cache = cache
        self.observer = observer
        self.isInterrupted = isInterrupted
    }
}

extension RunEnvironment {
    /// The results of tasks, in their order: from the cache if it has them, otherwise from the executor.
    ///
    /// An entry that the cache is to verify is recomputed as well, and the recomputed result is returned.
    ///
    /// - Throws: `RunInterrupted` if the run was asked to stop, or the error of the first task that failed.
    func results<Result>(of tasks: [ResultTask<Result>]) throws -> [ComputedResult<Result>] {
        let found = try parallelMap(tasks, threadCount: threads) { try cached($0) }
        var results = found
        var missing: [Int] = []
        for (index, task) in tasks.enumerated() {
            if found[index] == nil || cache?.use.verifies(task.key) == true {
                missing.append(index)
            } else {
                observer.notice(.taskFinished(label: task.label, steps: task.steps, isCached: true))
            }
        }
        if missing.isEmpty, isInterrupted() { throw RunInterrupted() }
        let computed = missing.isEmpty ? [] : try executor.results(of: missing.map { tasks[$0] }, in: self)
        guard computed.count == missing.count else {
            throw PartError("The executor returned \(computed.count) results for \(missing.count) tasks.")
        }
        for (index, new) in zip(missing, computed) {
            let task = tasks[index]
            guard let stored = found[index] else {
                results[index] = new
                // An entry that was there when the sample was drawn, and that cannot be read, is not equal.
                if let cache, cache.use.verifies(task.key) {
                    cache.add(ResultCache.Verdict(name: task.key.fileName, isEqual: false, usage: new.cost.usage))
                }
                continue
            }
            // A verified result has the stored cost, as the report's times are those of its own run.
            let isEqual = try task.coding.encode(new.value) == task.coding.encode(stored.value)
            cache?.add(ResultCache.Verdict(name: task.key.fileName, isEqual: isEqual, usage: new.cost.usage))
            results[index] = ComputedResult(value: new.value, cost: stored.cost, isCached: true)
        }
        return results.compactMap(\.self)
    }

    /// The cache's entry for a task; nil if there is none or it cannot be decoded.
    private func cached<Result>(_ task: ResultTask<Result>) throws -> ComputedResult<Result>? {
        guard let cache, cache.use != .recompute, let entry = cache.entry(task.key) else { return nil }
        guard let value = try? task.coding.decode(entry.payload) else { return nil }
        return ComputedResult(value: value, cost: entry.cost, isCached: true)
    }

    /// Computes one task on the calling thread and stores its result in the cache.
    ///
    /// Executors that compute in this process call it for each task.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - threads: The number of threads that the task's own arithmetic may use.
    ///   - clock: The clock that the tasks of one batch share, so that their costs add up to the cost of the batch.
    /// - Throws: `RunInterrupted` if the run was asked to stop, or the task's own error.
    public func compute<Result>(
        _ task: ResultTask<Result>, threads: Int, clock: LapClock
    ) throws -> ComputedResult<Result> {
        if isInterrupted() { throw RunInterrupted() }
        let value = try task.compute(TaskContext(threads: threads, observer: observer))
        let cost = ComputationCost(
            usage: clock.lap(), date: ReportDate.now(), machine: .current, threads: self.threads)
        if let cache, !cache.use.verifies(task.key) {
            let payload = try task.coding.encode(value)
            cache.store(CacheEntry(key: task.key.text, cost: cost, payload: payload), as: task.key)
        }
        observer.notice(.taskFinished(label: task.label, steps: task.steps, isCached: false))
        return ComputedResult(value: value, cost: cost, isCached: false)
    }
}
