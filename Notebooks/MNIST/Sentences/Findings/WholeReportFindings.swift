import Notebooks
import Statistics

/// Findings of the abstract and the summary.
let wholeReportFindings: [(id: String, finding: Finding)] = [
    ("blame", blame), ("verdicts", verdicts), ("printed-numbers", printedNumbers),
    ("activations", activations),
    ("choice", choice), ("apart", apart), ("order-in-short", orderInShort),
]

/// The counts of all verdicts.
private let verdicts: Finding = { results in
    let register = try ClaimRegister(judging: results)
    var causes: [String] = []
    for claim in register.claims where claim.kind != .observation && claim.verdict == .depends {
        if !causes.contains(claim.dependsOn) { causes.append(claim.dependsOn) }
    }
    let cause = causes.joined(separator: " or on ")
    let counts = [
        (Claim.Verdict.holds, "hold", "holds"), (.doesNotHold, "do not", "does not"),
        (.depends, "depend on \(cause)", "depends on \(cause)"),
        (.cannotBeTold, "cannot be judged here", "cannot be judged here"),
    ].map { verdict, many, one in (register.count(verdict), many, one) }.filter { $0.0 > 0 }
    guard !counts.isEmpty else { throw PartError("No claim has been judged.") }
    return "Of its \(words(register.claimCount)) claims "
        + enumeration(counts.map { "\(words($0.0)) \($0.0 == 1 ? $0.2 : $0.1)" }) + "."
}

/// The outcome for the original's own explanation, the squared error.
private let blame: Finding = { results in
    guard let claim = try ClaimRegister(judging: results).claims.first(where: { $0.id == "squared-error" })
    else {
        throw PartError("The squared error has not been tried.")
    }
    return switch claim.verdict {
    case .holds: "The squared error, which it blames for that, keeps both networks from learning."
    case .doesNotHold:
        """
        The squared error alone, which it blames for that, does not explain it: the network from scratch and the \
        framework's learn with it.
        """
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
        ahead =
            "Whether the rectifier or the sigmoid classifies the test images better, seeds like these do not tell"
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
    guard
        let claim = try ClaimRegister(judging: results).claims.first(where: { $0.id == "highest-of-twelve" }
        )
    else {
        throw PartError("The retrained settings have not been judged.")
    }
    return switch claim.verdict {
    case .holds: "The setting that it found best after one epoch is the best on every seed."
    case .doesNotHold: "The setting that it found best after one epoch is the best on none of the seeds."
    case .depends: "Which setting of dropout and penalty is best after one epoch is a matter of the seed."
    case .cannotBeTold:
        "Which setting of dropout and penalty is best after one epoch, one seed does not tell."
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
    guard let grid = register.claims.first(where: { $0.id == "grid-reproduced" }),
        judged.count == single.count
    else {
        throw PartError("Not all printed numbers have been judged.")
    }
    let agreeing = Int(grid.evidence["agreeing"]?.double ?? 0),
        printed = Int(grid.evidence["printed"]?.double ?? 0)
    let same = judged.count { $0.verdict == .holds },
        others = judged.filter { $0.verdict != .holds }.compactMap { single[$0.id] }
    let networks =
        others.isEmpty
        ? """
        All of the \(words(judged.count)) accuracies that it printed of single networks agree with those computed here
        """
        : """
        Of the \(words(judged.count)) accuracies that it printed of single networks, \(words(same)) \
        \(same == 1 ? "agrees" : "agree") with those computed here; no seed gives \
        \(others.count == 1 ? "that" : "those") of \(enumeration(others))
        """
    let guessing = (results.shown("part5.grid").list ?? []).count {
        ($0["mean_test_score"]?.double ?? 1) < 1 / Double(results.classCount) + Threshold.nearGuessing
    }
    return """
        \(networks). Of the \(words(printed)) means of its grid \(agreeing == printed ? "all" : words(agreeing)) \
        agree, \(words(guessing)) of which lie at the level of guessing.
        """
}

/// The parts whose printed number agrees with the code's, and those where it does not.
private let apart: Finding = { results in
    let register = try ClaimRegister(judging: results)
    let names = [
        "from-scratch-accuracy": "2", "sigmoid-accuracy": "3", "relu-accuracy": "4", "grid-reproduced": "5",
        "convolution-accuracy": "6",
    ]
    let judged = register.claims(of: .number).compactMap { claim in
        names[claim.id].map { ($0, claim.verdict) }
    }
    let agreeing = judged.filter { $0.1 == .holds }.map(\.0),
        others = judged.filter { $0.1 != .holds }.map(\.0)
    func parts(_ numbers: [String]) -> String {
        "Part\(numbers.count == 1 ? "" : "s") \(enumeration(numbers))"
    }
    if others.isEmpty { return "The two agree in all parts." }
    if agreeing.isEmpty { return "The two agree in no part." }
    return "The two agree in \(parts(agreeing)) and not in \(parts(others))."
}

/// The order of the convolution and the ReLU network at chosen rates, in one sentence for the abstract.
private let orderInShort: Finding = { results in
    let difference = try paired(
        results.numbers("part6.convolution"), minus: results.numbers("part6.ReLU_network"))
    return switch difference.isClearlyPositive {
    case true?:
        """
        With rectifiers, scaled images and chosen learning rates the convolution is better than the ReLU network, by \
        \(unsignedPoints(difference.mean, digits: 2)).
        """
    case false?:
        """
        With chosen learning rates, too, the convolution is worse than the ReLU network, by \
        \(unsignedPoints(difference.mean, digits: 2)).
        """
    case nil: "At chosen learning rates the convolution and the ReLU network cannot be told apart."
    }
}
