import Basics
import Notebooks
import Statistics

/// Findings of Part 5.
let partFiveFindings: [(id: String, finding: Finding)] = [
    ("above-one-answer", aboveOneAnswer), ("one-digit-networks", oneDigitNetworks),
    ("settings-that-learn", settingsThatLearn), ("near-chance", nearChance),
    ("grid-deviations", gridDeviations),
    ("control-in-the-grid", controlInTheGrid), ("control-retrained", controlRetrained),
    ("control-longer", controlLonger), ("order-settles", orderSettles),
]

/// The settings of the grid that do clearly better than always answering with the commonest digit.
private let aboveOneAnswer: Finding = { results in
    let folds = try results.numbers("part5.grid", list: "fold_scores"),
        shares = try results.numbers("part2.label_shares"), constant = shares.max() ?? .nan
    let bound = constant + Threshold.nearGuessing
    let clearly = folds.count { Sample($0).isClearly(above: bound) == true }
    let onAverage = folds.count { Sample($0).mean > bound && Sample($0).isClearly(above: bound) != true }
    let others =
        onAverage == 0 ? "" : "; \(words(onAverage)) more on average, but not beyond what folds change"
    return """
        \(words(clearly, of: folds.count).capitalisedFirst) settings rise clearly, by more than \
        \(unsignedPoints(Threshold.nearGuessing, digits: 0)), above that\(others).
        """
}

/// The retrained networks, over all seeds, that do no better than one answer to all images.
private let oneDigitNetworks: Finding = { results in
    let all = try results.numbers("part5.retrained_by_seed", list: "test_accuracies").flatMap(\.self),
        shares = try results.numbers("part5.label_shares")
    let constant = all.count { accuracy in shares.contains { abs($0 - accuracy) < 1e-9 } }
    return """
        \(constant) of the \(all.count) networks have exactly the share of one digit, as a network has that gives all \
        images the same answer.
        """
}

/// The settings that have learned by the end of the longer training.
private let settingsThatLearn: Finding = { results in
    let ends = try results.numbers("part5.curves", list: "test_accuracies").map { $0.last ?? .nan }
    let learned = ends.count { $0 > Threshold.learned }
    return """
        \(words(learned, of: ends.count).capitalisedFirst) settings end above \(percent(Threshold.learned, digits: 0)).
        """
}

/// The settings of the grid that do hardly better than always answering with the commonest digit: all but those of
/// `aboveOneAnswer`.
private let nearChance: Finding = { results in
    let means = try results.numbers("part5.grid", "mean_test_score"),
        constant = try results.numbers("part2.label_shares").max() ?? .nan
    let near = means.count { $0 <= constant + Threshold.nearGuessing },
        chance =
            "within \(unsignedPoints(Threshold.nearGuessing, digits: 0)) of the \(percent(constant, digits: 1)) of one "
            + "answer to all"
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
    guard !printed.isEmpty, printed.count <= own.count, folds > 1 else {
        throw PartError("There are no deviations.")
    }
    let freedom = Int(folds) - 1
    let differing = zip(printed, own).count { printed, own in
        let below = varianceRatioCumulative(
            printed * printed / (own * own), degreesOfFreedom: freedom, freedom)
        return !(2 * min(below, 1 - below) >= 1 - Threshold.foldConfidence)
    }
    let test = """
        by an F test at \(percent(Threshold.foldConfidence, digits: 0)), which with \(words(Int(folds))) folds shows \
        only gross differences
        """
    return differing == 0
        ? """
        The standard deviations that the original printed are compatible with those here, too, \(test).
        """
        : """
        \(words(differing, of: printed.count).capitalisedFirst) standard deviations that the original printed \
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
    let ahead = ends.count { $0 > last }, training = try results.number("part5.control_training_accuracy")
    let byHeart =
        training < last + Threshold.byHeart
        ? """
        It classifies \(percent(training, digits: 1)) of the training images as they pass in its last epoch, so it has \
        not begun to learn them by heart.
        """
        : "Of the training images it classifies \(percent(training, digits: 1)) as they pass in its last epoch."
    let sentence = "Without dropout and penalty the network ends at \(percent(last, digits: 1))"
    return ahead == 0
        ? sentence + ", above all of them. " + byHeart
        : sentence + "; \(words(ahead, of: ends.count)) of the settings end above it."
}

private let orderSettles: Finding = { results in
    let rows = try results.list("part5.curves"),
        curves = try results.numbers("part5.curves", list: "test_accuracies")
    let leaders = curves[0].indices.map { epoch in argmax(curves.map { $0[epoch] }) }
    guard let last = leaders.last else { throw PartError("The longer training has no epochs.") }
    let settled = leaders.count - leaders.reversed().prefix { $0 == last }.count + 1,
        final = curves[last].last ?? .nan
    let best = try results.value("part5.best"), isBest = settingName(rows[last]) == settingName(best)
    let agreement =
        isBest
        ? "the setting that cross-validation had put first"
        : "not \(settingName(best)), which cross-validation had put first"
    if settled > (leaders.count + 1) / 2 {
        return """
            The lead does not settle in so many epochs: it changes as late as in epoch \(words(settled)). At \
            the end \(settingName(rows[last])) leads with \(percent(final, digits: 1)), \(agreement).
            """
    }
    let beginning =
        settled == 1
        ? "From the first epoch on"
        : "After the first epoch \(settingName(rows[leaders[0]])) leads; from epoch \(words(settled)) on"
    return """
        \(beginning) it is \(settingName(rows[last])), \(agreement), and it stays so to the end, at \
        \(percent(final, digits: 1)). The lead settles, which one epoch does not show.
        """
}
