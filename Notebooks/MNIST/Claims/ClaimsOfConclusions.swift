import Basics
import Notebooks
import Statistics

/// Conclusions that the original draws from its numbers.
let conclusionJudges: [(id: String, judge: Judge)] = [
    ("derivative", derivativeIsRight), ("propagation", propagationIsRight),
    ("squared-error", squaredErrorIsTheCause), ("framework-faster", frameworkIsFaster),
    ("framework-better", frameworkIsBetter),
    ("fourth-epoch", ninetyPercentByTheFourthEpoch), ("relu-speed", reluIsNotMuchFaster),
    ("relu-better", reluIsBetter),
    ("relu-generalises", reluGeneralisesBetter),
    ("training-and-test", trainingAndTestDisagree), ("highest-of-twelve", theHighestOfTwelve),
    ("no-improvement", convolutionIsNoImprovement), ("relu-best", reluIsTheBest),
]

private let derivativeIsRight: Judge = { results in
    let error = try results.number("part1.max_jacobian_error"), holds = error < Threshold.derivative,
        shown = NumberFormat.number(error, format: ".1e") ?? ""
    return Claim(
        id: "derivative", kind: .conclusion,
        statement:
            "The derivative of the softmax is $f_i (1 - f_i)$ where the indices agree and $-f_i f_j$ elsewhere.",
        place: "Part 1, text", measured: "within \(shown) of central differences",
        verdict: holds ? .holds : .doesNotHold,
        reason: holds
            ? "Differences that know nothing of the derivation give the same matrix."
            : "Differences that know nothing of the derivation give another matrix.",
        section: "part1.a check by computer",
        rule: """
            holds if the matrix differs from central differences by less than \
            \(NumberFormat.number(Threshold.derivative, format: ".0e") ?? "")
            """,
        evidence: ["error": .number(error)])
}

private let propagationIsRight: Judge = { results in
    let accuracies = try results.numbers("part2.replicates", "train_accuracy"),
        low = accuracies.min() ?? .nan
    let holds = low > Threshold.learned
    return Claim(
        id: "propagation", kind: .conclusion,
        statement: "The propagation of the network from scratch is correct.",
        place: "Part 2, text",
        measured: "at least \(percent(low)) of the training images over \(seedCount(accuracies.count))",
        verdict: holds ? .holds : .doesNotHold,
        reason: holds
            ? "The code on the page learns, from every seed: nothing in it has to change."
            : "The code on the page does not learn from every seed.",
        section: "part2.the network from scratch, from other seeds",
        rule:
            "holds if the network learns more than \(percent(Threshold.learned, digits: 0)) on every seed",
        evidence: ["lowest": .number(low)])
}

private let squaredErrorIsTheCause: Judge = { results in
    let scratch = Sample(try results.numbers("part2.squared_error", "test_accuracy")),
        framework = Sample(try results.numbers("part3.mean_squared_error", "test_accuracy"))
    let all = scratch.values + framework.values
    let holds = all.allSatisfy { $0 < Threshold.hardlyLearned },
        fails = all.allSatisfy { $0 > Threshold.learned }
    let seeds = "over \(seedCount(framework.count))"
    return Claim(
        id: "squared-error", kind: .conclusion,
        statement: """
            The squared error as cost brings the accuracy down to almost \(results.guessing), also with the \
            framework.
            """,
        place: "Part 2 and 3, text",
        measured: """
            \(percent(scratch.mean)) from scratch, \(percent(framework.mean)) with the framework's mean squared error, \
            \(seeds)
            """,
        verdict: holds ? .holds : fails ? .doesNotHold : .depends, dependsOn: "the implementation",
        reason: holds
            ? "Both networks stay near \(results.guessing) with it."
            : fails
                ? """
                Both networks learn with the squared error, too: from scratch to \
                \(percent(scratch.mean, digits: 1)) of the test images, with the framework's mean squared error to \
                \(percent(framework.mean, digits: 1)), \(seeds).
                """
                : """
                Not every network learns with the squared error: from scratch \
                \(percent(scratch.mean, digits: 1)) of the test images, with the framework's mean squared error \
                \(percent(framework.mean, digits: 1)), \(seeds).
                """,
        section: "part3.the squared error, in the framework",
        rule: """
            holds if both stay below \(percent(Threshold.hardlyLearned, digits: 0)) on every seed, does not hold if \
            both reach more than \(percent(Threshold.learned, digits: 0)) on every seed, else depends
            """,
        evidence: ["from_scratch": .number(scratch.mean), "framework": .number(framework.mean)])
}

