import Notebooks
import Statistics

/// Findings of the section on the learning rate.
let learningRateFindings: [(id: String, finding: Finding)] = [
    ("better-rates", betterRates), ("collapsed", collapsed), ("rate-in-part-three", rateInPartThree),
    ("pixels-and-rates", pixelsAndRates), ("activations-at-best-rates", activationsAtBestRates),
    ("order-at-chosen-rates", orderAtChosenRates),
]

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

/// The networks that a rate of the sweep is too large for.
private let collapsed: Finding = { results in
    let limit = 1 / Double(results.classCount) + Threshold.nearGuessing
    let failures = try Sweep.all(results).flatMap { sweep in
        sweep.rates.indices.filter { sweep.accuracies[$0] < limit && $0 > sweep.best }.map {
            "the \(sweep.name) at \(text(ofRate: sweep.rates[$0])) (\(percent(sweep.accuracies[$0])))"
        }
    }
    guard !failures.isEmpty else { return "No rate is so large that a network learns nothing." }
    return """
        A rate can be too large to learn anything: so it is for \(enumeration(failures)). That is one way to a number \
        like those that the original printed in Parts 2 and 6.
        """
}

/// Whether large pixels work as a larger learning rate does.
private let pixelsAndRates: Finding = { results in
    let sweeps = try Sweep.all(results), scaled = try Sweep.named("scaled convolution", in: sweeps),
        unscaled = try Sweep.named("unscaled convolution", in: sweeps)
    let first = """
        In Part\u{a0}6 the convolution with scaled images was behind; of the images held back, at the original's rate, \
        it classifies \(percent(scaled.accuracies[0], digits: 1)) against \
        \(percent(unscaled.accuracies[0], digits: 1))
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
    let images = Int(try results.number("part6.sweep_images"))
    let opening = """
        On the images held back, after training on \(words(images)) others from one seed, the ReLU network of \
        Part\u{a0}4
        """
    let edge = [sigmoid, relu].filter { $0.best == $0.rates.count - 1 }.map { "the \($0.name)" }
    let closing = edge.isEmpty ? "" : " The largest rate tried is the best for \(enumeration(edge))."
    let accuracies = """
        \(percent(relu.accuracies[relu.best])) against \(percent(sigmoid.accuracies[sigmoid.best])) at the best rate \
        of each
        """
    let sentence =
        switch (before > 0, after > before / 2) {
        case (false, _):
            after > 0
                ? " is behind at the original's rate and ahead at other rates: \(accuracies)."
                : " is not ahead of the sigmoid network: \(accuracies)."
        case (true, true):
            " leads by \(unsignedPoints(before)) at the original's rate, and keeps most of that at other rates: "
                + "\(accuracies)."
        case (true, false):
            " leads by \(unsignedPoints(before)) at the original's rate, but the lead comes from the rate: "
                + "\(accuracies)."
        }
    return opening + sentence + closing
}

/// The original's order of the ReLU network and the convolution, at its own rates and at chosen ones.
private let orderAtChosenRates: Finding = { results in
    let difference = try paired(
        results.numbers("part6.convolution"), minus: results.numbers("part6.ReLU_network"))
    let original = try results.difference(6, minus: 4)
    let opening = "The original found that its convolution does not improve on the ReLU network. "
    guard original.isClearlyPositive != true else { return opening + "At its own rates it does." }
    let sweeps = try Sweep.all(results), own = try Sweep.named("unscaled convolution", in: sweeps),
        relu = try Sweep.named("ReLU network", in: sweeps)
    let catches = own.accuracies[own.best] >= relu.accuracies[relu.best]
    let atAnyRate = """
        Its own convolution \(catches ? "catches up at a larger rate" : "does not catch up at any rate tried") \
        (\(percent(own.accuracies[own.best])) against \(percent(relu.accuracies[relu.best])) of the images held back)
        """
    return switch difference.isClearlyPositive {
    case true?:
        opening + """
            That holds at its own rates. \(atAnyRate); one with rectifiers, scaled images and \
            \(words(Int(try results.number("part6.final_epochs")))) epochs is ahead.
            """
    case false?: opening + "That holds at its own rates, and also at rates that were chosen. \(atAnyRate)."
    case nil:
        opening
            + "That holds at its own rates; at rates that were chosen the two cannot be told apart. \(atAnyRate)."
    }
}
