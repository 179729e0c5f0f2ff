import Basics
import Notebooks
import Statistics

/// The findings that prose refers to as `{claims.findings.ID}`.
let findings: [(id: String, finding: Finding)] = [
    ("jacobian", jacobian), ("one-bit", oneBit), ("squared-error-from-scratch", squaredErrorFromScratch),
    ("first-epoch-of-squares", firstEpochOfSquares),
    ("what-makes-better", whatMakesBetter), ("relu-ahead", reluAhead),
    ("near-chance", nearChance), ("grid-deviations", gridDeviations), ("control-in-the-grid", controlInTheGrid),
    ("control-retrained", controlRetrained), ("control-longer", controlLonger),
    ("order-settles", orderSettles), ("always-one", alwaysOne), ("scaling", scaling),
    ("better-rates", betterRates), ("convolution-improved", convolutionImproved),
    ("rate-in-part-three", rateInPartThree), ("pixels-and-rates", pixelsAndRates),
    ("activations-at-best-rates", activationsAtBestRates), ("order-at-chosen-rates", orderAtChosenRates),
    ("from-scratch", fromScratch), ("blame", blame), ("verdicts", verdicts), ("printed-numbers", printedNumbers),
    ("activations", activations), ("choice", choice),
]

/// All findings by their ids, null if the results are missing.
///
/// - Throws: `UnknownResult` if a finding asks for something that no part shows.
func sentences(_ results: ResultReader) throws -> Value {
    var sentences: [String: Value] = [:]
    for (id, finding) in findings {
        do {
            sentences[id] = .string(try finding(results))
        } catch let error as UnknownResult {
            throw error
        } catch {
            sentences[id] = .null
        }
    }
    return .object(sentences)
}

// MARK: Part 1

/// The error of the derivative. Central differences with a step of 10⁻⁵ leave about 10⁻¹¹ in double precision.
private let jacobian: Finding = { results in
    let error = try results.number("part1.max_jacobian_error"), shown = NumberFormat.number(error, format: ".1e") ?? ""
    let step = NumberFormat.number(try results.number("part1.step"), format: ".0e") ?? ""
    return error < Threshold.derivative
        ? """
        An error of \(shown) is what differences with a step of \(step) leave in double precision; a wrong \
        sign would show as an error that is many orders of magnitude larger.
        """
        : """
        An error of \(shown) is more than differences with a step of \(step) leave in double precision: the \
        derivative above and the code disagree.
        """
}

// MARK: Part 2

private let fromScratch: Finding = { results in
    let own = try results.number("part2.train_accuracy"), printed = try results.printed("part2.train_accuracy")
    return own > Threshold.learned
        ? """
        The network from scratch learns \(percent(own, digits: 1)) of its training images, where the notebook had \
        printed \(percent(printed, digits: 1)).
        """
        : """
        The network from scratch learns hardly anything, \(percent(own, digits: 1)) of its training images; the \
        notebook had printed \(percent(printed, digits: 1)).
        """
}

private let oneBit: Finding = { results in
    let changed = Int(try results.number("part2.answers_changed")),
        images = Int(try results.number("part2.test_images"))
    let before = try results.number("part2.history.0.test_accuracy"),
        after = try results.number("part2.nudged_test_accuracy")
    guard changed > 0 else { return "Not one answer changes: what a bit does to this training dies out." }
    return """
        \(words(changed).capitalisedFirst) of the \(words(images)) test images get another answer, and the \
        accuracy goes from \(percent(before)) to \(percent(after)). Two runs that differ in a single bit therefore \
        agree in accuracy, but not in single answers, and so does a NumPy that rounds otherwise, on another processor.
        """
}

private let squaredErrorFromScratch: Finding = { results in
    let names = [
        ("squared_error", "with the squared error"), ("textbook_formula", "by the textbook's formula"),
        ("replicates", "with the cross-entropy"),
    ]
    let costs = try names.map { key, name in
        (name: name, accuracies: try results.numbers("part2.\(key)", "test_accuracy"))
    }
    let seeds = costs[0].accuracies.count
    let ranges = costs.map { name, accuracies in
        let low = accuracies.min() ?? .nan, high = accuracies.max() ?? .nan
        return "\(name) \(percent(low)) to \(percent(high))"
    }
    let outcome = "The network classifies \(enumeration(ranges)) of the test images, over \(seedCount(seeds))."
    let squares = costs[0].accuracies + costs[1].accuracies, learned = squares.count { $0 > Threshold.learned }
    return switch learned {
    case squares.count:
        """
        \(outcome) It learns with either formula on every seed; the cost does not explain a network that answers at \
        random.
        """
    case 0: outcome + " It learns with neither formula."
    default: outcome + " Whether it learns depends on the formula and on the seed."
    }
}

