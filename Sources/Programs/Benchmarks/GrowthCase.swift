/// A case of growth: one size is varied and the cost of each value measured.
struct GrowthCase {
    /// The name of the size.
    let of: String
    /// The description of the cost that is measured.
    let cost: String
    /// The expected growth.
    let expected: BenchResult.Growth.Expected
    /// The values of the size, in order.
    let sizes: [Int]
    /// Runs the case once with a size.
    let run: (_ size: Int) throws -> Void
}
