/// A result with the cost of computing it, in this run or when it was stored in the cache.
public struct ComputedResult<Value: Sendable>: Sendable {
    /// The result itself.
    public let value: Value
    /// The cost of its computation.
    public let cost: ComputationCost
    /// True if it came from the cache.
    public let isCached: Bool

    /// Makes a result of a value and its cost.
    public init(value: Value, cost: ComputationCost, isCached: Bool) {
        self.value = value
        self.cost = cost
        self.isCached = isCached
    }
}
