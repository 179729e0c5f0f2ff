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
        create(stackSize: stackSize, isDetached: true, Work(body)) != nil
    }

    /// Runs `body` on a new thread and waits until it ends.
    ///
    /// - Parameters:
    ///   - stackSize: The size of its stack in bytes.
    ///   - body: The work.
    /// - Returns: What `body` returned; nil if the system has no further thread, memory or address space; `body` is
    ///   then never called.
    package static func result<Value>(stackSize: Int = defaultStackSize, of body: () -> Value) -> Value? {
        withoutActuallyEscaping(body) { body in
            // The caller reads and writes neither before the thread has ended.
            nonisolated(unsafe) let body = body
            nonisolated(unsafe) var value: Value?
            guard let thread = create(stackSize: stackSize, isDetached: false, Work { value = body() }) else {
                return nil
            }
            pthread_join(thread, nil)
            return value
        }
    }

    /// Starts a thread. Nil if the system has no further one.
    private static func create(stackSize: Int, isDetached: Bool, _ work: Work) -> pthread_t? {
        withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
            guard let attributes = buffer.baseAddress, pthread_attr_init(attributes) == 0 else { return nil }
            defer { pthread_attr_destroy(attributes) }
            let state = Int32(isDetached ? PTHREAD_CREATE_DETACHED : PTHREAD_CREATE_JOINABLE)
            guard pthread_attr_setstacksize(attributes, stackSize) == 0,
                pthread_attr_setdetachstate(attributes, state) == 0
            else { return nil }
            let work = Unmanaged.passRetained(work)
            var thread = pthread_t()
            guard pthread_create(&thread, attributes, run, work.toOpaque()) == 0 else {
                work.release()
                return nil
            }
            return thread
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