private let frameworkIsFaster: Judge = { results in
    let images = try results.number("part2.training_images")
    func rate(_ part: String, epochs: String) throws -> Double {
        try images * results.printed("\(part).settings.\(epochs)") / results.printed("\(part).wall_seconds")
    }
    let ratio = try rate("part3", epochs: "epochs") / rate("part2", epochs: "epochs"),
        times = NumberFormat.number(ratio, format: ".0f") ?? ""
    return Claim(
        id: "framework-faster", kind: .conclusion,
        statement:
            "Training is much faster with the framework, perhaps by how it implements the operations on matrices.",
        place: "Part 3, text", printed: "\(times) times as many images a second",
        measured: "—",
        timesHere: """
            {part2.training.wall} from scratch; the framework's network {part3.image by image.wall} image by \
            image, {part3.training.wall} in batches
            """,
        verdict: ratio > Threshold.muchFaster ? .holds : .doesNotHold,
        reason: ratio > Threshold.muchFaster
            ? """
            By the original's own times, Keras trained on \(times) times as many images a second. An image takes as \
            many products of weights in both: the difference lies, as the original supposes, in how they are carried \
            out, image by image or in batches, in an interpreter or compiled.
            """
            : "Not even in the original's own figures is it much faster.",
        section: "part3.is it faster?",
        rule: """
            from the original's own times: holds if it sees more than \(words(Int(Threshold.muchFaster))) times the \
            images a second
            """,
        evidence: ["ratio": .number(ratio)])
}

private let frameworkIsBetter: Judge = { results in
    let own = Sample(try results.overSeeds(2)), sample = Sample(try results.overSeeds(3)),
        difference = try results.difference(3, minus: 2), clearly = difference.isClearlyPositive
    return Claim(
        id: "framework-better", kind: .conclusion,
        statement: "The framework's network is better than the one from scratch.", place: "Part 3, text",
        measured: """
            \(percent(sample.mean)), from scratch \(percent(own.mean)), over \(seedCount(sample.count)) each: \
            \(difference.differencePhrase)
            """,
        verdict: verdict(ifPositive: clearly),
        reason: clearly.map {
            $0
                ? """
                It is better on the test images: \(percent(sample.mean)) on average over the seeds, against \
                \(percent(own.mean)) from scratch.
                """
                : """
                The network from scratch is better: it classifies \(percent(own.mean)) of the test images on \
                average over the seeds, the framework's \(percent(sample.mean)).
                """
        } ?? "The two are within what seeds change.",
        section: "part3.is it better?",
        rule: """
            by the \(percent(Threshold.confidence, digits: 0)) interval of the difference over seeds: holds above \
            zero, does not hold below, else cannot be told
            """,
        evidence: ["from_scratch": .number(own.mean), "framework": .number(sample.mean)]
            .merging(difference.evidence) { $1 })
}

private let ninetyPercentByTheFourthEpoch: Judge = { results in
    let histories = try results.list("part3.running_accuracies").map {
        ($0.list ?? []).compactMap(\.double)
    }
    let claimed = try results.printed("part3.claimed_accuracy"),
        epoch = Int(try results.printed("part3.claimed_epoch"))
    guard histories.allSatisfy({ $0.count >= epoch }) else {
        throw PartError("Part 3 has fewer than \(epoch) epochs.")
    }
    let shares = histories.map { $0[epoch - 1] }, exceeding = shares.count { $0 > claimed },
        low = shares.min() ?? .nan, high = shares.max() ?? .nan
    let what = "\(percent(claimed, digits: 0)) by epoch \(words(epoch))"
    return Claim(
        id: "fourth-epoch", kind: .conclusion, statement: "The framework's network exceeds \(what).",
        place: "Part 3, text",
        measured: "\(percent(low)) to \(percent(high)) in that epoch, over \(seedCount(shares.count))",
        verdict: exceeding == shares.count ? .holds : exceeding == 0 ? .doesNotHold : .depends,
        reason: exceeding == shares.count
            ? "On every seed it exceeds \(what), as the original says."
            : exceeding == 0
                ? "It does not exceed \(what) on any seed, though the original says so."
                : "It exceeds \(what) on \(words(exceeding, of: shares.count)) seeds.",
        section: "part3.the sigmoid network from other seeds",
        rule: """
            holds if the running training accuracy of the epoch is above what is claimed on every seed, does not hold \
            if on none, else depends on the seed
            """,
        evidence: ["low": .number(low), "high": .number(high), "exceeding": .integer(exceeding)])
}

