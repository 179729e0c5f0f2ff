/// The 64-bit FNV-1a hash of the bytes of some numbers, the lowest byte of each first.
package func fnv1a<Number: FixedWidthInteger>(_ numbers: some Sequence<Number>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for number in numbers {
        for byte in 0..<Number.bitWidth / 8 {
            hash = (hash ^ UInt64(UInt8(truncatingIfNeeded: number >> Number(8 * byte)))) &* 0x0000_0100_0000_01B3
        }
    }
    return hash
}
