import Foundation
import Synchronization

/// A computation on a thread of its own, whose result is read later with `value`.
package final class BackgroundTask<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    /// Starts `work` at once on a new thread, or does it before returning if the system refuses a thread.
    package init(
        stackSize: Int = WorkerThread.defaultStackSize, _ work: @escaping @Sendable () throws -> Value
    ) {
        let perform: @Sendable () -> Void = { [self] in
            let made = Result { try work() }
            result.withLock { $0 = made }
            isDone.signal()
        }
        if !WorkerThread.start(stackSize: stackSize, perform) { perform() }
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
