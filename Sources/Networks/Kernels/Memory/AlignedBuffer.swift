/// Memory for kernels: zeroed, aligned to a cache line, freed with its owner. Rows of a matrix within it start
/// at multiples of `rowStride(for:)`, and what lies between the last column and the stride stays zero.
public final class AlignedBuffer<Element: BitwiseCopyable> {
    public let base: UnsafeMutablePointer<Element>
    public let count: Int

    public init(count: Int) {
        require(count >= 0, "a buffer cannot have a negative count")
        let bytes = max(count, 1) * MemoryLayout<Element>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        base = raw.bindMemory(to: Element.self, capacity: max(count, 1))
        self.count = count
    }

    deinit { UnsafeMutableRawPointer(base).deallocate() }
}

/// Floats a row of `columnCount` columns takes up: rounded up to the kernels' vector of 16.
@inline(__always)
public func rowStride(for columnCount: Int) -> Int { (columnCount + 15) & ~15 }

/// As `rowStride`, but never a multiple of 512 bytes, at which all rows of a matrix would share a few of a cache's sets and evict each other.
@inline(__always)
public func spreadRowStride(for columnCount: Int) -> Int {
    let stride = rowStride(for: columnCount)
    return stride % 128 == 0 ? stride + 16 : stride
}

@inline(__always)
func load<V: SIMD>(_ p: UnsafePointer<V.Scalar>, as: V.Type = V.self) -> V {
    UnsafeRawPointer(p).loadUnaligned(as: V.self)
}

@inline(__always)
func store<V: SIMD>(_ value: V, to p: UnsafeMutablePointer<V.Scalar>) {
    UnsafeMutableRawPointer(p).storeBytes(of: value, as: V.self)
}