// MARK: Part 3

/// The single changes that improve the sigmoid network, by McNemar's test.
private let whatMakesBetter: Finding = { results in
    let names = ["batch": "a step after every image", "rate": "the larger rate", "epochs": "the number of epochs"]
    let changes = try ["batch", "rate", "epochs"].map { id in
        (
            name: names[id] ?? id, difference: try results.number("part3.varied.\(id).paired.difference"),
            isClear: try results.number("part3.varied.\(id).paired.p_value") < 1 - Threshold.confidence
        )
    }
    func list(_ changes: [(name: String, difference: Double, isClear: Bool)], _ verb: String) -> String? {
        changes.isEmpty ? nil : enumeration(changes.map { "\($0.name) \(verb) \(unsignedPoints($0.difference))" })
    }
    let gains = changes.filter { $0.isClear && $0.difference > 0 },
        losses = changes.filter { $0.isClear && $0.difference < 0 }, rest = changes.filter { !$0.isClear }
    let parts = [
        list(gains, "gains"), list(losses, "loses"),
        rest.isEmpty ? nil : enumeration(rest.map(\.name)) + " makes no difference that could be told from chance",
    ]
    let together = try results.number("part3.varied.all.test_accuracy"),
        own = try results.number("part2.test_accuracy"), base = try results.number("part3.test_accuracy")
    let closing =
        (own - base) * (together - base) > 0
        ? """
        With all changes together the network classifies \(percent(together)) of the test images. It had \
        classified \(percent(base)); the network from scratch classifies \(percent(own)). The size and \
        the number of the steps explain the difference.
        """
        : """
        With all changes together the network classifies \(percent(together)) of the test images. It had \
        classified \(percent(base)); the network from scratch classifies \(percent(own)). These settings do not \
        explain the difference.
        """
    return parts.compactMap { $0 }.joined(separator: "; ").capitalisedFirst + ". " + closing
}

/// The sight of somebody who trains the framework's network with its squared error and stops after one epoch.
private let firstEpochOfSquares: Finding = { results in
    func number(_ cost: String, _ key: String) throws -> Double { try results.number("part3.costs.\(cost).\(key)") }
    let low = try number("mean", "lowest_first_epoch"), high = try number("mean", "highest_first_epoch"),
        last = try number("mean", "mean_last_epoch")
    let range = "from \(percent(low, digits: 1)) to \(percent(high, digits: 1))"
    guard high < Threshold.learned else {
        return
            "With the mean squared error it classifies \(range) of the training images as they pass in the first epoch."
    }
    let first = """
        With the mean squared error it classifies \(range) of the training images as they pass in the first epoch, \
        and \(percent(last, digits: 1)) in the last.
        """
    return last > Threshold.learned
        ? first + " Whoever stops after one epoch sees a failure that is only a slow beginning."
        : first + " It is as slow to the end."
}

// MARK: Part 4

private let reluAhead: Finding = { results in
    let sigmoid = try results.numbers("part3.history", "accuracy"),
        relu = try results.numbers("part4.history", "accuracy")
    let ahead = zip(relu, sigmoid).count { $0 > $1 }, count = min(relu.count, sigmoid.count)
    return switch ahead {
    case count: "The rectifier is ahead from the first epoch to the last."
    case 0: "The sigmoid is ahead from the first epoch to the last."
    default: "The rectifier is ahead in \(words(ahead)) of the \(words(count)) epochs."
    }
}

// MARK: Part 5

private let nearChance: Finding = { results in
    let means = try results.numbers("part5.grid", "mean_test_score"), guessing = 1 / Double(results.classCount)
    let near = means.count { $0 < guessing + Threshold.nearGuessing },
        chance = "within \(unsignedPoints(Threshold.nearGuessing)) of \(results.guessing)"
    return switch near {
    case 0: "All of the settings learn."
    case means.count: "None of the settings has learned much: all stay \(chance)."
    default:
        """
        \(words(near).capitalisedFirst) of the \(words(means.count)) settings stay \(chance).
        """
    }
}

