/// A kernel at a size that the notebook uses.
struct KernelCase {
    let name: String
    let sizes: String
    /// Multiply-adds of one call that the result needs; zeros that a sparse kernel skips are not counted.
    let multiplyAdds: Int
    /// Runs the kernel and its definition once from the same start; true if every bit is equal.
    let verify: () -> Bool
    let run: () -> Void
}