private let reluIsNotMuchFaster: Judge = { results in
    let ratio = try results.printed("part4.cpu_seconds") / results.printed("part3.cpu_seconds"),
        holds = ratio > Threshold.notMuchFaster,
        wall = try results.printed("part4.wall_seconds") / results.printed("part3.wall_seconds")
    let layers = (results.shown("part3.settings.layers").list ?? []).compactMap(\.double).map { Int($0) }
    guard layers.count > 1 else { throw PartError("The original has no layers.") }
    func times(_ ratio: Double, _ digits: Int) -> String {
        NumberFormat.number(ratio, format: ".\(digits)f") ?? ""
    }
    return Claim(
        id: "relu-speed", kind: .conclusion, statement: "ReLU is not much faster than the sigmoid.",
        place: "Part 4, text",
        printed: "\(NumberFormat.number(ratio, format: ".2f") ?? "") times the processor time",
        measured: "—",
        timesHere: "{part4.training.cpu} against {part3.training.cpu}",
        verdict: holds ? .holds : .doesNotHold,
        reason: holds
            ? """
            In the original, ReLU took \(times(ratio, 2)) times the processor time and \(times(wall, 1)) times the \
            wall time. For an image the first layer has \(words(layers[0] * layers[1])) products of weights, with \
            either, and only \(words(layers[1])) activations.
            """
            : "In the original's own figures ReLU is much faster.",
        section: "part4.training the ReLU network",
        rule: """
            from the original's own times: holds if ReLU takes more than \
            \(percent(Threshold.notMuchFaster, digits: 0)) of the sigmoid's processor time
            """,
        evidence: ["ratio": .number(ratio)])
}

private let reluIsBetter: Judge = { results in
    let difference = try results.difference(4, minus: 3), clearly = difference.isClearlyPositive
    return Claim(
        id: "relu-better", kind: .conclusion,
        statement: "ReLU is better than the sigmoid: it generalises better to the images of validation.",
        place: "Part 4, text", measured: difference.differencePhrase,
        verdict: verdict(ifPositive: clearly),
        reason: clearly.map {
            $0
                ? "The rectifier is better, by more than the variation between seeds."
                : "The sigmoid is better, by more than the variation between seeds."
        }
            ?? "Which is better, seeds like these do not tell.",
        section: "part4.the ReLU network from other seeds",
        rule: """
            by the \(percent(Threshold.confidence, digits: 0)) interval of the difference over paired seeds: \
            holds above zero, does not hold below, else cannot be told
            """,
        evidence: difference.evidence)
}

private let reluGeneralisesBetter: Judge = { results in
    func gaps(_ part: Int) throws -> [Double] {
        try paired(
            results.numbers("part\(part).replicates", "train_accuracy"), minus: results.overSeeds(part)
        ).values
    }
    let difference = try paired(gaps(4), minus: gaps(3)), clearly = difference.isClearlyPositive
    return Claim(
        id: "relu-generalises", kind: .observation,
        statement: "What is lost between training and test images.",
        place: "Part 4",
        measured: "a difference of \(difference.differencePhrase)",
        verdict: verdict(ifPositive: clearly.map { !$0 }),
        reason: clearly.map {
            $0
                ? "The rectifier loses more on the way from training to test images than the sigmoid does."
                : "The rectifier loses less on the way from training to test images than the sigmoid does."
        }
            ?? "What the two lose on the way from training to test images differs by no more than seeds change.",
        section: "part4.what is lost on new images",
        rule: """
            generalising is losing little between training and test images: by the \
            \(percent(Threshold.confidence, digits: 0)) interval of the difference of the losses over paired \
            seeds, does not hold above zero, holds below, else cannot be told
            """,
        evidence: difference.evidence)
}

/// The indices of the retrained settings with the highest test accuracy on each seed: several if they share it.
func leaders(_ results: ResultReader) throws -> [[Int]] {
    let rows = try results.numbers("part5.retrained_by_seed", list: "test_accuracies")
    return rows[0].indices.map { seed in indicesOfLargest(rows.map { $0[seed] }) }
}

/// A sentence on the seeds on which no setting is first alone, empty if there are none.
private func sharedFirstPlaces(_ leaders: [[Int]]) -> String {
    let shared = leaders.filter { $0.count > 1 }
    guard let first = shared.first else { return "" }
    return shared.count == 1
        ? " On one seed \(words(first.count)) settings share the first place, which therefore names none."
        : " On \(words(shared.count)) seeds several settings share the first place, which therefore names none."
}

private let trainingAndTestDisagree: Judge = { results in
    let rows = try results.list("part5.retrained_by_seed"),
        best = settingName(try results.value("part5.best"))
    let leaders = try leaders(results), names = leaders.map { $0.map { settingName(rows[$0]) } },
        differing = names.count { !$0.contains(best) }
    return Claim(
        id: "training-and-test", kind: .conclusion,
        statement: """
            The setting with the lowest error in the grid, \(settingName(results.shown("part5.grid.0"))), is not the \
            one with the lowest test error after retraining.
            """,
        place: "Part 5, text",
        measured: "so on \(words(differing, of: leaders.count)) seeds; best in the grid: \(best)",
        verdict: differing == leaders.count ? .holds : differing == 0 ? .doesNotHold : .depends,
        reason: differing == leaders.count
            ? "On every seed another setting than the grid's best has the highest test accuracy."
            : differing == 0
                ? "On every seed the grid's best has the highest test accuracy, alone or with others."
                : """
                Another setting than the grid's best has the highest test accuracy on \
                \(words(differing, of: leaders.count)) seeds.
                """,
        section: "part5.one epoch each, and the test images",
        rule: """
            whether the best setting of the grid is among those with the highest test accuracy: holds if it is so on \
            no seed, does not hold if on every seed, else depends on the seed
            """,
        evidence: ["differing": .integer(differing), "seeds": .integer(leaders.count)])
}