/// Whether the deviations over the folds that the original printed are of the same size as those here.
private let gridDeviations: Finding = { results in
    let own = try results.numbers("part5.grid", "std_test_score"), folds = try results.number("part5.folds")
    let printed = (results.shown("part5.grid").list ?? []).compactMap { $0["std_test_score"]?.double }
    guard !printed.isEmpty, printed.count <= own.count, folds > 1 else { throw PartError("There are no deviations.") }
    let freedom = Int(folds) - 1
    let differing = zip(printed, own).count { printed, own in
        let below = varianceRatioCumulative(printed * printed / (own * own), degreesOfFreedom: freedom, freedom)
        return !(2 * min(below, 1 - below) >= 1 - Threshold.foldConfidence)
    }
    let test = "by more than so few folds allow (an F test at \(percent(Threshold.foldConfidence, digits: 0)))"
    return differing == 0
        ? "None of the \(words(printed.count)) deviations that the original printed differs from the one here \(test)."
        : """
        \(words(differing, of: printed.count).capitalisedFirst) deviations that the original printed \
        \(differing == 1 ? "differs from the one" : "differ from those") here \(test).
        """
}

private let controlInTheGrid: Finding = { results in
    let control = try results.number("part5.control.mean_test_score"),
        means = try results.numbers("part5.grid", "mean_test_score")
    let behind = means.count { $0 < control }, sentence = "Without dropout and penalty the network reaches "
    return sentence + percent(control, digits: 1)
        + (behind == means.count
            ? ", more than with any of the settings: in so short a training they only hold it back."
            : ", more than with \(words(behind, of: means.count)) of the settings.")
}

private let controlRetrained: Finding = { results in
    let controls = try results.numbers("part5.control_retrained_accuracies"), low = controls.min() ?? .nan,
        high = controls.max() ?? .nan, epochs = Int(try results.printed("part5.settings.retrained_epochs"))
    let range = "\(percent(low, digits: 1)) to \(percent(high, digits: 1))"
    let after = "after \(words(epochs)) epoch\(epochs == 1 ? "" : "s")"
    return high < Threshold.learned
        ? """
        Without dropout and penalty, too, the network classifies only \(range) of the test images \(after): so short \
        a training says little of regularisation.
        """
        : "Without dropout and penalty the network reaches \(range) of the test images \(after)."
}

private let controlLonger: Finding = { results in
    let control = try results.numbers("part5.control_curve"), last = control.last ?? .nan,
        ends = try results.numbers("part5.curves", list: "test_accuracies").map { $0.last ?? .nan }
    let ahead = ends.count { $0 > last }
    let sentence = "Without dropout and penalty the network ends at \(percent(last, digits: 1))"
    return ahead == 0
        ? sentence + ", above all of them: it has not begun to learn its images by heart."
        : sentence + "; \(words(ahead, of: ends.count)) of the settings end above it."
}

private let orderSettles: Finding = { results in
    let rows = try results.list("part5.curves"), curves = try results.numbers("part5.curves", list: "test_accuracies")
    let leaders = curves[0].indices.map { epoch in argmax(curves.map { $0[epoch] }) }
    guard let last = leaders.last else { throw PartError("The longer training has no epochs.") }
    let settled = leaders.count - leaders.reversed().prefix { $0 == last }.count + 1, final = curves[last].last ?? .nan
    let best = try results.value("part5.best"), isBest = settingName(rows[last]) == settingName(best)
    let agreement =
        isBest
        ? "the setting that cross-validation had put first"
        : "not \(settingName(best)), which cross-validation had put first"
    if settled > (leaders.count + 1) / 2 {
        return """
            No order settles in so many epochs: the lead changes as late as in epoch \(words(settled)). At \
            the end \(settingName(rows[last])) leads with \(percent(final, digits: 1)), \(agreement).
            """
    }
    let beginning =
        settled == 1
        ? "From the first epoch on"
        : "After the first epoch \(settingName(rows[leaders[0]])) leads; from epoch \(words(settled)) on"
    return """
        \(beginning) it is \(settingName(rows[last])), \(agreement), and it stays so to the end, at \
        \(percent(final, digits: 1)). There is an order, which one epoch does not show.
        """
}

// MARK: Part 6

