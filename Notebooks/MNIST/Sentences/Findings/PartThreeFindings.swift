import Notebooks
import Statistics

/// Findings of Part 3.
let partThreeFindings: [(id: String, finding: Finding)] = [
    ("first-epoch-of-squares", firstEpochOfSquares), ("what-makes-better", whatMakesBetter),
]

/// The single changes that improve the sigmoid network, by McNemar's test.
private let whatMakesBetter: Finding = { results in
    let names = [
        "batch": "a step after every image", "rate": "the larger rate", "epochs": "the number of epochs",
    ]
    let changes = try ["batch", "rate", "epochs"].map { id in
        (
            name: names[id] ?? id, difference: try results.number("part3.varied.\(id).paired.difference"),
            isClear: try results.number("part3.varied.\(id).paired.p_value") < 1 - Threshold.confidence
        )
    }
    func list(_ changes: [(name: String, difference: Double, isClear: Bool)], _ verb: String) -> String? {
        changes.isEmpty
            ? nil : enumeration(changes.map { "\($0.name) \(verb) \(unsignedPoints($0.difference))" })
    }
    let gains = changes.filter { $0.isClear && $0.difference > 0 },
        losses = changes.filter { $0.isClear && $0.difference < 0 }, rest = changes.filter { !$0.isClear }
    let parts = [
        list(gains, "gains"), list(losses, "loses"),
        rest.isEmpty
            ? nil : enumeration(rest.map(\.name)) + " makes no difference that could be told from chance",
    ]
    let together = try results.number("part3.varied.all.test_accuracy"),
        own = try results.number("part2.test_accuracy"), base = try results.number("part3.test_accuracy")
    let gap = own - base, closed = together - base, count = unsignedPoints(gap, digits: 2)
    let closing =
        if gap * closed <= 0 {
            "These settings do not explain the difference of \(count) to the network from scratch."
        } else if abs(closed) > abs(gap) {
            """
            These settings close the gap of \(count) to the network from scratch and overshoot it by \
            \(unsignedPoints(closed - gap, digits: 2)).
            """
        } else {
            """
            These settings close \(unsignedPoints(closed, digits: 2)) of the gap of \(count) to the network from \
            scratch.
            """
        }
    // All changes gain less than the best of them alone.
    let best = gains.max { $0.difference < $1.difference }
    let isLess = best.map { $0.difference > closed } ?? false
    let less = isLess ? ", less than \(best?.name ?? "") alone" : ""
    let sum = """
        With all changes together the network classifies \(percent(together)) of the test images instead of \
        \(percent(base))\(less). \(closing) The initial weights, the order of the \
        images and the precision were not varied.
        """
    return parts.compactMap { $0 }.joined(separator: "; ").capitalisedFirst + ". " + sum
}

/// The sight of somebody who trains the framework's network with its squared error and stops after one epoch.
private let firstEpochOfSquares: Finding = { results in
    func number(_ cost: String, _ key: String) throws -> Double {
        try results.number("part3.costs.\(cost).\(key)")
    }
    let low = try number("mean", "lowest_first_epoch"), high = try number("mean", "highest_first_epoch"),
        last = try number("mean", "mean_last_epoch")
    let range = "from \(percent(low, digits: 1)) to \(percent(high, digits: 1))"
    guard high < Threshold.learned else {
        return """
            With the mean squared error the framework's network classifies \(range) of the training images as they \
            pass in the first epoch.
            """
    }
    let first = """
        With the mean squared error the framework's network classifies \(range) of the training images as \
        they pass in the first epoch, \
        and \(percent(last, digits: 1)) in the last.
        """
    return last > Threshold.learned
        ? first + " Whoever stops after one epoch sees a failure that is only a slow beginning."
        : first + " It is as slow to the end."
}
