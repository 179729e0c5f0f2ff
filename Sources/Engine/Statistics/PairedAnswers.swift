import Basics

/// The answers of two classifiers to the same questions, counted for McNemar's test.
///
/// The two differ only in the questions that one of them answers correctly and the other does not (McNemar,
/// Psychometrika 12, 1947).
public struct PairedAnswers: Sendable, Equatable {
    /// The number of questions that only the first classifier answers correctly.
    public let onlyFirst: Int
    /// The number of questions that only the second classifier answers correctly.
    public let onlySecond: Int
    /// The number of all questions.
    public let total: Int

    /// Answers that are already counted.
    public init(onlyFirst: Int, onlySecond: Int, total: Int) {
        self.onlyFirst = onlyFirst
        self.onlySecond = onlySecond
        self.total = total
    }

    /// Counts the answers of two classifiers; the three arrays have one element per question.
    ///
    /// - Parameters:
    ///   - first: the answers of the first classifier.
    ///   - second: the answers of the second classifier.
    ///   - labels: the correct answers.
    public init(first: [UInt8], second: [UInt8], labels: [UInt8]) {
        precondition(first.count == labels.count && second.count == labels.count, "needs exactly one answer per label")
        var onlyFirst = 0, onlySecond = 0
        for (label, answers) in zip(labels, zip(first, second)) {
            onlyFirst += answers.0 == label && answers.1 != label ? 1 : 0
            onlySecond += answers.0 != label && answers.1 == label ? 1 : 0
        }
        self.init(onlyFirst: onlyFirst, onlySecond: onlySecond, total: labels.count)
    }

    /// The accuracy of the first classifier minus that of the second; 0 if there are no questions.
    public var difference: Double { Double(onlyFirst - onlySecond) / Double(max(total, 1)) }

    /// The p-value of McNemar's exact test, two-sided: the binomial distribution with probability one half.
    ///
    /// It is the probability of a split between `onlyFirst` and `onlySecond` at least as uneven as this one if both
    /// classifiers are equally good.
    public var pValue: Double {
        min(2 * binomialHalfCumulative(min(onlyFirst, onlySecond), of: onlyFirst + onlySecond), 1)
    }
}

/// The binomial distribution function P(X ≤ k) for X heads of n fair coins.
///
/// The terms are computed as logarithms, because 2⁻ⁿ underflows for large n.
func binomialHalfCumulative(_ k: Int, of n: Int) -> Double {
    var logTerm = -Double(n) * naturalLogarithm(2), sum = 0.0
    for i in 0...max(k, 0) {
        sum += exponential(logTerm)
        logTerm += naturalLogarithm(Double(n - i)) - naturalLogarithm(Double(i + 1))
    }
    return min(sum, 1)
}