private let alwaysOne: Finding = { results in
    let printed = try results.printed("part6.test_accuracy"), share = try results.number("part6.share_of_ones"),
        measured = try results.number("part6.test_accuracy")
    let kinds = Set(try results.value("part6.test_predictions").string ?? "")
    let first =
        abs(printed - share) < 0.00005
        ? "The two are the same: the printed number is that of a network that answers “1” to everything."
        : "The two differ."
    return first
        + (kinds.count == 1
            ? " So does the network here."
            : measured > share ? " The code as printed does not do that." : " The network here does no better.")
}

private let scaling: Finding = { results in
    let difference = try paired(
        results.numbers("part6.scaled_replicates", "test_accuracy"), minus: results.overSeeds(6))
    let interval = difference.differencePhrase
    return switch difference.isClearlyPositive {
    case true?: "Scaling gains \(interval)."
    case false?:
        """
        Scaling changes the accuracy by \(interval): small pixels make small gradients in the first layer, \
        and the training is short.
        """
    case nil: "Scaling changes the accuracy by \(interval), no more than seeds do."
    }
}

private let convolutionImproved: Finding = { results in
    let dense = try results.numbers("part6.ReLU_network"), convolution = try results.numbers("part6.convolution")
    let difference = try paired(convolution, minus: dense)
    let sentence = """
        At learning rates chosen by training images that were held back, the convolution with rectifiers and scaled \
        images classifies \(percent(Sample(convolution).mean)) of the test images, the ReLU network \
        \(percent(Sample(dense).mean)), over \(seedCount(convolution.count))
        """
    return switch difference.isClearlyPositive {
    case true?: sentence + ": the convolution is better, by \(difference.differencePhrase)."
    case false?: sentence + ": the convolution is worse, by \(difference.differencePhrase)."
    case nil: sentence + "; the difference of \(difference.differencePhrase) may be chance."
    }
}

// MARK: The learning rate

/// A network's accuracies on the images held back, one for each rate of the sweep.
private struct Sweep {
    let name: String
    let rates: [Double], accuracies: [Double]

    /// The index of the highest accuracy.
    var best: Int { argmax(accuracies) }

    /// All networks of the sweep, in order.
    static func all(_ results: ResultReader) throws -> [Sweep] {
        let names = try results.list("part6.sweep").map { $0["id"]?.string ?? "" }
        let rates = try results.numbers("part6.sweep", list: "rates"),
            accuracies = try results.numbers("part6.sweep", list: "accuracies")
        guard zip(rates, accuracies).allSatisfy({ $0.count == $1.count }) else {
            throw PartError("The sweep has not one accuracy for each rate.")
        }
        return names.indices.map { Sweep(name: names[$0], rates: rates[$0], accuracies: accuracies[$0]) }
    }

    /// The network of a name.
    static func named(_ name: String, in all: [Sweep]) throws -> Sweep {
        guard let sweep = all.first(where: { $0.name == name }) else {
            throw PartError("The sweep has no network \(name).")
        }
        return sweep
    }
}

/// A learning rate as text: "0.02".
private func text(ofRate rate: Double) -> String { "\(rate)" }

/// The networks whose best rate is larger than the original's, and what the rate is worth to each.
private let betterRates: Finding = { results in
    let sweeps = try Sweep.all(results), better = sweeps.filter { $0.rates[$0.best] > $0.rates[0] }
    let original = text(ofRate: sweeps[0].rates[0])
    guard !better.isEmpty else {
        return "None of the networks is better at a larger rate than the original's \(original)."
    }
    let gains = better.map { sweep in
        "the \(sweep.name) by \(unsignedPoints(sweep.accuracies[sweep.best] - sweep.accuracies[0])) at "
            + text(ofRate: sweep.rates[sweep.best])
    }
    let which =
        better.count == sweeps.count
        ? "All \(words(sweeps.count)) networks are"
        : "\(words(better.count, of: sweeps.count).capitalisedFirst) networks \(better.count == 1 ? "is" : "are")"
    return "\(which) better at a larger rate than the original's \(original): \(enumeration(gains))."
}

