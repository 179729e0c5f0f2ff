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

func steadySeconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds) * 1e-9 }
