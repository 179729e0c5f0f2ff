import Notebooks
import Statistics

/// Findings of Part 6.
let partSixFindings: [(id: String, finding: Finding)] = [
    ("always-one", alwaysOne), ("scaling", scaling), ("unscaled-seeds", unscaledSeeds),
    ("convolution-improved", convolutionImproved),
]

private let alwaysOne: Finding = { results in
    let printed = try results.printed("part6.test_accuracy"),
        share = try results.number("part6.share_of_ones"),
        measured = try results.number("part6.test_accuracy")
    let kinds = Set(try results.value("part6.test_predictions").string ?? "")
    let first =
        abs(printed - share) < 0.00005
        ? "The two are the same: the printed number is that of a network that answers “1” to everything."
        : "The two differ."
    return first
        + (kinds.count == 1
            ? " So does the network here."
            : measured > share
                ? " The code as printed does not do that." : " The network here does no better.")
}

private let scaling: Finding = { results in
    let difference = try paired(
        results.numbers("part6.scaled_replicates", "test_accuracy"), minus: results.overSeeds(6))
    let interval = difference.differencePhrase
    return switch difference.isClearlyPositive {
    case true?: "Scaling gains \(interval)."
    case false?:
        """
        Scaling changes the accuracy by \(interval). One reason is that small pixels make small gradients in the first \
        layer, and the training is short.
        """
    case nil: "Scaling changes the accuracy by \(interval), no more than seeds do."
    }
}

/// The unscaled seeds beside the scaled ones and the original's number.
private let unscaledSeeds: Finding = { results in
    let unscaled = try results.overSeeds(6),
        scaled = try results.numbers("part6.scaled_replicates", "test_accuracy"),
        printed = try results.printed("part6.test_accuracy")
    let nearest = unscaled.map { abs($0 - printed) }.min() ?? .nan
    return """
        The means are \(unsignedPoints(Sample(unscaled).mean - Sample(scaled).mean)) apart; the unscaled seed nearest \
        to the original's number is \(unsignedPoints(nearest)) away.
        """
}

private let convolutionImproved: Finding = { results in
    let dense = try results.numbers("part6.ReLU_network"),
        convolution = try results.numbers("part6.convolution")
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
