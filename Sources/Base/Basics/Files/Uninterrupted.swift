import Foundation

/// Calls a system function, and again as long as a signal interrupts it (`EINTR`).
///
/// Do not use it for `close`: on Linux the descriptor is closed even then, and may belong to another thread already.
///
/// - Parameter call: A call that returns −1 and sets `errno` if it fails.
/// - Returns: The result of the last call; if it is −1, `errno` is not `EINTR`.
package func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        guard result == -1, errno == EINTR else { return result }
    }
}
