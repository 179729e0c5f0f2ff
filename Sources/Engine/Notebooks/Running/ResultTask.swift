/// A task: a result that a part needs, with its cache key, its stored form and its computation.
public struct ResultTask<Result: Sendable>: Sendable {
    /// The key of the result in the cache, which lists everything that decides the result.
    public let key: CacheKey
    /// A few words for progress displays, such as "dropout 0.2, fold 3".
    public let label: String
    /// The number of steps of the computation, such as epochs; 1 if it reports none.
    public let steps: Int
    /// An estimate of the computation's length, in any unit that the tasks of one call share.
    ///
    /// Executors start long tasks first, so that the last one does not leave the other threads without work.
    public let work: Double
    /// The stored form of the result.
    public let coding: ResultCoding<Result>
    /// Computes the result, which must depend only on what `key` lists.
    public let compute: @Sendable (TaskContext) throws -> Result

    /// Makes a task.
    public init(
        key: CacheKey, label: String, steps: Int = 1, work: Double = 1, coding: ResultCoding<Result>,
        compute: @escaping @Sendable (TaskContext) throws -> Result
    ) {
        self.key = key
        self.label = label
        self.steps = steps
        self.work = work
        self.coding = coding
        self.compute = compute
    }
}
