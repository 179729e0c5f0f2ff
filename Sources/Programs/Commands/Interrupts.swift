import Foundation
import Synchronization

/// The handling of Ctrl-C (SIGINT) and SIGTERM.
///
/// The first signal asks the run to stop after the computations in progress; the second ends the process at once, as
/// such signals do by default.
enum Interrupts {
    private static let received = Atomic<Int32>(0)

    /// Begins to handle the signals.
    static func watch() {
        for number in [SIGINT, SIGTERM] {
            // Only calls that signal-safety(7) allows: an atomic store, signal(2), write(2).
            signal(number) { number in
                Interrupts.received.store(number, ordering: .relaxed)
                signal(number, SIG_DFL)
                let text: StaticString =
                    "\nStopping when what is being computed is done; again (Ctrl-C) stops at once.\n"
                _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
            }
        }
    }

    /// True once a signal has been received.
    static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

    /// The exit code of an interrupted run, 128 plus the number of the signal, as in shells: 130 for Ctrl-C.
    static var exitCode: Int32 { 128 + received.load(ordering: .relaxed) }
}
