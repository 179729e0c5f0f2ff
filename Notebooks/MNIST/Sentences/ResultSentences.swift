import Notebooks

/// The findings that prose refers to as `{claims.findings.ID}`.
let findings: [(id: String, finding: Finding)] =
    partOneFindings + partTwoFindings + partThreeFindings + partFourFindings + partFiveFindings
    + partSixFindings
    + learningRateFindings + wholeReportFindings

/// All findings by their ids, null if the results are missing.
///
/// - Throws: `UnknownResult` if a finding asks for something that no part shows.
func sentences(_ results: ResultReader) throws -> Value {
    var sentences: [String: Value] = [:]
    for (id, finding) in findings {
        do {
            sentences[id] = .string(try finding(results))
        } catch let error as UnknownResult {
            throw error
        } catch {
            sentences[id] = .null
        }
    }
    return .object(sentences)
}
