import Synchronization

/// A number for each member of a team, each on cache lines of its own.
final class MemberCounters: Sendable {
    private let memberCount: Int
    private nonisolated(unsafe) let numbers: UnsafeMutablePointer<Atomic<Int>>
    private static let spacing = 128 / MemoryLayout<Atomic<Int>>.stride

    /// Numbers for so many members, all 0.
    init(memberCount: Int) {
        self.memberCount = memberCount
        numbers = .allocate(capacity: memberCount * Self.spacing)
        for i in 0..<memberCount * Self.spacing { (numbers + i).initialize(to: Atomic(0)) }
    }

    deinit { numbers.deallocate() }

    /// Sets all numbers to zero; allowed only between two calls.
    func reset() { for member in 0..<memberCount { set(member, to: 0) } }

    /// Sets a member's number; what was written before is seen by who waits for it.
    func set(_ member: Int, to count: Int) { numbers[member * Self.spacing].store(count, ordering: .releasing) }

    /// Waits until a member's number is greater than `item`.
    func wait(for member: Int, toExceed item: Int) {
        spin { numbers[member * Self.spacing].load(ordering: .acquiring) > item }
    }

    /// Raises a member's number to `count`.
    ///
    /// - Returns: False if it was as high already. Of several callers with the same count, one gets true.
    func raise(_ member: Int, to count: Int) -> Bool {
        let number = numbers[member * Self.spacing].load(ordering: .relaxed)
        return number < count
            && numbers[member * Self.spacing].compareExchange(
                expected: number, desired: count, ordering: .acquiringAndReleasing
            ).exchanged
    }
}
