//: # What the original claimed
//:
//: The original draws conclusions. Each is listed in {table claims} in our words, with what it printed, what came out here, and a verdict. No verdict is written by hand: a rule
//: computes it from the results, so that another result gives another verdict. The rules, the reasons and the numbers behind them are in `results/claims.json`. Differences
//: are means over paired seeds, with the interval that contains the true difference in 95 of 100 such experiments.
//:
//: {fold: the table below}
import Notebooks

let claims = Part(
    reads: [networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation, convolution], file: "claims"
) { page in
    let parts = [2: networkFromScratch, 3: sigmoidUnits, 4: rectifiedUnits, 5: regularisation, 6: convolution]
    let results = Results { path in
        let steps = path.split(separator: ".").map(String.init)
        guard steps.count > 1, let part = Int(steps[0].dropFirst(4)).flatMap({ parts[$0] }),
            let value = try page.result(steps[1], of: part).at(steps.dropFirst(2))
        else { throw PageError("There is no result “\(path)”.") }
        return value
    }
    let (register, unjudgedCount) = judgedClaims(results, original: originalFacts)
    page.keep("claims", register)
    page.table(
        "claims", caption: "What the original claims, and whether it holds.",
        columns: [.left("claim"), .left("printed; here"), .left("verdict")],
        rows: register.map { claim in
            [
                "\(claim.statement) (\(claim.place))",
                [claim.printed.map { "printed: \($0)" }, "here: \(claim.timesHere ?? claim.measured)"].compactMap { $0 }.joined(separator: "; "),
                "**\(claim.verdict.rawValue.capitalisedFirst)**: \(claim.reason) (Part \(claim.part))",
            ]
        }, rulesAbove: Array(register.indices.dropFirst()))
    for verdict in [Claim.Verdict.holds, .doesNotHold, .depends, .cannotBeTold] {
        page.keep(verdict.rawValue, register.count { $0.verdict == verdict })
    }
    page.keep("count", register.count)
    page.keep("unjudged", unjudgedCount)
}

//: {fold: how a verdict begins}
extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

//: Of {count} claims {holds} hold, {does_not_hold} do not, {depends} depend on what the original does not say, and {cannot_be_told} cannot be told from results like these. For {unjudged} more the
//: results are missing.
