import Foundation

/// Starting of threads that may not be had.
///
/// Foundation's `Thread` says nothing if the system refuses a thread, and whoever waits for it waits for ever.
package enum WorkerThread {
    /// The size of a stack in bytes, as large as the main thread's, because documents are nested.
    package static let defaultStackSize = 8 << 20

    /// Starts a thread that runs `body` and ends.
    ///
    /// - Parameters:
    ///   - stackSize: The size of its stack in bytes.
    ///   - body: The work.
    /// - Returns: False if the system has no further thread, memory or address space; `body` is then never called.
    package static func start(stackSize: Int = defaultStackSize, _ body: @escaping @Sendable () -> Void) -> Bool {
        withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
            guard let attributes = buffer.baseAddress, pthread_attr_init(attributes) == 0 else { return false }
            defer { pthread_attr_destroy(attributes) }
            guard pthread_attr_setstacksize(attributes, stackSize) == 0,
                pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED)) == 0
            else { return false }
            let work = Unmanaged.passRetained(Work(body))
            var thread = pthread_t()
            let isStarted = pthread_create(&thread, attributes, run, work.toOpaque()) == 0
            if !isStarted { work.release() }
            return isStarted
        }
    }

    /// The work of a thread, as an object whose address the system passes on.
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
    }
}
