import Basics
import Foundation
import Notebooks
import Synchronization

/// The progress display for terminals: one line that is rewritten, below a line for each finished part.
final class LiveProgress: RunObserver {
    private struct State {
        var progress = RunProgress()
        var lastDrawn = 0.0
        /// True while the line of a part is on the screen.
        var isOpen = false
    }

    private let state = Mutex(State())

    /// Starts a thread that redraws the line four times a second.
    init() {
        // The time left changes between events, too.
        _ = WorkerThread.start { [weak self] in
            while let display = self {
                display.state.withLock { state in if state.isOpen { display.draw(&state) } }
                Thread.sleep(forTimeInterval: 0.25)
            }
        }
    }

    /// Redraws the line, at most ten times a second, or replaces it by the line of a finished part.
    func notice(_ event: RunEvent) {
        state.withLock { state in
            let now = steadySeconds()
            state.progress.take(event, now: now)
            switch event {
            case .partStarted:
                state.isOpen = true
                draw(&state)
            case .partFinished(let outcome):
                let mark =
                    switch outcome.how {
                    case .failed: "\u{1B}[31m✗\u{1B}[0m"
                    case .computed: "\u{1B}[32m✓\u{1B}[0m"
                    case .fresh: "\u{1B}[2m·\u{1B}[0m"
                    }
                writeToStandardError("\r\u{1B}[K\(mark) \(closingLine(outcome))\n")
                state.isOpen = false
            case .interrupted:
                if state.isOpen { writeToStandardError("\r\u{1B}[K") }
                state.isOpen = false
            case .taskAdvanced, .progress, .taskFinished, .tasksStarted:
                if state.isOpen, now - state.lastDrawn >= 0.1 { draw(&state) }
            case .codeReached, .codeFinished: break
            }
        }
    }

    /// Rewrites the line.
    private func draw(_ state: inout State) {
        let now = steadySeconds()
        state.lastDrawn = now
        // The last column stays empty: a full line would wrap on some terminals.
        writeToStandardError("\r\u{1B}[K" + state.progress.line(columns: Terminal.columnCount - 1, now: now))
    }
}
