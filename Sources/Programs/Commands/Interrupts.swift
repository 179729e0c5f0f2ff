import Foundation
import Synchronization

/// The handling of Ctrl-C (SIGINT) and SIGTERM.
///
/// The first signal asks the run to stop after the computations in progress; the second ends the process at once, as
/// such signals do by default. A second within a fifth of a second is the first once more: a signal that is sent to all
/// processes of a group reaches the one that computes twice, by itself and passed on by the one that waits.
enum Interrupts {
    private static let received = Atomic<Int32>(0)
    /// The time of the first signal in nanoseconds, on a clock that never goes back; 0 before it.
    private static let firstTime = Atomic<Int64>(0)
    private static let oneSignal: Int64 = 200_000_000

    /// Begins to handle the signals.
    static func watch() {
        // They are initialised here, since a handler may not do it.
        _ = (received.load(ordering: .relaxed), firstTime.load(ordering: .relaxed), oneSignal)
        for number in [SIGINT, SIGTERM] {
            // Only calls that signal-safety(7) allows: atomic accesses, clock_gettime(2), signal(2), kill(2), write(2).
            signal(number) { number in
                let interrupted = errno
                defer { errno = interrupted }
                let first = Interrupts.firstTime.load(ordering: .relaxed), now = Interrupts.now()
                guard first == 0 else {
                    guard now - first > Interrupts.oneSignal else { return }
                    signal(number, SIG_DFL)
                    kill(getpid(), number)
                    return
                }
                Interrupts.firstTime.store(now, ordering: .relaxed)
                Interrupts.received.store(number, ordering: .relaxed)
                let text: StaticString =
                    "\nStopping when what is being computed is done; again (Ctrl-C) stops at once.\n"
                _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
            }
        }
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// True once a signal has been received.
    static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

    /// The exit code of an interrupted run, 128 plus the number of the signal, as in shells: 130 for Ctrl-C.
    static var exitCode: Int32 { 128 + received.load(ordering: .relaxed) }
}
