import Notebooks
import Statistics

/// Traits of the original page: cell numbers out of order, rows that are missing, and what its text says of its code.
let pageJudges: [(id: String, judge: Judge)] = [
    ("order-of-cells", orderOfCells), ("same-images", measuredOnTheSameImages),
    ("cost", costIsTheSquaredError),
    ("cut-off", tableIsComplete),
    ("test-set-for-choosing", testSetForChoosing), ("best-values-used", bestValuesWereUsed),
    ("time-of-nothing", timeOfNothing),
]

private let orderOfCells: Judge = { results in
    let accuracy = Int(try results.printed("part2.cells.accuracy")),
        training = Int(try results.printed("part2.cells.training")), holds = accuracy > training,
        network = Int(try results.printed("part2.cells.network")), isEarlierCode = accuracy < network
    return Claim(
        id: "order-of-cells", kind: .observation, statement: "The order in which cells ran.",
        place: "Part 2, In [\(training)] and In [\(accuracy)]",
        printed: "cell \(accuracy) below cell \(training)", measured: "—",
        verdict: holds ? .holds : .doesNotHold,
        reason: holds
            ? "The cell with the accuracy ran after the cell with the training."
            : """
            On the original's page the accuracy stands under cell \(accuracy), which ran before cell \
            \(training), the training\(isEarlierCode ? ", and before cell \(network), the network's code" : ""): it is \
            the answer of an earlier network\(isEarlierCode ? ", perhaps of earlier code," : ",") of which the page \
            keeps nothing else.
            """,
        section: "part2.the passes over the training images",
        rule: "holds if the number of the accuracy's cell is higher than that of the training's",
        evidence: [:])
}

private let measuredOnTheSameImages: Judge = { results in
    let scratch = results.shown("part2.measured_on").string ?? "",
        framework = results.shown("part3.measured_on").string ?? "", holds = scratch == framework
    let train = try results.number("part2.train_accuracy"), test = try results.number("part2.test_accuracy")
    return Claim(
        id: "same-images", kind: .observation, statement: "The images that the accuracies are of.",
        place: "Part 2 and 3",
        printed: "one on the \(scratch), one on the \(framework)",
        measured: "from scratch \(percent(train)) on the training, \(percent(test)) on the test images",
        verdict: holds ? .holds : .doesNotHold,
        reason: holds
            ? "Both were measured on the \(scratch)."
            : """
            The accuracy of the network from scratch was measured on the \(scratch), that of the framework's \
            on the \(framework). Here the network from scratch classifies \(percent(train)) of the training and \
            \(percent(test)) of the test images.
            """,
        section: "part2.the passes over the training images",
        rule: "holds if both were measured on the same images",
        evidence: ["train_accuracy": .number(train), "test_accuracy": .number(test)])
}

private let costIsTheSquaredError: Judge = { results in
    let shown = results.shown("part2.error_of_the_output").string ?? "",
        error = try results.number("part1.max_gradient_error")
    let isCrossEntropy = shown == "output - target" && error < Threshold.derivative
    let accuracy = Int(try results.printed("part2.cells.accuracy")),
        network = Int(try results.printed("part2.cells.network"))
    let earlier =
        accuracy < network
        ? """
         The accuracy, though, is that of cell \(accuracy), and this code ran as cell \(network): nothing can be \
        told of the cost of an earlier version.
        """ : ""
    return Claim(
        id: "cost", kind: .conclusion,
        statement:
            "The network from scratch learns by the squared error, as the cross-entropy would overflow.",
        place: "Part 2, text", printed: "in the code: \(shown)",
        measured:
            "the gradient of the cross-entropy, to \(NumberFormat.number(error, format: ".0e") ?? "")",
        verdict: isCrossEntropy ? .doesNotHold : .holds,
        reason: isCrossEntropy
            ? """
            The error that the code on the page sends down from its output is $f - y$, which is the gradient of the \
            cross-entropy: it learns by the very cost that the text says it avoids.\(earlier)
            """
            : "The error that the code sends down from its output is not the gradient of the cross-entropy.",
        section: "part2.the squared error, from scratch",
        rule: """
            does not hold if the code's error of the output is output − target and Part 1 finds that to be \
            the gradient of the cross-entropy
            """,
        evidence: ["gradient_error": .number(error)])
}

