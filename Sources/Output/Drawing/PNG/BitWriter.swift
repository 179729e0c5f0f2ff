/// A writer of bits into bytes, lowest bit first (RFC 1951, 3.1.1).
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var waiting: UInt64 = 0
    private var waitingCount = 0

    /// Writes the `count` lowest bits of `bits`, at most 48; the higher bits must be zero.
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

    /// Fills the last byte with zero bits.
    mutating func align() {
        while waitingCount > 0 {
            bytes.append(UInt8(truncatingIfNeeded: waiting))
            waiting >>= 8
            waitingCount = max(0, waitingCount - 8)
        }
    }

    /// Appends whole bytes; valid only after `align`.
    mutating func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }
}

extension UInt32 {
    /// The four bytes, highest first.
    var bigEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> UInt32(24 - 8 * $0)) } }
}
