import Foundation
import Notebooks
import Synchronization

/// What a finished part leaves behind on standard error: a line that stays.
func closingLine(_ outcome: PartOutcome) -> String {
    let name = "part \(outcome.number)  \(outcome.title)"
    switch outcome.how {
    case .kept: return "\(name)  kept"
    case .failed(let sentence): return "\(name)  FAILED: \(sentence)"
    case .computed: return "\(name)  \(NumberFormat.duration(outcome.wall))"
    }
}

private func steadySeconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds) * 1e-9 }

/// Off a terminal: a plain line when a part begins and ends, and every ten seconds in between.
final class PlainProgress: RunObserver {
    private let state = Mutex((progress: RunProgress(), lastLine: 0.0))

    func notice(_ event: RunEvent) {
        state.withLock { state in
            let now = steadySeconds()
            state.progress.take(event, now: now)
            var line: String?
            switch event {
            case .partStarted(let number, let title): line = "part \(number)  \(title)"
            case .partFinished(let outcome): line = closingLine(outcome)
            case .epoch, .progress, .fitFinished:
                if now - state.lastLine >= 10 { line = state.progress.line(columns: 200, now: now, isDrawn: false) }
            case .fitsStarted, .interrupted: break
            }
            guard let line else { return }
            state.lastLine = now
            writeToStandardError(line + "\n")
        }
    }
}

/// On a terminal: one line that is rewritten, and above it a line for every part that is done.
final class LiveProgress: RunObserver {
    private struct State {
        var progress = RunProgress()
        var lastDrawn = 0.0
        var isOpen = false
    }

    private let state = Mutex(State())

    init() {
        // The time that is left goes on between events.
        Thread.detachNewThread { [weak self] in
            while let display = self {
                display.state.withLock { state in if state.isOpen { display.draw(&state) } }
                Thread.sleep(forTimeInterval: 0.25)
            }
        }
    }

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
                    case .kept: "\u{1B}[2m·\u{1B}[0m"
                    }
                writeToStandardError("\r\u{1B}[K\(mark) \(closingLine(outcome))\n")
                state.isOpen = false
            case .interrupted:
                if state.isOpen { writeToStandardError("\r\u{1B}[K") }
                state.isOpen = false
            case .epoch, .progress, .fitFinished, .fitsStarted:
                if state.isOpen, now - state.lastDrawn >= 0.1 { draw(&state) }
            }
        }
    }

    private func draw(_ state: inout State) {
        let now = steadySeconds()
        state.lastDrawn = now
        // The last column stays free: a full line would wrap on some terminals.
        writeToStandardError("\r\u{1B}[K" + state.progress.line(columns: Terminal.columnCount - 1, now: now))
    }
}