/// Part 3's part of the story: the larger rate alone.
private let rateInPartThree: Finding = { results in
    let difference = try results.number("part3.varied.rate.paired.difference"),
        all = try results.number("part3.varied.all.paired.difference"),
        isClear = try results.number("part3.varied.rate.paired.p_value") < 1 - Threshold.confidence
    guard isClear, difference > 0 else {
        return "In Part\u{a0}3 the larger rate of Part\u{a0}2 did not help the sigmoid network."
    }
    return """
        In Part\u{a0}3 the rate of Part\u{a0}2 alone gained the sigmoid network \(unsignedPoints(difference)), \
        where all changes together gained \(unsignedPoints(all)).
        """
}

/// Whether large pixels work as a larger learning rate does.
private let pixelsAndRates: Finding = { results in
    let sweeps = try Sweep.all(results), scaled = try Sweep.named("scaled convolution", in: sweeps),
        unscaled = try Sweep.named("unscaled convolution", in: sweeps)
    let first = """
        In Part\u{a0}6 the convolution with scaled images was behind, \(percent(scaled.accuracies[0], digits: 1)) \
        against \(percent(unscaled.accuracies[0], digits: 1)) on the images held back at the original's rate
        """
    guard scaled.accuracies[0] < unscaled.accuracies[0] else {
        return "In Part\u{a0}6 the convolution loses nothing by scaled images."
    }
    let best = scaled.accuracies[scaled.best], rate = text(ofRate: scaled.rates[scaled.best])
    if let equal = scaled.accuracies.firstIndex(where: { $0 >= unscaled.accuracies[0] }) {
        return first
            + """
            . At a rate of \(text(ofRate: scaled.rates[equal])) it reaches \
            \(percent(scaled.accuracies[equal], digits: 1)): the large pixels of the original did what a larger \
            learning rate does.
            """
    }
    return first
        + """
        . A larger rate makes up for part of that, but not for all: at \(rate) it reaches \(percent(best, digits: 1)).
        """
}

/// The lead of the rectifier over the sigmoid, at the original's rate and at the best rate of each.
private let activationsAtBestRates: Finding = { results in
    let sweeps = try Sweep.all(results), sigmoid = try Sweep.named("sigmoid network", in: sweeps),
        relu = try Sweep.named("ReLU network", in: sweeps)
    let before = relu.accuracies[0] - sigmoid.accuracies[0],
        after = relu.accuracies[relu.best] - sigmoid.accuracies[sigmoid.best]
    let accuracies = """
        \(percent(relu.accuracies[relu.best])) against \(percent(sigmoid.accuracies[sigmoid.best])) at the best rate \
        of each
        """
    guard before > 0 else { return "The ReLU network is not ahead of the sigmoid network: \(accuracies)." }
    return after > before / 2
        ? """
        The ReLU network of Part\u{a0}4 leads by \(unsignedPoints(before)) at the original's rate, and keeps \
        most of that at other rates: \(accuracies).
        """
        : """
        The ReLU network of Part\u{a0}4 leads by \(unsignedPoints(before)) at the original's rate, but that lead is \
        one of the rate: \(accuracies).
        """
}

/// The original's order of the ReLU network and the convolution, at its own rates and at chosen ones.
private let orderAtChosenRates: Finding = { results in
    let difference = try paired(results.numbers("part6.convolution"), minus: results.numbers("part6.ReLU_network"))
    let original = try results.difference(6, minus: 4)
    let opening = "The original found that its convolution does not improve on the ReLU network. "
    guard original.isClearlyPositive == false else { return opening + "That is not so at its own rates, either." }
    return switch difference.isClearlyPositive {
    case true?:
        opening + """
            So it is at its own rates and with its sigmoids; with rectifiers and at rates that were chosen the \
            convolution is ahead. What the original judged was a convolution at one rate, with sigmoids and unscaled \
            images.
            """
    case false?: opening + "So it is at its own rates, and also at rates that were chosen."
    case nil: opening + "So it is at its own rates; at rates that were chosen the two cannot be told apart."
    }
}

// MARK: The whole

/// The counts of all verdicts.
private let verdicts: Finding = { results in
    let register = try ClaimRegister(judging: results)
    let counts = [
        (Claim.Verdict.holds, "hold", "holds"), (.doesNotHold, "do not", "does not"),
        (.depends, "depend on the seed or on the implementation", "depends on the seed or on the implementation"),
        (.cannotBeTold, "cannot be told from such results", "cannot be told from such results"),
    ].map { verdict, many, one in (register.count(verdict), many, one) }.filter { $0.0 > 0 }
    guard !counts.isEmpty else { throw PartError("No claim has been judged.") }
    return "Of its \(words(register.claimCount)) claims "
        + enumeration(counts.map { "\(words($0.0)) \($0.0 == 1 ? $0.2 : $0.1)" }) + "."
}

