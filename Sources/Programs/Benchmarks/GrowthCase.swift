/// One size varied, and what each value of it costs.
struct GrowthCase {
    let of: String
    /// What a point's seconds are.
    let cost: String
    let expected: BenchResult.Growth.Expected
    let sizes: [Int]
    let run: (_ size: Int) throws -> Void
}
