import Foundation
import Testing

@testable import Formats

/// Pages are valid HTML by the Nu HTML checker, which needs Java; where either is missing, these tests are skipped.
@Suite(.enabled(if: PageScript.validator.isThere, "Java or the Nu HTML checker is missing: see scripts/check-html.sh"))
struct HTMLValidityTests {
    @Test func theCommittedPageIsValid() throws {
        let outcome = try PageScript.validator.check(PageScript.checkout + "/report/report.html")
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    @Test func hostileTextsLeaveThePageValid() throws {
        let (valid, damaged) = try withFolder { folder in
            let page = folder.appending(path: "page.html"), other = folder.appending(path: "other.html")
            try Data(HostileReport.page.utf8).write(to: page)
            try Data(HostileReport.page.replacing("</main>", with: "<b></main>").utf8).write(to: other)
            return (try PageScript.validator.check(page.path), try PageScript.validator.check(other.path))
        }
        #expect(valid.status == 0, "\(valid.output)")
        #expect(damaged.status == 1 && damaged.output.contains("Unclosed"), "\(damaged.output)")
    }
}
