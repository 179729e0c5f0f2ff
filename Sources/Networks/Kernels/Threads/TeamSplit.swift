/// A job whose ranges do not depend on each other.
struct TeamSplit<Context>: TeamJob {
    let parts: TeamParts
    let context: Context
    let body: (Context, Int, Range<Int>) -> Void

    func perform(as member: Int) {
        if let range = parts.range(of: member) { body(context, member, range) }
    }
}