/// The outcome for the original's own explanation, the squared error.
private let blame: Finding = { results in
    guard let claim = try ClaimRegister(judging: results).claims.first(where: { $0.id == "squared-error" }) else {
        throw PartError("The squared error has not been tried.")
    }
    return switch claim.verdict {
    case .holds: "The squared error, which it blames for that, keeps both networks from learning."
    case .doesNotHold: "The squared error, which it blames for that, is not the cause: both networks learn with it."
    case .depends, .cannotBeTold:
        "The squared error, which it blames for that, keeps only one of the networks from learning."
    }
}

/// The outcome of comparing the activations.
private let activations: Finding = { results in
    let register = try ClaimRegister(judging: results)
    guard let better = register.claims.first(where: { $0.id == "relu-better" }),
        let general = register.claims.first(where: { $0.id == "relu-generalises" })
    else {
        throw PartError("The activations have not been compared.")
    }
    let ahead: String
    switch better.verdict {
    case .holds:
        ahead = """
            At the original's learning rate the rectifier classifies the test images better than the sigmoid, by \
            \(unsignedPoints(better.evidence["mean"]?.double ?? .nan))
            """
    case .doesNotHold:
        ahead = """
            At the original's learning rate the sigmoid classifies the test images better than the rectifier, by \
            \(unsignedPoints(better.evidence["mean"]?.double ?? .nan))
            """
    case .cannotBeTold, .depends:
        ahead = "Whether the rectifier or the sigmoid classifies the test images better, seeds like these do not tell"
    }
    guard general.verdict == .holds || general.verdict == .doesNotHold else {
        return ahead + "; what the two lose between training and test images cannot be told apart."
    }
    func gap(_ part: Int) throws -> String {
        let train = Sample(try results.numbers("part\(part).replicates", "train_accuracy")).mean,
            test = Sample(try results.overSeeds(part)).mean
        return NumberFormat.number((train - test) * 100, format: ".1f") ?? ""
    }
    return try ahead + """
        ; the rectifier's gap between training and test images is \(gap(4))\u{a0}points, the sigmoid's \(gap(3)).
        """
}

/// The outcome of choosing among the retrained settings.
private let choice: Finding = { results in
    guard let claim = try ClaimRegister(judging: results).claims.first(where: { $0.id == "highest-of-twelve" }) else {
        throw PartError("The retrained settings have not been judged.")
    }
    return switch claim.verdict {
    case .holds: "The setting that it found best after one epoch is the best on every seed."
    case .doesNotHold: "The setting that it found best after one epoch is the best on none of the seeds."
    case .depends: "Which setting of dropout and penalty is best after one epoch is a matter of the seed."
    case .cannotBeTold: "Which setting of dropout and penalty is best after one epoch, one seed does not tell."
    }
}

/// The number of printed accuracies that were reproduced.
private let printedNumbers: Finding = { results in
    let register = try ClaimRegister(judging: results)
    let single = [
        "from-scratch-accuracy": "the network from scratch", "sigmoid-accuracy": "the sigmoid network",
        "relu-accuracy": "the ReLU network", "convolution-accuracy": "the convolution",
    ]
    let judged = register.claims(of: .number).filter { single[$0.id] != nil }
    guard let grid = register.claims.first(where: { $0.id == "grid-reproduced" }), judged.count == single.count else {
        throw PartError("Not all printed numbers have been judged.")
    }
    let agreeing = Int(grid.evidence["agreeing"]?.double ?? 0), printed = Int(grid.evidence["printed"]?.double ?? 0)
    let count = judged.count + printed, same = judged.count { $0.verdict == .holds } + agreeing
    let others =
        judged.filter { $0.verdict != .holds }.compactMap { single[$0.id] }
        + (agreeing < printed ? ["\(words(printed - agreeing)) settings of the grid"] : [])
    if same == count {
        return
            "All of the \(words(count)) accuracies that it printed lie within the spread of the seeds."
    }
    return """
        Of the \(words(count)) accuracies that it printed, \(words(same)) agree with those computed here; \
        \(count - same == 1 ? "that" : "those") of \(enumeration(others)) cannot have come from the code \
        beside \(count - same == 1 ? "it" : "them").
        """
}
