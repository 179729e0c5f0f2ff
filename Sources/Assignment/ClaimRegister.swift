import Notebooks
import Statistics

/// Every claim of the original that its code and data can be held against, judged by results: a pure function of them. A claim whose results are not there, because a part
/// has not run or has failed, is not judged.
func judgedClaims(_ results: Results, original: Value) -> (claims: [Claim], unjudgedCount: Int) {
    func printed(_ path: String) throws -> Double {
        guard let number = original.at(path.split(separator: ".").map(String.init))?.double else { throw PageError("The original has no “\(path)”.") }
        return number
    }
    let judges: [() throws -> Claim] = [
        { try fromScratchAccuracy(results, printed("part2.train_accuracy")) },
        { try squaredErrorIsTheCause(results) },
        {
            try frameworkIsFaster(
                fromScratch: (images: 300_000, seconds: printed("part2.wall_seconds")), framework: (images: 600_000, seconds: printed("part3.wall_seconds")))
        },
        { try frameworkIsBetter(results) },
        { try ninetyPercentByTheFourthEpoch(results) },
        { try reluIsNotMuchFaster(sigmoid: printed("part3.cpu_seconds"), relu: printed("part4.cpu_seconds")) },
        { try reluIsBetter(results) },
        { try reluGeneralisesBetter(results) },
        { try theHighestOfTwelve(results, original) },
        { try bestValuesWereUsed(original) },
        { try convolutionAccuracy(results, printed("part6.test_accuracy")) },
        { try convolutionIsNoImprovement(results) },
        { try reluIsTheBest(results) },
    ]
    let claims = judges.compactMap { try? $0() }
    return (claims, judges.count - claims.count)
}

private func fromScratchAccuracy(_ results: Results, _ printed: Double) throws -> Claim {
    let measured = try results.number("part2.train_accuracy"), holds = abs(measured - printed) <= 0.01
    return Claim(
        id: "from-scratch-accuracy", statement: "The network from scratch classifies so many of its training images.", place: "Part 2, In [107]",
        printed: percent(printed), measured: percent(measured), verdict: holds ? .holds : .doesNotHold,
        reason: holds
            ? "The code gives the printed number." : "The code gives another number; the printed one stands under a cell that ran before the code was last changed.",
        part: 2, rule: "holds if the two differ by at most one point, which is what another rounding can change", evidence: ["train_accuracy": .number(measured)])
}

private func squaredErrorIsTheCause(_ results: Results) throws -> Claim {
    let batches = try results.number("part3.squared_error.batches"), single = try results.number("part3.squared_error.image_by_image")
    let holds = max(batches, single) < 0.2, fails = min(batches, single) > 0.5
    return Claim(
        id: "squared-error", statement: "The squared error as cost brings the accuracy down to almost one in ten, also with the framework.", place: "Part 2 and 3, text",
        printed: nil, measured: "\(percent(batches)) in batches, \(percent(single)) image by image", verdict: holds ? .holds : fails ? .doesNotHold : .depends,
        reason: holds
            ? "Both networks stay near one in ten with it."
            : fails ? "Both networks learn with it too." : "One of the two networks learns with it, the other hardly.",
        part: 3, rule: "holds if both stay below 20 %, does not hold if both reach more than 50 %, else depends",
        evidence: ["batches": .number(batches), "image_by_image": .number(single)])
}

private func frameworkIsFaster(fromScratch: (images: Double, seconds: Double), framework: (images: Double, seconds: Double)) throws -> Claim {
    let ratio = (framework.images / framework.seconds) / (fromScratch.images / fromScratch.seconds)
    return Claim(
        id: "framework-faster", statement: "Training is much faster with the framework.", place: "Part 3, text",
        printed: "\(NumberFormat.number(ratio, format: ".0f") ?? "") times as many images a second", measured: "—",
        timesHere: "{part2.training.wall} for five passes, {part3.training.wall} for ten epochs",
        verdict: ratio > 2 ? .depends : .doesNotHold,
        reason: ratio > 2
            ? "In the original's own figures it is; the arithmetic of an image is the same, so it is a matter of implementation, as this report's own times show."
            : "Not even in the original's own figures.",
        part: 3, rule: "from the original's own times: depends on the implementation if it sees more than twice the images a second, else does not hold",
        evidence: ["ratio": .number(ratio)])
}

