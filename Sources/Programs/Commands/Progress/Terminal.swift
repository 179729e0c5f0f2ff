import Foundation

/// Standard error as a terminal.
enum Terminal {
    /// Whether a line may be rewritten in place: on a terminal, unless the environment asks for plain text.
    static var isLive: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(2) == 1 && environment["NO_COLOR"] == nil && environment["CI"] == nil
            && environment["TERM"] != "dumb"
    }

    static var columnCount: Int {
        var size = winsize()
        return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
