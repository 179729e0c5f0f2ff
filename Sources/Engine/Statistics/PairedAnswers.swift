import Basics

/// Two classifiers asked the same questions. Only those that one answers right and the other wrong tell them apart (McNemar, Psychometrika 12, 1947).
public struct PairedAnswers: Sendable, Equatable {
    /// Right by the first alone, and by the second alone.
    public let onlyFirst: Int
    public let onlySecond: Int
    public let total: Int

    public init(onlyFirst: Int, onlySecond: Int, total: Int) {
        self.onlyFirst = onlyFirst
        self.onlySecond = onlySecond
        self.total = total
    }

    /// Three lists of one length: what each classifier answered, and what was right.
    public init(first: [UInt8], second: [UInt8], labels: [UInt8]) {
        precondition(first.count == labels.count && second.count == labels.count, "an answer a question")
        var onlyFirst = 0, onlySecond = 0
        for (label, answers) in zip(labels, zip(first, second)) {
            onlyFirst += answers.0 == label && answers.1 != label ? 1 : 0
            onlySecond += answers.0 != label && answers.1 == label ? 1 : 0
        }
        self.init(onlyFirst: onlyFirst, onlySecond: onlySecond, total: labels.count)
    }

    /// By how much the first is right more often.
    public var difference: Double { Double(onlyFirst - onlySecond) / Double(max(total, 1)) }

    /// How likely so uneven a split is, or a more uneven one, if both are equally good: McNemar's exact test, two-sided, the binomial with one half.
    public var pValue: Double {
        min(2 * binomialHalfCumulative(min(onlyFirst, onlySecond), of: onlyFirst + onlySecond), 1)
    }
}

/// P(X ≤ k) for X of n fair coins. Terms in logarithms, as 2⁻ⁿ itself leaves the range of numbers for large n.
func binomialHalfCumulative(_ k: Int, of n: Int) -> Double {
    var logTerm = -Double(n) * naturalLogarithm(2), sum = 0.0
    for i in 0...max(k, 0) {
        sum += exponential(logTerm)
        logTerm += naturalLogarithm(Double(n - i)) - naturalLogarithm(Double(i + 1))
    }
    return min(sum, 1)
}
