import Basics
import CProcess
import Foundation

/// Standard output, of which nothing gets lost without a word: on a full disk, say.
enum StandardOutput {
    /// Has the program say at its end what it could not print, and end with the exit code for output.
    ///
    /// Output that nobody reads any more, as behind `| head`, is no fault.
    static func checkAtExit() {
        atexit {
            let error = folio_output_error()
            guard error != 0, error != EPIPE, !StandardOutput.hasNoReader else { return }
            let reason = error > 0 ? ": \(String(cString: strerror(error)))" : ""
            printError("Cannot write to standard output\(reason). What should be printed there is not complete.")
            _exit(Fault.output.exitCode)
        }
    }

    /// True for a pipe whose reader has ended.
    private static var hasNoReader: Bool {
        var stream = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
        return poll(&stream, 1, 0) > 0 && stream.revents & Int16(POLLERR) != 0
    }
}
