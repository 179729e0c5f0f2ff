import Notebooks
import Statistics

/// Findings of Part 4.
let partFourFindings: [(id: String, finding: Finding)] = [
    ("relu-ahead", reluAhead), ("spread-of-seeds", spreadOfSeeds),
]

private let reluAhead: Finding = { results in
    let sigmoid = try results.numbers("part3.history", "accuracy"),
        relu = try results.numbers("part4.history", "accuracy")
    let ahead = zip(relu, sigmoid).count { $0 > $1 }, count = min(relu.count, sigmoid.count)
    let last = zip(relu, sigmoid).map(-).last ?? .nan
    return switch ahead {
    case count: "The rectifier is ahead from the first epoch to the last, there by \(unsignedPoints(last))."
    case 0: "The sigmoid is ahead from the first epoch to the last."
    default: "The rectifier is ahead in \(words(ahead)) of the \(words(count)) epochs."
    }
}

/// The spread of the seeds beside the distance of the activations.
private let spreadOfSeeds: Finding = { results in
    let samples = try [3, 4].map { try results.overSeeds($0) }
    let spread = samples.map { ($0.max() ?? .nan) - ($0.min() ?? .nan) }.max() ?? .nan,
        distance = Sample(samples[1]).mean - Sample(samples[0]).mean
    return """
        The seeds of one activation spread over \(unsignedPoints(spread, digits: 2)) or less; the means of the two are \
        \(unsignedPoints(distance)) apart.
        """
}