private let tableIsComplete: Judge = { results in
    let rows = results.shown("part5.grid").list?.count ?? 0
    let settings =
        (results.shown("part5.settings.dropout").list?.count ?? 0)
        * (results.shown("part5.settings.l2").list?.count ?? 0)
    let holds = rows == settings
    return Claim(
        id: "cut-off", kind: .observation, statement: "The rows of the grid's table.",
        place: "Part 5, table",
        printed: "\(words(rows)) rows for \(words(settings)) settings", measured: "—",
        verdict: holds ? .holds : .doesNotHold,
        reason: holds
            ? "The original's table has all settings."
            : "The original's page lost the last \(words(settings - rows)) of the \(words(settings)) rows.",
        section: "part5.the grid", rule: "holds if the page shows as many rows as its code has settings",
        evidence: ["rows": .integer(rows), "settings": .integer(settings)])
}

/// The share of luck in the winner's lead: the winner's accuracy on its own seed against that of the same setting on
/// the other seeds.
private let testSetForChoosing: Judge = { results in
    let rows = try results.numbers("part5.retrained_by_seed", list: "test_accuracies"),
        seeds = rows[0].indices
    let chosenOn = results.shown("part5.chosen_on").string ?? "", holds = chosenOn != "test images"
    let leaders = try leaders(results)
    guard seeds.count > 1 else { throw PartError("One seed does not say what another gives.") }
    let chosen = Sample(seeds.flatMap { seed in leaders[seed].prefix(1).map { rows[$0][seed] } }).mean
    // Settings that share the first place count together as one.
    let elsewhere = Sample(
        seeds.map { seed in
            Sample(leaders[seed].flatMap { leader in seeds.filter { $0 != seed }.map { rows[leader][$0] } })
                .mean
        }
    ).mean
    return Claim(
        id: "test-set-for-choosing", kind: .observation,
        statement: "The images by which a setting was chosen.",
        place: "Part 5, code", printed: "chosen by the \(chosenOn)",
        measured: """
            the chosen \(percent(chosen, digits: 1)); the same settings from other seeds \
            \(percent(elsewhere, digits: 1))
            """,
        verdict: holds ? .holds : .doesNotHold,
        reason: holds
            ? "The setting was chosen by other images."
            : """
            The original chose by the test images, which therefore no longer say how the chosen network does on \
            new ones. Much of what the winners reach is luck: \(percent(chosen, digits: 1)) of the test images on \
            average, but \(percent(elsewhere, digits: 1)) when the same settings are trained from the other seeds.
            """,
        section: "part5.one epoch each, and the test images",
        rule: "does not hold if the images that were chosen by are those that the accuracy is of",
        evidence: ["chosen": .number(chosen), "elsewhere": .number(elsewhere)])
}

private let bestValuesWereUsed: Judge = { results in
    let tried = results.shown("part6.tried_settings").list?.count ?? 0
    return Claim(
        id: "best-values-used", kind: .conclusion,
        statement: "The values in the convolution's code performed best of those that were tried.",
        place: "Part 6, text",
        measured: "—", verdict: tried == 0 ? .cannotBeTold : .depends, dependsOn: "what was tried",
        reason: tried == 0
            ? "The original does not say which other values it tried."
            : "The original names \(words(tried)) settings that it tried, which are not trained here.",
        section: "part6", rule: "cannot be told if the page names no other values",
        evidence: ["tried": .integer(tried)]
    )
}

private let timeOfNothing: Judge = { results in
    let seconds = try results.printed("part6.empty_line_wall_seconds"),
        images = try results.number("part2.training_images"), perImage = seconds / images
    let holds = perImage > Threshold.secondsPerImage, time = NumberFormat.duration(seconds)
    return Claim(
        id: "time-of-nothing", kind: .observation, statement: "The time printed for the convolution.",
        place: "Part 6, `%time`",
        printed: time,
        measured: "\(NumberFormat.number(perImage * 1e9, format: ".1f") ?? "") ns an image",
        verdict: holds ? .holds : .doesNotHold,
        reason: holds
            ? "It is long enough for so many images."
            : """
            The original's \(time) for it would leave each image \
            \(NumberFormat.number(perImage * 1e9, format: ".1f") ?? "") ns. `%time` times what follows on its line, \
            which is nothing; `%%time` would have timed the cell. The same holds for the time under the evaluation.
            """,
        section: "part6",
        rule: """
            does not hold if it leaves less than \
            \(NumberFormat.number(Threshold.secondsPerImage * 1e9, format: ".0f") ?? "") ns for each training \
            image
            """,
        evidence: ["seconds_per_image": .number(perImage)])
}
