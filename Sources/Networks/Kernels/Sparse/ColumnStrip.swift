/// A piece of one row held in registers.
typealias ColumnStrip<let vectors: Int> = InlineArray<vectors, Lanes>

/// Cuts columns into strips of sixty-four, and of sixteen for the rest.
@inline(__always)
func forEachStrip(of columnCount: Int, wide: (Int) -> Void, narrow: (Int) -> Void) {
    var n = 0
    while n + 64 <= columnCount {
        wide(n)
        n += 64
    }
    while n < columnCount {
        narrow(n)
        n += 16
    }
}
