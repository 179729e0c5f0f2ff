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

    /// Answers that are already counted; negative numbers count as 0.
    public init(onlyFirst: Int, onlySecond: Int, total: Int) {
        self.onlyFirst = max(onlyFirst, 0)
        self.onlySecond = max(onlySecond, 0)
        self.total = max(total, 0)
    }

    /// Counts the answers of two classifiers; the three arrays have one element per question.
    ///
    /// - Parameters:
    ///   - first: the answers of the first classifier.
    ///   - second: the answers of the second classifier.
    ///   - labels: the correct answers.
    /// - Throws: `StatisticsError` if the arrays have different numbers of elements.
    public init(first: [UInt8], second: [UInt8], labels: [UInt8]) throws(StatisticsError) {
        guard first.count == labels.count, second.count == labels.count else {
            throw StatisticsError(
                "\(first.count) and \(second.count) answers cannot be compared with \(labels.count) labels.")
        }
        var onlyFirst = 0, onlySecond = 0
        for (label, answers) in zip(labels, zip(first, second)) {
            onlyFirst += answers.0 == label && answers.1 != label ? 1 : 0
            onlySecond += answers.0 != label && answers.1 == label ? 1 : 0
        }
        self.init(onlyFirst: onlyFirst, onlySecond: onlySecond, total: labels.count)
    }

    /// The accuracy of the first classifier minus that of the second; 0 if there are no questions.
    public var difference: Double { (Double(onlyFirst) - Double(onlySecond)) / Double(max(total, 1)) }

    /// The p-value of McNemar's exact test, two-sided: the binomial distribution with probability one half.
    ///
    /// The normal distribution with the same deviation takes the binomial one's place from a million answers on.
    ///
    /// It is the probability of a split between `onlyFirst` and `onlySecond` at least as uneven as this one if both
    /// classifiers are equally good.
    public var pValue: Double {
        let count = Double(onlyFirst) + Double(onlySecond)
        guard count < 1e6 else {
            let distance = max(abs(Double(onlyFirst) - Double(onlySecond)) - 1, 0)
            return min(2 * (1 - normalCumulative(distance / count.squareRoot())), 1)
        }
        return min(2 * binomialHalfCumulative(min(onlyFirst, onlySecond), of: onlyFirst + onlySecond), 1)
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
