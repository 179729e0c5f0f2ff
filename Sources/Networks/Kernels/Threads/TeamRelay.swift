/// A job whose sums go from range to range.
struct TeamRelay<Context>: TeamJob {
    let parts: TeamParts
    let itemCount: Int
    let done: MemberCounters
    let context: Context
    let body: (Context, Range<Int>, Int) -> Void

    func perform(as member: Int) {
        guard let range = parts.range(of: member) else { return }
        for item in 0..<itemCount {
            if member > 0 { done.wait(for: member - 1, toExceed: item) }
            body(context, range, item)
            done.set(member, to: item + 1)
        }
    }
}