private func frameworkIsBetter(_ results: Results) throws -> Claim {
    let own = try results.number("part2.test_accuracy"), sample = Sample(try results.numbers("part3.replicates", "test_accuracy"))
    let interval = sample.interval(), within = interval?.contains(own) ?? true, holds = !within && sample.mean > own
    return Claim(
        id: "framework-better", statement: "The framework's network is better than the one from scratch.", place: "Part 3, text", printed: nil,
        measured: "\(percent(sample.mean)) over \(sample.count) seeds; from scratch \(percent(own))",
        verdict: within ? .cannotBeTold : holds ? .holds : .doesNotHold,
        reason: within
            ? "The two are within what seeds change."
            : holds ? "It is better on the test images." : "The network from scratch is better: it takes larger steps, and one for every image.",
        part: 3, rule: "by the 95 % interval over seeds: holds above the other's accuracy, does not hold below, else cannot be told",
        evidence: ["from_scratch": .number(own)].merging(sample.evidence) { $1 })
}

private func ninetyPercentByTheFourthEpoch(_ results: Results) throws -> Claim {
    let history = try results.numbers("part3.history", "accuracy")
    guard history.count >= 4 else { throw PageError("Part 3 has fewer than four epochs.") }
    let holds = history[3] > 0.9
    return Claim(
        id: "fourth-epoch", statement: "The framework's network exceeds 90 % by its fourth epoch.", place: "Part 3, text", printed: nil,
        measured: "\(percent(history[3])) in the fourth epoch", verdict: holds ? .holds : .doesNotHold,
        reason: holds ? "Its running accuracy in training does." : "Its running accuracy in training does not.", part: 3,
        rule: "holds if the running training accuracy of the fourth epoch is above 90 %", evidence: ["accuracy": .number(history[3])])
}

private func reluIsNotMuchFaster(sigmoid: Double, relu: Double) throws -> Claim {
    let ratio = relu / sigmoid, holds = ratio > 0.8
    return Claim(
        id: "relu-speed", statement: "ReLU is not much faster than the sigmoid.", place: "Part 4, text",
        printed: "\(NumberFormat.number(ratio, format: ".2f") ?? "") times the processor time", measured: "—", timesHere: "{part4.training.cpu} against {part3.training.cpu}",
        verdict: holds ? .holds : .doesNotHold,
        reason: holds ? "The activation is a small part of the arithmetic; most goes into the weights." : "In the original's own figures it is much faster.", part: 4,
        rule: "from the original's own times: holds if ReLU takes more than four fifths of the sigmoid's processor time", evidence: ["ratio": .number(ratio)])
}

private func reluIsBetter(_ results: Results) throws -> Claim {
    let difference = try paired(
        results.numbers("part4.replicates", "test_accuracy"), minus: results.numbers("part3.replicates", "test_accuracy"))
    let clearly = difference.isClearlyPositive
    return Claim(
        id: "relu-better", statement: "ReLU classifies the test images better than the sigmoid.", place: "Part 4, text", printed: nil,
        measured: difference.differencePhrase, verdict: clearly.map { $0 ? .holds : .doesNotHold } ?? .cannotBeTold,
        reason: clearly.map { $0 ? "On every comparison over seeds it is ahead by far more than chance." : "The sigmoid is ahead." }
            ?? "The difference is within what seeds change.",
        part: 4, rule: "by the 95 % interval of the difference over paired seeds: holds above zero, does not hold below, else cannot be told",
        evidence: difference.evidence)
}

private func reluGeneralisesBetter(_ results: Results) throws -> Claim {
    func gaps(_ part: Int) throws -> [Double] {
        zip(try results.numbers("part\(part).replicates", "train_accuracy"), try results.numbers("part\(part).replicates", "test_accuracy")).map { $0 - $1 }
    }
    let difference = try paired(gaps(4), minus: gaps(3)), clearly = difference.isClearlyPositive
    return Claim(
        id: "relu-generalises", statement: "ReLU generalises better.", place: "Part 4, text", printed: nil,
        measured: "gap between training and test images: \(difference.differencePhrase)", verdict: clearly.map { $0 ? .doesNotHold : .holds } ?? .cannotBeTold,
        reason: clearly.map {
            $0 ? "It is better on both, but loses more between training and test images." : "It loses less between training and test images."
        } ?? "What the two lose between training and test images differs by no more than seeds change.",
        part: 4,
        rule: "generalising is losing little between training and test images: by the 95 % interval of the difference of the gaps over paired seeds, does not hold above zero, holds below, else cannot be told",
        evidence: difference.evidence)
}

