/// The target by which `make fuzz` checks itself: it must report that this one fails.
///
/// The fault is chosen by the first bytes: a trap, a read beyond the end of an allocation, memory that is lost, or a
/// loop without end.
extension FuzzTarget {
    static let selftest = FuzzTarget(name: "selftest", maximalLength: 16) { bytes in
        switch String(decoding: bytes, as: UTF8.self) {
        case "trap": expect(bytes.isEmpty, "The fuzzer found the trap of its self-test.")
        case "overrun":
            let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
            buffer.initialize(repeating: 1, count: bytes.count)
            expect(buffer[bytes.count] != buffer[0], "The address sanitizer is not at work.")
            buffer.deallocate()
        case "leak": lose(bytes)
        case "hang": while bytes.count == 4 { lastLoss &+= 1 }
        default:
            // Found by search only if the code tells libFuzzer which branches it takes.
            if bytes.count > 2, bytes[0] == 0xf0, bytes[2] == 0x1d {
                expect(false, "The fuzzer found the hidden trap.")
            }
        }
    }

    nonisolated(unsafe) private static var lastLoss = 0

    /// Allocates memory that nothing points to afterwards.
    @inline(never) private static func lose(_ bytes: [UInt8]) {
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: 1000)
        buffer.initialize(repeating: bytes[0], count: 1000)
        lastLoss = Int(buffer[lastLoss & 511])
    }
}
