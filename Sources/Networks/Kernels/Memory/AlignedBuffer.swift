/// Memory for kernels: zeroed, aligned to a cache line, freed with its owner.
///
/// The rows of a matrix within it start at multiples of `rowStride(for:)`, and the padding between the last column and
/// the stride stays zero.
public final class AlignedBuffer<Element: BitwiseCopyable> {
    /// Address of the first element.
    public let base: UnsafeMutablePointer<Element>
    /// Number of elements.
    public let count: Int

    /// Allocates `count` zeros; traps if `count` is negative or too large.
    public init(count: Int) {
        require(
            count >= 0 && count < Int.max / 2 / MemoryLayout<Element>.stride,
            "a buffer cannot have a negative count, or more bytes than can be numbered")
        let bytes = max(count, 1) * MemoryLayout<Element>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        base = raw.bindMemory(to: Element.self, capacity: max(count, 1))
        self.count = count
    }

    deinit { UnsafeMutableRawPointer(base).deallocate() }
}

/// Floats that a row of `columnCount` columns occupies: rounded up to the kernels' vector of 16.
@inline(__always)
public func rowStride(for columnCount: Int) -> Int { (columnCount + 15) & ~15 }

/// Row stride that is never a multiple of 512 bytes; otherwise as `rowStride`.
///
/// At such multiples all rows of a matrix would share a few of the cache's sets and evict each other.
@inline(__always)
public func spreadRowStride(for columnCount: Int) -> Int {
    let stride = rowStride(for: columnCount)
    return stride % 128 == 0 ? stride + 16 : stride
}

/// Loads a vector from an unaligned address.
@inline(__always)
func load<V: SIMD>(_ p: UnsafePointer<V.Scalar>, as: V.Type = V.self) -> V {
    UnsafeRawPointer(p).loadUnaligned(as: V.self)
}

/// Stores a vector at an unaligned address.
@inline(__always)
func store<V: SIMD>(_ value: V, to p: UnsafeMutablePointer<V.Scalar>) {
    UnsafeMutableRawPointer(p).storeBytes(of: value, as: V.self)
}
