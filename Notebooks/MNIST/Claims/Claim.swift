import Notebooks
import Statistics

/// A claim of the original with the verdict on it.
///
/// The verdict is computed from results by the claim's rule, never written by hand.
struct Claim {
    /// The outcome of testing a claim.
    enum Verdict: String {
        case holds
        case doesNotHold = "does not hold"
        case cannotBeTold = "cannot be told"
        case depends
    }

    /// The kind of a claim: a printed number, or a conclusion that the original draws. An observation is ours: what the
    /// page shows and does not say. It is judged like a claim, and not counted among the original's.
    enum Kind: String { case number, conclusion, observation }

    let id: String
    let kind: Kind
    /// The claim in our words.
    let statement: String
    /// The place in the original that makes the claim, such as "Part 3, text".
    let place: String
    /// The printed number or text, nil if the claim names none.
    var printed: String?
    /// The matching result of this report, "—" if there is none.
    let measured: String
    /// Times of this run, shown in the report's table instead of `measured`. Times are not results, so they are kept
    /// apart.
    var timesHere: String?
    let verdict: Verdict
    /// The thing that the verdict depends on, if it depends.
    var dependsOn = "the seed"
    /// The reason for the verdict, in sentences that are true for this verdict alone. The report quotes them and says
    /// nothing else about the claim.
    let reason: String
    /// The section with the evidence, named as in a `{section …}` reference: "part4.other seeds".
    let section: String
    /// The rule by which the verdict follows from the results.
    let rule: String
    /// The numbers that the rule was applied to.
    let evidence: [String: Value]
}

extension Claim: ValueConvertible {
    var value: Value {
        [
            "id": .string(id), "kind": .string(kind.rawValue), "claim": .string(statement),
            "place": .string(place),
            "printed": printed.map(Value.string) ?? .null,
            "measured": .string(measured), "verdict": .string(verdict.rawValue), "reason": .string(reason),
            "section": .string(section), "rule": .string(rule),
            "evidence": .object(evidence),
        ]
    }

    /// The register's entry for a claim whose results are missing.
    static func unjudged(_ id: String) -> Value {
        ["id": .string(id), "measured": .null, "verdict": .null, "reason": .null]
    }
}

/// The differences `a − b`, seed by seed.
///
/// - Throws: `PartError` if the two have different numbers of seeds.
func paired(_ a: [Double], minus b: [Double]) throws -> Sample {
    guard a.count == b.count else {
        throw PartError("Parts that are compared must have been trained on the same seeds.")
    }
    return try Sample.paired(a, minus: b)
}

/// The name of a setting of dropout and penalty: "dropout 0.2, L2 0.001".
func settingName(_ setting: Value) -> String {
    "dropout \(setting["dropout"]?.double ?? .nan), L2 \(setting["l2"]?.double ?? .nan)"
}

extension Sample {
    /// The mean difference and its interval over seeds: "+4.04 points (+3.83 … +4.25)".
    var differencePhrase: String {
        guard let interval = interval(level: Threshold.confidence) else {
            return "\(points(mean)) points, one seed"
        }
        return "\(points(mean)) points (\(points(interval.low)) … \(points(interval.high)))"
    }

    /// True if the interval over seeds lies above zero, false if it lies below, nil if it contains zero or there is
    /// only one seed.
    var isClearlyPositive: Bool? { isClearly(above: 0) }

    /// True if the interval over seeds lies above a number, false if it lies below, nil if it contains the number or
    /// there is only one seed.
    func isClearly(above number: Double) -> Bool? {
        guard let interval = interval(level: Threshold.confidence), !interval.contains(number) else {
            return nil
        }
        return interval.low > number
    }

    /// The mean, the ends of its interval (NaN for a single seed) and the number of seeds.
    var evidence: [String: Value] {
        let interval = interval(level: Threshold.confidence)
        return [
            "mean": .number(mean), "low": .number(interval?.low ?? .nan),
            "high": .number(interval?.high ?? .nan),
            "seeds": .integer(count),
        ]
    }
}

/// The verdict on a claim that holds if a difference is significantly positive; nil gives “cannot be told”.
func verdict(ifPositive clearly: Bool?) -> Claim.Verdict {
    clearly.map { $0 ? .holds : .doesNotHold } ?? .cannotBeTold
}
