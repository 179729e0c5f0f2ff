import Foundation
import Synchronization

/// Ctrl-C and SIGTERM as a wish to stop: the first lets the fits under way end, the second ends the process as such signals do.
enum Interrupts {
    private static let received = Atomic<Int32>(0)

    /// From now on.
    static func watch() {
        for number in [SIGINT, SIGTERM] {
            // Only what signal-safety(7) allows: an atomic store, signal(2), write(2).
            signal(number) { number in
                Interrupts.received.store(number, ordering: .relaxed)
                signal(number, SIG_DFL)
                let text: StaticString =
                    "\nStopping when what is being computed is done; again (Ctrl-C) stops at once.\n"
                _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
            }
        }
    }

    static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

    /// 130 for Ctrl-C, as shells have it.
    static var exitCode: Int32 { 128 + received.load(ordering: .relaxed) }
}
