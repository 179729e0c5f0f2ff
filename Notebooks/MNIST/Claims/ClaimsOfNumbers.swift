import Notebooks
import Statistics

/// Accuracies that the original printed.
let numberJudges: [(id: String, judge: Judge)] = [
    ("from-scratch-accuracy", fromScratchAccuracy),
    ("sigmoid-accuracy", { try accuracyOverSeeds($0, part: 3, "sigmoid", id: "sigmoid-accuracy") }),
    ("relu-accuracy", { try accuracyOverSeeds($0, part: 4, "ReLU", id: "relu-accuracy") }),
    ("grid-reproduced", gridReproduced), ("convolution-accuracy", convolutionAccuracy),
]

private let fromScratchAccuracy: Judge = { results in
    let printed = try results.printed("part2.train_accuracy"),
        sample = Sample(try results.numbers("part2.replicates", "train_accuracy"))
    let interval = sample.predictionInterval(level: Threshold.confidence),
        holds = interval?.contains(printed) ?? false
    let low = sample.values.min() ?? .nan, high = sample.values.max() ?? .nan
    return Claim(
        id: "from-scratch-accuracy", kind: .number,
        statement: "The network from scratch classifies so many of its training images.",
        place: "Part 2, In [\(Int(try results.printed("part2.cells.accuracy")))]",
        printed: percent(printed),
        measured: "\(percent(low)) to \(percent(high)) over \(seedCount(sample.count))",
        verdict: interval == nil ? .cannotBeTold : holds ? .holds : .doesNotHold,
        reason: interval == nil
            ? "One seed does not say what the code gives from another."
            : holds
                ? "The printed \(percent(printed)) lies within what another seed changes."
                : """
                No seed gives the printed \(percent(printed)): over \(seedCount(sample.count)) the code ends between \
                \(percent(low)) and \(percent(high)) of the training images.
                """,
        section: "part2.the network from scratch, from other seeds",
        rule: """
            holds if the printed number lies in the interval that one more seed falls into in \
            \(percent(Threshold.confidence, digits: 0)) of cases
            """,
        evidence: [
            "low": .number(interval?.low ?? .nan), "high": .number(interval?.high ?? .nan),
            "lowest": .number(low),
            "highest": .number(high),
        ])
}

/// The claim of a printed test accuracy, tested by the prediction interval for one more seed.
private func accuracyOverSeeds(_ results: ResultReader, part: Int, _ name: String, id: String) throws
    -> Claim
{
    let printed = try results.printed("part\(part).test_accuracy"),
        sample = Sample(try results.overSeeds(part)),
        interval = sample.predictionInterval(level: Threshold.confidence)
    return Claim(
        id: id, kind: .number, statement: "The \(name) network classifies so many of the test images.",
        place: "Part \(part), output", printed: percent(printed),
        measured: "\(percent(sample.mean)) over \(seedCount(sample.count))"
            + (interval.map {
                "; one more seed: \(percent($0.low, digits: 1)) to \(percent($0.high, digits: 1))"
            } ?? ""),
        verdict: interval.map { $0.contains(printed) ? .holds : .doesNotHold } ?? .cannotBeTold,
        reason: interval.map {
            $0.contains(printed)
                ? "The printed number lies within the spread of the seeds."
                : """
                The printed number lies outside the spread of the seeds: \
                \(percent(Threshold.confidence, digits: 0)) of them fall between \(percent($0.low)) and \
                \(percent($0.high)).
                """
        } ?? "One seed does not say how far seeds spread.",
        section: "part\(part).the \(name) network from other seeds",
        rule: """
            holds if the printed number lies in the interval that one more seed falls into in \
            \(percent(Threshold.confidence, digits: 0)) of cases
            """,
        evidence: [
            "low": .number(interval?.low ?? .nan), "high": .number(interval?.high ?? .nan),
            "seeds": .integer(sample.count),
        ])
}

