import Foundation
import Synchronization

/// Applies `transform` to every element on up to `threadCount` threads, results in the elements' order. Which thread takes which element
/// decides nothing but time. The first error (of the lowest index) is thrown after the elements under way have ended; no new ones begin after it.
package func parallelMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], threadCount: Int, _ transform: @escaping @Sendable (Element) throws -> Result
) throws -> [Result] {
    let workers = min(max(threadCount, 1), elements.count)
    if workers <= 1 { return try elements.map(transform) }
    let next = Mutex(0)
    let results = Mutex([Int: Swift.Result<Result, any Error>]())
    let group = DispatchGroup()
    for _ in 0..<workers {
        group.enter()
        let thread = Thread {
            while let index = next.withLock({ next -> Int? in
                guard next < elements.count else { return nil }
                defer { next += 1 }
                return next
            }) {
                let result = Swift.Result { try transform(elements[index]) }
                if case .failure = result { next.withLock { $0 = elements.count } }
                results.withLock { $0[index] = result }
            }
            group.leave()
        }
        thread.stackSize = 4 << 20
        thread.start()
    }
    group.wait()
    let all = results.withLock { $0 }
    if let failure = all.filter({ if case .failure = $0.value { true } else { false } }).min(by: { $0.key < $1.key }) {
        _ = try failure.value.get()
    }
    return try elements.indices.compactMap { try all[$0]?.get() }
}
