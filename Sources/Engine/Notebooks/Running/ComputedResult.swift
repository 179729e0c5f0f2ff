/// A result with what computing it took, now or when it was stored in the cache.
public struct ComputedResult<Value: Sendable>: Sendable {
    public let value: Value
    public let cost: ComputationCost
    /// Whether it came from the cache.
    public let isCached: Bool

    public init(value: Value, cost: ComputationCost, isCached: Bool) {
        self.value = value
        self.cost = cost
        self.isCached = isCached
    }
}
