//: # What the original claimed
//:
//: The original prints numbers, draws conclusions from them, and explains them. Its author is not named here. Its own
//: sources are a textbook, by the notation and the pages that it names probably @mitchell1997, and the website [Machine
//: Learning Mastery](https://machinelearningmastery.com/). Each claim is listed here in our words, with what was
//: printed, what came out here, and a verdict. No verdict is written by hand: a rule computes it from the results, and
//: chooses the sentences that state it, here and in the parts, so that another result gives another verdict and other
//: sentences. The rules and the numbers behind them are in `results/claims.json`.
//:
//: Differences of networks are taken seed by seed and before rounding, with the interval that contains the true mean in
//: {confidence:.0%} of such experiments. Where networks share no random numbers, pairing them by seed does not make
//: the interval narrower, but it stays valid. “One more seed” is the interval into which another seed's accuracy
//: falls in {confidence:.0%} of cases; a printed number agrees if it lies in it.
//:
//: {table claims-number} lists the numbers, {table claims-conclusion} the conclusions, and {table claims-observation}
//: what the page shows and does not say, which is not counted. {unjudged sentence}
//:
//: {fold: the tables below}
import Notebooks
import Statistics

let claims = Part(
    reads: [
        softmaxDerivative, networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation, convolution,
    ],
    file: "claims"
) { section in
    let parts = [
        softmaxDerivative, networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation, convolution,
    ]
    let results = ResultReader(
        value: { path in
            let steps = path.split(separator: ".").map(String.init)
            guard steps.count > 1, let part = parts.first(where: { "part\($0.number ?? 0)" == steps[0] })
            else {
                throw UnknownResult(path: path)
            }
            guard section.hasResults(of: part) else { throw PartError("\(part.name) has no results.") }
            guard let result = try? section.result(steps[1], of: part) else {
                throw UnknownResult(path: path)
            }
            guard let value = result.at(steps.dropFirst(2)) else {
                throw PartError("“\(path)” has no value.")
            }
            return value
        }, original: originalFacts)
    let register = try ClaimRegister(judging: results)
    section.keep("register", register.value)
    section.keep("findings", try sentences(results))
    section.keep("gaps", gaps(results))
    for (kind, caption) in [
        (Claim.Kind.number, "The numbers that the original prints."),
        (.conclusion, "The conclusions that it draws."),
        (.observation, "What its page shows and does not say: observations of ours."),
    ] {
        let claims = register.claims(of: kind)
        section.table(
            "claims-\(kind.rawValue)", caption: caption, columns: columns(of: kind),
            markup: claims.map { row($0, of: kind) })
    }
    for verdict in [Claim.Verdict.holds, .doesNotHold, .depends, .cannotBeTold] {
        section.keep(verdict.rawValue, register.count(verdict))
    }
    section.keep("count", register.claimCount)
    section.keep("confidence", Threshold.confidence)
    section.keep("seeds", (try? results.overSeeds(3))?.count ?? 0)
    section.keep("unjudged", register.unjudgedCount)
    section.keep(
        "unjudged sentence",
        register.unjudgedCount == 0
            ? "" : "For \(words(register.unjudgedCount)) more the results are missing.")
}

//: {fold: the columns and rows of the tables}
/// The columns of the table of claims or, without a verdict, of observations.
private func columns(of kind: Claim.Kind) -> [RecordedTable.Column] {
    kind == .observation
        ? [.left("observed"), .left("original"), .left("here"), .left("what it means")]
        : [.left("verdict"), .left("claim"), .left("printed"), .left("here"), .left("why")]
}

private func row(_ claim: Claim, of kind: Claim.Kind) -> [String] {
    // "Part 3, text" stays on one line.
    var place = claim.place.replacing("Part ", with: "Part\u{a0}")
    if place.count < 16 { place.replace(", ", with: ",\u{a0}") }
    let cells = [
        "\(claim.statement) (\(place))", claim.printed ?? "—",
        claim.timesHere ?? claim.measured, "\(claim.reason) ({place \(claim.section)})",
    ]
    return
        (kind == .observation ? [] : ["**\(claim.verdict.rawValue.replacing("not ", with: "not\u{a0}"))**"])
        + cells
}

//: {fold: what is lost between training and test images}
/// Mean training and test accuracies over the seeds and their difference, null if a part has none.
private func gaps(_ results: ResultReader) -> Value {
    func gap(_ part: Int) -> Value {
        guard let train = try? Sample(results.numbers("part\(part).replicates", "train_accuracy")).mean,
            let test = try? Sample(results.overSeeds(part)).mean
        else { return ["train": .null, "test": .null, "points_lost": .null] }
        return [
            "train": .number(train), "test": .number(test), "points_lost": .number((train - test) * 100),
        ]
    }
    return ["sigmoid": gap(3), "relu": gap(4)]
}

//: ## Limits
//:
//: All this is one data set, one machine for the times, and {seeds:words} seeds where seeds are said to be compared;
//: the sweep of learning rates, the longer training of the grid's settings and the changes of single settings in Part 3
//: have one. The networks of Part 5 were trained as the original trained them, at its learning rate alone: whether
//: dropout or penalty would help a network that has learned its images is not answered. The original's machine and the
//: versions of its software are not known. The claims are worded by us. The framework's networks were written anew for
//: this project; its tests compare them with Keras [@chollet2015] and NumPy [@harris2020], from the gradients to the
//: accuracies.
