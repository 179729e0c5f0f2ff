import Notebooks

/// All claims of the original that its code and data can test, judged by results alone.
///
/// A claim is not judged if its results are missing because a part has not run or has failed.
struct ClaimRegister {
    /// The claims in the order of the original; nil for one that could not be judged.
    let entries: [(id: String, claim: Claim?)]

    /// Judges every claim by the given results.
    ///
    /// - Throws: `UnknownResult` if a judge asks for something that no part shows.
    init(judging results: ResultReader) throws {
        entries = try (numberJudges + conclusionJudges + pageJudges).map { id, judge in
            do {
                return (id, try judge(results))
            } catch let error as UnknownResult {
                throw error
            } catch {
                return (id, nil)
            }
        }
    }

    var claims: [Claim] { entries.compactMap(\.claim) }
    var unjudgedCount: Int { entries.count - claims.count }
    func claims(of kind: Claim.Kind) -> [Claim] { claims.filter { $0.kind == kind } }
    /// The number of the original's claims, without observations.
    var claimCount: Int { claims.count { $0.kind != .observation } }
    func count(_ verdict: Claim.Verdict) -> Int {
        claims.count { $0.kind != .observation && $0.verdict == verdict }
    }

    /// All entries as a result; those that could not be judged have null for their verdict.
    var value: Value { .list(entries.map { id, claim in claim?.value ?? Claim.unjudged(id) }) }
}
