/// Splits 0 ..< count into up to `threadCount` ranges, as equal as units allow.
struct TeamParts {
    let count, unit, unitCount, partCount: Int

    init(count: Int, unit: Int, threadCount: Int) {
        self.count = count
        self.unit = unit
        unitCount = (count + unit - 1) / unit
        partCount = min(threadCount, unitCount)
    }

    /// Range of a member; nil if it has none.
    func range(of member: Int) -> Range<Int>? {
        member < partCount
            ? unitCount * member / partCount * unit..<min(unitCount * (member + 1) / partCount * unit, count) : nil
    }
}
