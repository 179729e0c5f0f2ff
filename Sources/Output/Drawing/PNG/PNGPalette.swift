/// The colours of an image in the order in which they first come, no more than a byte can tell apart.
struct PNGPalette {
    /// Words of 0xaarrggbb.
    private(set) var colors: [UInt32] = []
    /// A colour's place in `colors`, and one more, in a hash table with open addressing; 0 is free.
    private var slots = [UInt16](repeating: 0, count: 1024)

    /// False, and nothing is added, if it would be one too many.
    mutating func add(_ color: UInt32) -> Bool {
        let slot = slot(of: color)
        guard slots[slot] == 0 else { return true }
        guard colors.count < 256 else { return false }
        colors.append(color)
        slots[slot] = UInt16(colors.count)
        return true
    }

    /// Of a colour that was added.
    func index(of color: UInt32) -> UInt8 { UInt8(slots[slot(of: color)] - 1) }

    var isGrey: Bool {
        colors.allSatisfy { $0 >> 24 == 255 && $0 & 0xff == $0 >> 8 & 0xff && $0 & 0xff == $0 >> 16 & 0xff }
    }

    /// Where it is or would be.
    private func slot(of color: UInt32) -> Int {
        var slot = Int((color &* 0x9e37_79b1) >> 22)
        while slots[slot] != 0, colors[Int(slots[slot]) - 1] != color { slot = (slot + 1) & 1023 }
        return slot
    }
}
