/// Lanes as pairs of floats.
///
/// Each step below is one instruction. In steps on single floats the compiler would move lane by lane, three times as
/// slow.
private typealias Pairs = SIMD4<UInt64>

/// Four floats at p followed by four at q.
@inline(__always)
func joined(_ p: UnsafePointer<Float>, _ q: UnsafePointer<Float>) -> Lanes {
    let low = UnsafeRawPointer(p).loadUnaligned(as: SIMD2<UInt64>.self),
        high = UnsafeRawPointer(q).loadUnaligned(as: SIMD2<UInt64>.self)
    return unsafeBitCast(Pairs(lowHalf: low, highHalf: high), to: Lanes.self)
}

/// Interleaves the first two floats of each half of a and b.
@inline(__always)
func interleavedLow(_ a: Lanes, _ b: Lanes) -> Lanes { Lanes(a[0], b[0], a[1], b[1], a[4], b[4], a[5], b[5]) }

/// Interleaves the last two floats of each half of a and b.
@inline(__always)
func interleavedHigh(_ a: Lanes, _ b: Lanes) -> Lanes { Lanes(a[2], b[2], a[3], b[3], a[6], b[6], a[7], b[7]) }

/// First pair of each half: a's, then b's.
@inline(__always)
func firstPairs(_ a: Lanes, _ b: Lanes) -> Lanes {
    let a = unsafeBitCast(a, to: Pairs.self), b = unsafeBitCast(b, to: Pairs.self)
    return unsafeBitCast(Pairs(a[0], b[0], a[2], b[2]), to: Lanes.self)
}

/// Second pair of each half: a's, then b's.
@inline(__always)
func secondPairs(_ a: Lanes, _ b: Lanes) -> Lanes {
    let a = unsafeBitCast(a, to: Pairs.self), b = unsafeBitCast(b, to: Pairs.self)
    return unsafeBitCast(Pairs(a[1], b[1], a[3], b[3]), to: Lanes.self)
}

// Lanes are summed by folding them in half three times. Each step folds two vectors into one, so the eight vectors of
// two rows (four each) become one vector of eight sums.

/// First fold: lane j of the low half is a[j] + a[j + 4], of the high half b[j + 4] + b[j].
@inline(__always)
func foldedHalves(_ a: Lanes, _ b: Lanes) -> Lanes {
    let a = unsafeBitCast(a, to: Pairs.self), b = unsafeBitCast(b, to: Pairs.self)
    let outer = Pairs(a[0], a[1], b[2], b[3]), inner = Pairs(a[2], a[3], b[0], b[1])
    return unsafeBitCast(outer, to: Lanes.self) + unsafeBitCast(inner, to: Lanes.self)
}

/// Second fold, in each half: a[0] + a[2], a[1] + a[3], b[0] + b[2], b[1] + b[3].
@inline(__always)
func foldedPairs(_ a: Lanes, _ b: Lanes) -> Lanes { firstPairs(a, b) + secondPairs(a, b) }

/// Third fold, in each half: a[0] + a[1], a[2] + a[3], b[0] + b[1], b[2] + b[3].
@inline(__always)
func foldedNeighbours(_ a: Lanes, _ b: Lanes) -> Lanes {
    Lanes(a[0], a[2], b[0], b[2], a[4], a[6], b[4], b[6]) + Lanes(a[1], a[3], b[1], b[3], a[5], a[7], b[5], b[7])
}
