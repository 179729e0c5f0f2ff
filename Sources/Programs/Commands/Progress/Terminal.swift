import Foundation

/// Facts about the terminal on standard error.
enum Terminal {
    /// True if a line can be rewritten in place: on a terminal, unless `NO_COLOR`, `CI` or `TERM=dumb` in the
    /// environment ask for plain text.
    static var isLive: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(2) == 1 && environment["NO_COLOR"] == nil && environment["CI"] == nil
            && environment["TERM"] != "dumb"
    }

    /// The number of columns; 80 if it is unknown.
    static var columnCount: Int {
        var size = winsize()
        return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
