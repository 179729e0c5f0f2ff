/// The colours of an image in the order of their first occurrence, at most 256.
struct PNGPalette {
    /// Words of 0xaarrggbb.
    private(set) var colors: [UInt32] = []
    /// A hash table with open addressing: the index of a colour in `colors`, plus 1; 0 means free.
    private var slots = [UInt16](repeating: 0, count: 1024)

    /// Adds a colour unless it is there already.
    ///
    /// - Returns: False if the palette is full; the colour is then not added.
    mutating func add(_ color: UInt32) -> Bool {
        let slot = slot(of: color)
        guard slots[slot] == 0 else { return true }
        guard colors.count < 256 else { return false }
        colors.append(color)
        slots[slot] = UInt16(colors.count)
        return true
    }

    /// The index of a colour that was added.
    func index(of color: UInt32) -> UInt8 { UInt8(slots[slot(of: color)] - 1) }

    /// True if all colours are opaque greys.
    var isGrey: Bool {
        colors.allSatisfy { $0 >> 24 == 255 && $0 & 0xff == $0 >> 8 & 0xff && $0 & 0xff == $0 >> 16 & 0xff }
    }

    /// The slot that holds a colour, or the free slot where it belongs.
    private func slot(of color: UInt32) -> Int {
        var slot = Int((color &* 0x9e37_79b1) >> 22)
        while slots[slot] != 0, colors[Int(slots[slot]) - 1] != color { slot = (slot + 1) & 1023 }
        return slot
    }
}