private let theHighestOfTwelve: Judge = { results in
    let rows = try results.list("part5.retrained_by_seed"), leaders = try leaders(results),
        winners = leaders.filter { $0.count == 1 }.map { rows[$0[0]] }
    let named = results.shown("part5.best_retrained")
    let count = winners.count {
        $0["dropout"]?.double == named["dropout"]?.double && $0["l2"]?.double == named["l2"]?.double
    }
    let distinct = Set(winners.map(settingName))
    let verdict: Claim.Verdict =
        leaders.count < 2
        ? .cannotBeTold : count == leaders.count ? .holds : count == 0 ? .doesNotHold : .depends
    let reason =
        switch verdict {
        case .holds: "The setting that the original named is first on every seed."
        case .doesNotHold: "The setting that the original named is first on none of the seeds."
        case .depends:
            """
            Which of them comes first depends on the seed: \(words(distinct.count)) settings do on some, the \
            one that the original named on \(words(count, of: leaders.count)). It is chance that names the \
            winner. The original suspects as much: it allows that the new training made the difference.
            """
        case .cannotBeTold: "One seed says nothing of the order."
        }
    return Claim(
        id: "highest-of-twelve", kind: .conclusion,
        statement: """
            Retrained for \(words(Int(try results.printed("part5.settings.retrained_epochs")))) epoch, \
            \(settingName(named)) classifies the test images best.
            """,
        place: "Part 5, text",
        printed: settingName(named), measured: "first on \(words(count, of: leaders.count)) seeds",
        verdict: verdict,
        reason: reason + sharedFirstPlaces(leaders),
        section: "part5.one epoch each, and the test images",
        rule: """
            holds if the named setting is first, and alone, on every seed, does not hold if on none, else depends on \
            the seed
            """,
        evidence: [
            "first": .integer(count), "seeds": .integer(leaders.count), "winners": .integer(distinct.count),
        ])
}

private let convolutionIsNoImprovement: Judge = { results in
    let difference = try results.difference(6, minus: 4), clearly = difference.isClearlyPositive
    return Claim(
        id: "no-improvement", kind: .conclusion,
        statement: "The convolution, as trained, is no improvement on the ReLU network.",
        place: "Part 6, text",
        measured: difference.differencePhrase, verdict: clearly == true ? .doesNotHold : .holds,
        reason: clearly == true
            ? "The convolution is better, by more than the variation between seeds."
            : clearly == false
                ? "As it was trained, the convolution is worse, by more than the variation between seeds."
                : "As it was trained, the convolution is no better: the difference is within what seeds change.",
        section: "part6.the convolution from other seeds",
        rule: """
            does not hold if the \(percent(Threshold.confidence, digits: 0)) interval of the difference over \
            paired seeds is above zero, else holds
            """,
        evidence: difference.evidence)
}

private let reluIsTheBest: Judge = { results in
    let own = Sample(try results.overSeeds(4))
    let others = [
        ("that from scratch", Sample(try results.overSeeds(2)).mean),
        ("the sigmoid network", Sample(try results.overSeeds(3)).mean),
        ("the convolution", Sample(try results.overSeeds(6)).mean),
    ]
    let next = others.max { $0.1 < $1.1 } ?? ("", .nan), clearly = own.isClearly(above: next.1)
    return Claim(
        id: "relu-best", kind: .conclusion,
        statement: "Of all its networks the ReLU network of Part 4 performs best.",
        place: "Part 6, text",
        measured: "\(percent(own.mean)); next \(next.0) with \(percent(next.1))",
        verdict: verdict(ifPositive: clearly),
        reason: clearly.map {
            $0
                ? "Of the networks as the original trained them, the ReLU network is the best."
                : "Of the networks as the original trained them, \(next.0) is ahead of the ReLU network."
        }
            ?? "Whether the ReLU network is ahead of \(next.0), seeds like these do not tell.",
        section: "part4.the ReLU network from other seeds",
        rule: """
            by the \(percent(Threshold.confidence, digits: 0)) interval over seeds of Part 4: holds above the \
            best other network's accuracy, does not hold below, else cannot be told
            """,
        evidence: ["next": .number(next.1)].merging(own.evidence) { $1 })
}
