import Notebooks
import Statistics

/// What the original says somewhere, and what came of testing it. The verdict is computed from results by the claim's rule, never written by hand.
struct Claim {
    enum Verdict: String { case holds, doesNotHold = "does not hold", cannotBeTold = "cannot be told", depends }

    let id: String
    /// In our words.
    let statement: String
    /// Where the original makes it.
    let place: String
    /// Nil where it names no number.
    let printed: String?
    let measured: String
    /// What the report's table adds to that: times of this run, which are no results.
    var timesHere: String?
    let verdict: Verdict
    /// Why, in a sentence that is true for this verdict alone.
    let reason: String
    /// The part that holds the evidence.
    let part: Int
    /// How the verdict follows from the results.
    let rule: String
    /// The numbers that decided.
    let evidence: [String: Value]
}

extension Claim: ValueConvertible {
    var value: Value {
        [
            "id": .string(id), "claim": .string(statement), "place": .string(place), "printed": printed.map(Value.string) ?? .null, "measured": .string(measured),
            "verdict": .string(verdict.rawValue), "reason": .string(reason), "part": .integer(part), "rule": .string(rule),
            "evidence": .object(evidence),
        ]
    }
}

/// The results that claims are judged by: a value at a path, "part4.replicates".
struct Results {
    let value: (_ path: String) throws -> Value

    func number(_ path: String) throws -> Double {
        guard let number = try value(path).double else { throw PageError("The result “\(path)” is no number.") }
        return number
    }

    /// One number of each entry of a list: "part4.replicates", "test_accuracy".
    func numbers(_ path: String, _ key: String) throws -> [Double] {
        let list = try value(path).list ?? []
        let numbers = list.compactMap { $0[key]?.double }
        guard !numbers.isEmpty, numbers.count == list.count else { throw PageError("The result “\(path)” has no “\(key)” in each entry.") }
        return numbers
    }
}

/// Two parts' numbers seed by seed.
func paired(_ a: [Double], minus b: [Double]) throws -> Sample {
    guard a.count == b.count else { throw PageError("Parts that are compared must have been trained on the same seeds.") }
    return Sample.paired(a, minus: b)
}

/// A share as prose has it: "96.28 %".
func percent(_ share: Double, digits: Int = 2) -> String { NumberFormat.number(share, format: ".\(digits)%") ?? "\(share)" }

/// A difference of shares with its sign, in points of a hundred.
func points(_ difference: Double) -> String { (difference < 0 ? "−" : "+") + (NumberFormat.number(abs(difference) * 100, format: ".2f") ?? "") }

extension Sample {
    /// "+4.04 points (+3.83 … +4.25)": the mean difference and where 95 % of intervals made this way contain the true one.
    var differencePhrase: String {
        guard let interval = interval() else { return "\(points(mean)) points, one seed" }
        return "\(points(mean)) points (\(points(interval.low)) … \(points(interval.high)))"
    }

    /// Whether a positive difference is more than the seeds' chance: true, false for a negative one, nil if zero is within the interval.
    var isClearlyPositive: Bool? {
        guard let interval = interval(), !interval.contains(0) else { return nil }
        return interval.low > 0
    }

    var evidence: [String: Value] {
        let interval = interval()
        return ["mean": .number(mean), "low": .number(interval?.low ?? .nan), "high": .number(interval?.high ?? .nan), "seeds": .integer(count)]
    }
}
