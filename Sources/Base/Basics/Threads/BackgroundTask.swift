import Foundation
import Synchronization

/// Work that goes on by itself on a thread of its own until somebody asks for what it gives.
package final class BackgroundTask<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    package init(_ work: @escaping @Sendable () throws -> Value) {
        let thread = Thread { [self] in
            let made = Result { try work() }
            result.withLock { $0 = made }
            isDone.signal()
        }
        // As much as the main thread has: documents are nested.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Waits for the work to end.
    package var value: Value {
        get throws {
            isDone.wait()
            defer { isDone.signal() }
            guard let result = result.withLock({ $0 }) else { preconditionFailure("work that has ended has a result") }
            return try result.get()
        }
    }
}
