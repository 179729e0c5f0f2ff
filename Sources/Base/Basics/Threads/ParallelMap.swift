import Foundation
import Synchronization

/// Applies `transform` to every element on up to `threadCount` threads, one of which is the calling thread.
///
/// The distribution of elements over threads affects the running time only. If the system refuses a thread, the work
/// goes on with those that there are.
///
/// - Parameters:
///   - elements: The elements.
///   - threadCount: The number of threads, at least one.
///   - stackSize: The size of each thread's stack in bytes.
///   - transform: The work for one element.
/// - Returns: The results in the elements' order.
/// - Throws: The error of the failed element with the lowest index. After a failure no new element is started, and the
///   error is thrown when the elements already started have ended.
package func parallelMap<Element: Sendable, Result: Sendable, Failure: Error>(
    _ elements: [Element], threadCount: Int, stackSize: Int = WorkerThread.defaultStackSize,
    _ transform: @escaping @Sendable (Element) throws(Failure) -> Result
) throws(Failure) -> [Result] {
    let workers = min(max(threadCount, 1), elements.count)
    var results: [Result] = []
    results.reserveCapacity(elements.count)
    if workers <= 1 {
        for element in elements { results.append(try transform(element)) }
        return results
    }
    let next = Mutex(0)
    let finished = Mutex([Int: Swift.Result<Result, Failure>]())
    let work: @Sendable () -> Void = {
        while let index = next.withLock({ next -> Int? in
            guard next < elements.count else { return nil }
            defer { next += 1 }
            return next
        }) {
            let result = Swift.Result { () throws(Failure) in try transform(elements[index]) }
            if case .failure = result { next.withLock { $0 = elements.count } }
            finished.withLock { $0[index] = result }
        }
    }
    let group = DispatchGroup()
    for _ in 1..<workers {
        group.enter()
        let isStarted = WorkerThread.start(stackSize: stackSize) {
            work()
            group.leave()
        }
        guard !isStarted else { continue }
        group.leave()
        break
    }
    work()
    group.wait()
    // Elements are started in order, so only those after the first failure may have no result.
    let all = finished.withLock { $0 }
    for index in elements.indices {
        guard let result = all[index] else { break }
        results.append(try result.get())
    }
    return results
}
