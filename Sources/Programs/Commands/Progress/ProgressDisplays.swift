import Foundation
import Notebooks
import Synchronization

/// The line that remains on standard error when a part is finished.
func closingLine(_ outcome: PartOutcome) -> String {
    let name = "part \(outcome.number)  \(outcome.title)"
    switch outcome.how {
    case .fresh: return "\(name)  fresh"
    case .failed(let sentence): return "\(name)  FAILED: \(sentence)"
    case .computed: return "\(name)  \(NumberFormat.duration(outcome.wall))"
    }
}

/// The time in seconds on a clock that never goes back.
func steadySeconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds) * 1e-9 }
