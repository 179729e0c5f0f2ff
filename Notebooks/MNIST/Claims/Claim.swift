import Notebooks
import Statistics

/// What the original says somewhere, and what came of testing it. The verdict is computed from results by the claim's rule, never written by hand.
struct Claim {
    enum Verdict: String {
        case holds
        case doesNotHold = "does not hold"
        case cannotBeTold = "cannot be told"
        case depends
    }

    /// What kind of thing is claimed: a number that was printed, a conclusion that was drawn, or what the page shows beside what it says of it.
    enum Kind: String { case number, conclusion, page }

    let id: String
    let kind: Kind
    /// In our words.
    let statement: String
    /// Where the original makes it.
    let place: String
    /// Nil where it names no number.
    var printed: String?
    let measured: String
    /// What the report's table adds to that: times of this run, which are no results.
    var timesHere: String?
    let verdict: Verdict
    /// Why, in sentences that are true for this verdict alone. The report quotes them, so that it says nothing else.
    let reason: String
    /// Where the evidence is, as `{section …}` has it: "part4.other seeds".
    let section: String
    /// How the verdict follows from the results.
    let rule: String
    /// The numbers that decided.
    let evidence: [String: Value]
}

extension Claim: ValueConvertible {
    var value: Value {
        [
            "id": .string(id), "kind": .string(kind.rawValue), "claim": .string(statement), "place": .string(place),
            "printed": printed.map(Value.string) ?? .null,
            "measured": .string(measured), "verdict": .string(verdict.rawValue), "reason": .string(reason),
            "section": .string(section), "rule": .string(rule),
            "evidence": .object(evidence),
        ]
    }

    /// What stands in the register for a claim whose results are missing.
    static func unjudged(_ id: String) -> Value {
        ["id": .string(id), "measured": .null, "verdict": .null, "reason": .null]
    }
}

/// Two parts' numbers seed by seed.
func paired(_ a: [Double], minus b: [Double]) throws -> Sample {
    guard a.count == b.count else {
        throw PartError("Parts that are compared must have been trained on the same seeds.")
    }
    return Sample.paired(a, minus: b)
}

/// How a setting of dropout and penalty is called.
func settingName(_ setting: Value) -> String {
    "dropout \(setting["dropout"]?.double ?? .nan), L2 \(setting["l2"]?.double ?? .nan)"
}

extension Sample {
    /// "+4.04 points (+3.83 … +4.25)": the mean difference and the interval over seeds.
    var differencePhrase: String {
        guard let interval = interval(level: Threshold.confidence) else { return "\(points(mean)) points, one seed" }
        return "\(points(mean)) points (\(points(interval.low)) … \(points(interval.high)))"
    }

    /// Whether a positive difference is more than the seeds' chance: true, false for a negative one, nil if zero is within the interval.
    var isClearlyPositive: Bool? { isClearly(above: 0) }

    /// Whether the mean lies above a number by more than the seeds' chance: nil if the number is within the interval.
    func isClearly(above number: Double) -> Bool? {
        guard let interval = interval(level: Threshold.confidence), !interval.contains(number) else { return nil }
        return interval.low > number
    }

    var evidence: [String: Value] {
        let interval = interval(level: Threshold.confidence)
        return [
            "mean": .number(mean), "low": .number(interval?.low ?? .nan), "high": .number(interval?.high ?? .nan),
            "seeds": .integer(count),
        ]
    }
}

/// The verdict on a claim that holds if something is clearly positive.
func verdict(ifPositive clearly: Bool?) -> Claim.Verdict { clearly.map { $0 ? .holds : .doesNotHold } ?? .cannotBeTold }
