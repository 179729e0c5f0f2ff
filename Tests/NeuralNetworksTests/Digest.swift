import NeuralNetworks

/// The FNV-1a 64 hash of the bytes of the numbers, the lowest byte first.
func digest<Number: FixedWidthInteger>(_ numbers: some Sequence<Number>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for number in numbers {
        for byte in 0..<Number.bitWidth / 8 {
            hash = (hash ^ UInt64(UInt8(truncatingIfNeeded: number >> Number(8 * byte)))) &* 0x0000_0100_0000_01B3
        }
    }
    return hash
}

/// The digest of the bits of all trained parameters, layer by layer.
func digest(_ fit: TrainedNetwork) -> UInt64 {
    digest(fit.parameters.joined().lazy.flatMap(\.values).map(\.bitPattern))
}
