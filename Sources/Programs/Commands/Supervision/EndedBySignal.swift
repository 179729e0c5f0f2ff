import Foundation

/// The error of work whose process was ended by a signal from outside, such as SIGHUP.
struct EndedBySignal: Error {
    /// The signal.
    let number: Int32

    /// Ends this process by the same signal, so that whoever started it sees what happened.
    func endThisProcess() -> Never {
        signal(number, SIG_DFL)
        kill(getpid(), number)
        Foundation.exit(128 + number)
    }
}
