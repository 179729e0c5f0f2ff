/// Bits into bytes, the lowest first (RFC 1951, 3.1.1).
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var waiting: UInt64 = 0
    private var waitingCount = 0

    /// At most 48 bits.
    @inline(__always)
    mutating func write(_ bits: UInt64, count: Int) {
        waiting |= bits << UInt64(waitingCount)
        waitingCount += count
        while waitingCount >= 16 {
            bytes.append(UInt8(truncatingIfNeeded: waiting))
            bytes.append(UInt8(truncatingIfNeeded: waiting >> 8))
            waiting >>= 16
            waitingCount -= 16
        }
    }

    mutating func align() {
        while waitingCount > 0 {
            bytes.append(UInt8(truncatingIfNeeded: waiting))
            waiting >>= 8
            waitingCount = max(0, waitingCount - 8)
        }
    }

    /// Whole bytes, after `align`.
    mutating func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }
}

extension UInt32 {
    /// Its bytes, the highest first.
    var bigEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> UInt32(24 - 8 * $0)) } }
}