/// The claim of the grid's printed means, each compared with the mean computed here.
///
/// Means over folds differ by chance by an amount that follows from the folds' deviations: Welch's statistic, with the
/// folds taken as independent.
private let gridReproduced: Judge = { results in
    let here = try results.list("part5.grid"), there = results.shown("part5.grid").list ?? []
    func number(_ row: Value, _ key: String) throws -> Double {
        guard let number = row[key]?.double else { throw PartError("A row of the grid has no “\(key)”.") }
        return number
    }
    let agreeing = try zip(here, there).map { own, printed in
        guard own["dropout"] == printed["dropout"], own["l2"] == printed["l2"] else {
            throw PartError("The grids' rows are of different settings.")
        }
        let folds = Double(own["fold_scores"]?.list?.count ?? 0)
        let variance =
            try
            (number(own, "std_test_score") * number(own, "std_test_score") + number(
                printed, "std_test_score")
            * number(printed, "std_test_score")) / (folds - 1)
        return try abs(number(own, "mean_test_score") - number(printed, "mean_test_score"))
            <= studentQuantile(0.5 + Threshold.foldConfidence / 2, degreesOfFreedom: 2 * Int(folds) - 2)
            * variance.squareRoot()
    }
    let count = agreeing.count { $0 }
    let guessing = there.count {
        ($0["mean_test_score"]?.double ?? 1) < 1 / Double(results.classCount) + Threshold.nearGuessing
    }
    return Claim(
        id: "grid-reproduced", kind: .number,
        statement: "The settings of the grid have these means over the folds.",
        place: "Part 5, table",
        printed: "\(words(there.count)) means", measured: "\(words(count, of: agreeing.count)) agree",
        verdict: count == agreeing.count ? .holds : count == 0 ? .doesNotHold : .depends,
        dependsOn: "the setting",
        reason: count == agreeing.count
            ? """
            Every printed mean agrees with the one here to within what the folds' own deviations allow. \
            \(words(guessing).capitalisedFirst) of them lie at the level of guessing, where any network agrees that \
            does not learn.
            """
            : count == 0
                ? "No printed mean agrees with the one here."
                : """
                \(words(count).capitalisedFirst) of the \(words(agreeing.count)) printed means agree with those here.
                """,
        section: "part5.the grid",
        rule: """
            a mean agrees if the two differ by less than the \(percent(Threshold.foldConfidence, digits: 0)) \
            interval that both deviations over the folds give; holds if all agree, does not hold if none \
            does, else depends on the setting
            """,
        evidence: ["agreeing": .integer(count), "printed": .integer(agreeing.count)])
}

private let convolutionAccuracy: Judge = { results in
    let printed = try results.printed("part6.test_accuracy"), sample = Sample(try results.overSeeds(6))
    let interval = sample.predictionInterval(level: Threshold.confidence),
        holds = interval?.contains(printed) ?? false
    let low = sample.values.min() ?? .nan, high = sample.values.max() ?? .nan
    return Claim(
        id: "convolution-accuracy", kind: .number,
        statement: "The convolution classifies so many of the test images.",
        place: "Part 6, output", printed: percent(printed),
        measured: "\(percent(low)) to \(percent(high)) over \(seedCount(sample.count))",
        verdict: interval == nil ? .cannotBeTold : holds ? .holds : .doesNotHold,
        reason: interval == nil
            ? "One seed does not say how far seeds spread."
            : holds
                ? "The printed number lies within the spread of the seeds."
                : """
                No seed comes near the printed number: all lie between \(percent(low)) and \(percent(high)).
                """,
        section: "part6.the convolution from other seeds",
        rule: """
            holds if the printed number lies in the interval that one more seed falls into in \
            \(percent(Threshold.confidence, digits: 0)) of cases
            """,
        evidence: [
            "low": .number(interval?.low ?? .nan), "high": .number(interval?.high ?? .nan),
            "lowest": .number(low),
            "highest": .number(high),
        ])
}