private func theHighestOfTwelve(_ results: Results, _ original: Value) throws -> Claim {
    let winners = try results.value("part5.retrained_winners").list ?? []
    let named = original.at(["part5", "best_retrained"]) ?? .null
    func name(_ setting: Value) -> String { "dropout \(setting["dropout"]?.double ?? .nan), L2 \(setting["l2"]?.double ?? .nan)" }
    func isNamed(_ setting: Value) -> Bool { setting["dropout"]?.double == named["dropout"]?.double && setting["l2"]?.double == named["l2"]?.double }
    let count = winners.count { isNamed($0) }, distinct = Set(winners.map(name)).sorted()
    let verdict: Claim.Verdict = winners.count < 2 ? .cannotBeTold : count == winners.count ? .holds : count == 0 ? .doesNotHold : .depends
    let reason =
        switch verdict {
        case .holds: "It is first on every seed."
        case .doesNotHold: "It is first on none of the seeds."
        case .depends: "Which of the twelve comes first depends on the seed."
        case .cannotBeTold: "One seed says nothing of the order."
        }
    return Claim(
        id: "highest-of-twelve", statement: "Retrained for one epoch, \(name(named)) classifies the test images best.", place: "Part 5, text", printed: name(named),
        measured: "first on \(count) of \(winners.count) seeds; in all, \(distinct.count) settings come first on some seed", verdict: verdict,
        reason: reason,
        part: 5, rule: "holds if the named setting is first on every seed, does not hold if on none, else depends on the seed",
        evidence: ["first": .integer(count), "seeds": .integer(winners.count)])
}

private func bestValuesWereUsed(_ original: Value) throws -> Claim {
    let settings = original.at(["part6", "settings"]) ?? .null, holds = settings["dropout"] != nil || settings["l2"] != nil
    return Claim(
        id: "best-values-used", statement: "The convolution uses the dropout and L2 found best.", place: "Part 6, text", printed: nil, measured: "no dropout, no L2 in the code",
        verdict: holds ? .holds : .doesNotHold, reason: holds ? "The code sets them." : "The code of the convolution has neither a dropout layer nor a penalty.", part: 6,
        rule: "holds if the convolution's code sets either", evidence: [:])
}

private func convolutionAccuracy(_ results: Results, _ printed: Double) throws -> Claim {
    let sample = Sample(try results.numbers("part6.replicates", "test_accuracy"))
    let low = sample.values.min() ?? .nan, high = sample.values.max() ?? .nan, holds = (low - 0.00005...high + 0.00005).contains(printed)
    return Claim(
        id: "convolution-accuracy", statement: "The convolution classifies so many of the test images.", place: "Part 6, output", printed: percent(printed),
        measured: "\(percent(low)) … \(percent(high)) over \(sample.count) seeds", verdict: holds ? .holds : .doesNotHold,
        reason: holds ? "The printed number is among those of the seeds." : "No seed comes near; the printed number is that of a network that always answers with one digit.",
        part: 6, rule: "holds if the printed number lies within the range over seeds, to half an image", evidence: ["low": .number(low), "high": .number(high)])
}

private func convolutionIsNoImprovement(_ results: Results) throws -> Claim {
    let difference = try paired(
        results.numbers("part6.replicates", "test_accuracy"), minus: results.numbers("part4.replicates", "test_accuracy"))
    let clearly = difference.isClearlyPositive
    return Claim(
        id: "no-improvement", statement: "The convolution, as trained, is no improvement on the ReLU network.", place: "Part 6, text", printed: nil,
        measured: difference.differencePhrase, verdict: clearly == true ? .doesNotHold : .holds,
        reason: clearly == true ? "It is better, over seeds." : "After its one epoch on unscaled images it is not better, over seeds.", part: 6,
        rule: "does not hold if the 95 % interval of the difference over paired seeds is above zero, else holds", evidence: difference.evidence)
}

private func reluIsTheBest(_ results: Results) throws -> Claim {
    let own = Sample(try results.numbers("part4.replicates", "test_accuracy"))
    let others = [
        ("part 2", try results.number("part2.test_accuracy")), ("part 3", Sample(try results.numbers("part3.replicates", "test_accuracy")).mean),
        ("part 6", Sample(try results.numbers("part6.replicates", "test_accuracy")).mean),
    ]
    let next = others.max { $0.1 < $1.1 } ?? ("", .nan)
    let interval = own.interval(), within = interval?.contains(next.1) ?? true, holds = !within && own.mean > next.1
    return Claim(
        id: "relu-best", statement: "Of all its networks the ReLU network of Part 4 performs best.", place: "Part 6, text", printed: nil,
        measured: "\(percent(own.mean)); next \(next.0) with \(percent(next.1))", verdict: within ? .cannotBeTold : holds ? .holds : .doesNotHold,
        reason: within ? "The next is within what seeds change." : holds ? "Of the networks as the original trained them, it does." : "Another network is ahead.", part: 4,
        rule: "by the 95 % interval over seeds of Part 4: holds above the best other network's mean, does not hold below, else cannot be told",
        evidence: ["next": .number(next.1)].merging(own.evidence) { $1 })
}
