import Notebooks

/// Every claim of the original that its code and data can be held against, judged by results: a pure function of them. A claim whose results are not there, because a part
/// has not run or has failed, is not judged.
struct ClaimRegister {
    /// In the order of the original.
    let entries: [(id: String, claim: Claim?)]

    init(judging results: ResultReader) {
        entries = (numberJudges + conclusionJudges + pageJudges).map { id, judge in (id, try? judge(results)) }
    }

    var claims: [Claim] { entries.compactMap(\.claim) }
    var unjudgedCount: Int { entries.count - claims.count }
    func claims(of kind: Claim.Kind) -> [Claim] { claims.filter { $0.kind == kind } }
    func count(_ verdict: Claim.Verdict) -> Int { claims.count { $0.verdict == verdict } }

    /// All of them, those that could not be judged with nothing in the place of a verdict.
    var value: Value { .list(entries.map { id, claim in claim?.value ?? Claim.unjudged(id) }) }
}
