import Foundation
import Notebooks
import Synchronization

/// Tells on standard error how a run gets on: on a terminal one line that is rewritten, elsewhere a plain line now and then.
final class Progress: RunObserver {
    private struct State {
        var part = ""
        var fitCount = 0
        var fitsDone = 0
        var stepsPlanned = 0.0
        var fitsStarted = Date.now
        var lastLine = Date.distantPast
        var lineIsOpen = false
    }

    private let state = Mutex(State())
    private let isLive: Bool

    init() {
        let environment = ProcessInfo.processInfo.environment
        isLive = isatty(2) == 1 && environment["NO_COLOR"] == nil && environment["CI"] == nil && environment["TERM"] != "dumb"
    }

    func notice(_ event: RunEvent) {
        state.withLock { state in
            switch event {
            case .partStarted(let number, let title):
                state = State(part: "part \(number)  \(title)")
                show("", &state, always: isLive)
            case .fitsStarted(let count):
                state.fitCount = count
                state.fitsDone = 0
                state.fitsStarted = .now
            case .progress(let what, let done, let count):
                show("\(what) \(done) of \(count)", &state)
            case .epoch(_, let epoch, let count, let loss, let accuracy):
                let numbers = "loss \(NumberFormat.number(loss, format: ".4f") ?? ""), accuracy \(NumberFormat.number(accuracy, format: ".4f") ?? "")"
                if state.fitCount > 1 {
                    show("fit \(state.fitsDone) of \(state.fitCount) done\(remaining(state)), \(numbers)", &state)
                } else {
                    show("epoch \(epoch) of \(count), \(numbers)", &state)
                }
            case .fitFinished:
                state.fitsDone += 1
            case .partFinished(_, _, let usage):
                close("\(state.part)  \(NumberFormat.duration(usage.wall))", &state)
            case .partFailed(_, _, let message):
                close("\(state.part)  FAILED: \(message)", &state)
            }
        }
    }

    private func remaining(_ state: State) -> String {
        guard state.fitsDone > 0 else { return "" }
        let elapsed = Date.now.timeIntervalSince(state.fitsStarted)
        return ", about \(NumberFormat.duration((elapsed / Double(state.fitsDone) * Double(state.fitCount - state.fitsDone)).rounded())) left"
    }

    /// A passing line: rewritten on a terminal, elsewhere printed at most every ten seconds.
    private func show(_ text: String, _ state: inout State, always: Bool = false) {
        let interval = isLive ? 0.1 : 10
        guard always || Date.now.timeIntervalSince(state.lastLine) >= interval else { return }
        state.lastLine = .now
        let line = text.isEmpty ? state.part : "\(state.part)  \(text)"
        if isLive {
            write("\r\u{1B}[K" + String(line.prefix(columnCount - 1)))
            state.lineIsOpen = true
        } else {
            write(line + "\n")
        }
    }

    private func close(_ line: String, _ state: inout State) {
        write((state.lineIsOpen ? "\r\u{1B}[K" : "") + line + "\n")
        state.lineIsOpen = false
    }

    private var columnCount: Int {
        var size = winsize()
        return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 10 ? Int(size.ws_col) : 80
    }

    private func write(_ text: String) { writeToStandardError(text) }
}
