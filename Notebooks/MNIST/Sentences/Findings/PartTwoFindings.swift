import Notebooks
import Statistics

/// Findings of Part 2.
let partTwoFindings: [(id: String, finding: Finding)] = [
    ("one-answer", oneAnswer), ("first-pass", firstPass), ("one-bit", oneBit),
    ("squared-error-from-scratch", squaredErrorFromScratch), ("commonest-mistakes", commonestMistakes),
    ("from-scratch", fromScratch),
]

private let fromScratch: Finding = { results in
    let own = try results.number("part2.train_accuracy"),
        printed = try results.printed("part2.train_accuracy")
    let digit = try results.numbers("part2.label_shares").firstIndex { abs($0 - printed) < 1e-9 }
    let share = digit.map { ", exactly the share of \(plural(ofDigit: $0)) among them" } ?? ""
    return own > Threshold.learned
        ? """
        The network from scratch learns \(percent(own, digits: 1)) of its training images, where the notebook had \
        printed \(percent(printed, digits: 1))\(share).
        """
        : """
        The network from scratch learns hardly anything, \(percent(own, digits: 1)) of its training images; the \
        notebook had printed \(percent(printed, digits: 1)).
        """
}

/// The digit whose share of the training images is the number that the original printed, if there is one.
private let oneAnswer: Finding = { results in
    let printed = try results.printed("part2.train_accuracy"),
        shares = try results.numbers("part2.label_shares")
    guard let digit = shares.firstIndex(where: { abs($0 - printed) < 1e-9 }) else {
        return "It is not the share of any digit among these images."
    }
    return """
        To its last digit that is the share of \(plural(ofDigit: digit)) among them: what a network gets that answers \
        “\(digit)” to everything.
        """
}

/// The gain of the passes after the first.
private let firstPass: Finding = { results in
    let accuracies = try results.numbers("part2.history", "test_accuracy")
    guard let first = accuracies.first, let last = accuracies.last, accuracies.count > 1 else {
        throw PartError("There is only one pass.")
    }
    return """
        The first pass brings it to \(percent(first, digits: 1)) of the test images, the other \
        \(words(accuracies.count - 1)) to \(percent(last, digits: 1)).
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
        agree in accuracy, but not in single answers: of numbers that another machine printed, only the accuracy can \
        be compared.
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
    let seeds = seedCount(costs[0].accuracies.count), all = costs.flatMap(\.accuracies)
    let learned = all.count { $0 > Threshold.learned }
    guard learned == all.count,
        let worst = costs.min(by: { ($0.accuracies.min() ?? 1) < ($1.accuracies.min() ?? 1) })
    else {
        return learned == 0
            ? "With none of the costs does the network learn, over \(seeds)."
            : """
            Whether the network learns depends on the cost and on the seed: \(words(learned, of: all.count)) runs do.
            """
    }
    let gain = Sample(costs[0].accuracies).mean - Sample(costs[2].accuracies).mean
    let better = """
         On average the squared error does better here than the cross-entropy, by \(unsignedPoints(gain)): where the \
        network is certain and wrong its gradient is small, and the steps with it. Whether that is the reason was not \
        tried.
        """
    return """
        With every cost the network learns from each of the \(seeds); the worst run, \(worst.name), classifies \
        \(percent(worst.accuracies.min() ?? .nan)) of the test images. The cost does not explain a network that gives \
        one answer to all.\(gain > 0 ? better : "")
        """
}

/// The two mistakes that are made most often.
private let commonestMistakes: Finding = { results in
    let rows = try results.list("part2.confusion").map { ($0.list ?? []).compactMap(\.double) }
    let mistakes = rows.indices.flatMap { digit in
        rows[digit].indices.filter { $0 != digit }.map {
            (digit: digit, answer: $0, count: Int(rows[digit][$0]))
        }
    }.sorted { $0.count > $1.count }
    guard mistakes.count > 1, mistakes[1].count > 0 else { return "There are hardly any mistakes." }
    func text(_ mistake: (digit: Int, answer: Int, count: Int)) -> String {
        "a \(mistake.digit) for a \(mistake.answer) (\(mistake.count) times)"
    }
    return "Most often it takes \(text(mistakes[0])), next most often \(text(mistakes[1]))."
}
