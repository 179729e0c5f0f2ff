import Foundation
import Synchronization

/// A computation on a thread of its own, whose result is read later with `value`.
package final class BackgroundTask<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    /// Starts `work` at once on a new thread.
    package init(_ work: @escaping @Sendable () throws -> Value) {
        let thread = Thread { [self] in
            let made = Result { try work() }
            result.withLock { $0 = made }
            isDone.signal()
        }
        // As large as the main thread's stack, because documents are nested.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// The result of the work; waits until the work has ended.
    ///
    /// - Throws: The error that the work threw.
    package var value: Value {
        get throws {
            isDone.wait()
            defer { isDone.signal() }
            guard let result = result.withLock({ $0 }) else { preconditionFailure("work that has ended has a result") }
            return try result.get()
        }
    }
}
