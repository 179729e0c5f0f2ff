/// A job that the helpers find by its type and its address on the caller's stack.
protocol TeamJob {
    func perform(as member: Int)
}

extension TeamJob {
    static func perform(_ job: UnsafeRawPointer, as member: Int) {
        job.assumingMemoryBound(to: Self.self).pointee.perform(as: member)
    }
}
