/// A kernel at a size that the MNIST notebook uses.
struct KernelCase {
    let name: String
    let sizes: String
    /// Multiply-adds of one call that the result needs; zeros that a sparse kernel skips are not counted.
    let multiplyAdds: Int
    /// Runs the kernel and its reference once on equal operands; true if all bits of the results are equal.
    let verify: () -> Bool
    /// Runs the kernel once.
    let run: () -> Void
}
