import Foundation
import Notebooks
import Synchronization

/// The progress display for logs and pipes: a plain line when a part begins and when it ends, and at most every ten
/// seconds in between.
final class PlainProgress: RunObserver {
    private let state = Mutex((progress: RunProgress(), lastLine: 0.0))

    /// Prints a line if the event requires one.
    func notice(_ event: RunEvent) {
        state.withLock { state in
            let now = steadySeconds()
            state.progress.take(event, now: now)
            var line: String?
            switch event {
            case .partStarted(let number, let title): line = "part \(number)  \(title)"
            case .partFinished(let outcome): line = closingLine(outcome)
            case .taskAdvanced, .progress, .taskFinished:
                if now - state.lastLine >= 10 { line = state.progress.line(columns: 200, now: now, isDrawn: false) }
            case .tasksStarted, .interrupted, .codeReached, .codeFinished: break
            }
            guard let line else { return }
            state.lastLine = now
            writeToStandardError(line + "\n")
        }
    }
}
