/// A result that a part asks for: its name in the cache, how it is stored, and how it is computed.
public struct ResultTask<Result: Sendable>: Sendable {
    /// Says everything that decides the result.
    public let key: CacheKey
    /// A few words for progress displays, such as "dropout 0.2, fold 3".
    public let label: String
    /// How many steps the computation has, such as epochs; 1 if it reports none.
    public let steps: Int
    public let coding: ResultCoding<Result>
    /// Computes the result, which must depend on nothing but what `key` says.
    public let compute: @Sendable (TaskContext) throws -> Result

    public init(
        key: CacheKey, label: String, steps: Int = 1, coding: ResultCoding<Result>,
        compute: @escaping @Sendable (TaskContext) throws -> Result
    ) {
        self.key = key
        self.label = label
        self.steps = steps
        self.coding = coding
        self.compute = compute
    }
}
