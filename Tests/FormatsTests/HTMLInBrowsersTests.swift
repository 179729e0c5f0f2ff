import Foundation
import Testing

@testable import Documents
@testable import Formats

/// Pages in Chromium and Firefox, as far as they are installed: `scripts/check-page.py` says what it needs.
///
/// Where there is no browser, these tests are skipped. The report's own page is tried by `make check-page`, as that
/// takes a minute.
@Suite(.enabled(if: PageScript.browsers.isThere, "no browser can be driven: see scripts/check-page.py"), .serialized)
struct HTMLInBrowsersTests {
    /// Hostile texts everywhere: nothing is executed, and everything is shown.
    @Test func hostileTextsAreShownAndNotExecuted() throws {
        let outcome = try withFolder { folder in
            let page = folder.appending(path: "page.html"), texts = folder.appending(path: "texts.json")
            try Data(HostileReport.page.utf8).write(to: page)
            // Characters that are not shown as they are have tests of their own.
            let visible = HostileReport.texts.filter {
                $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7f }
            }
            let places = ["in a paragraph", "in a heading", "in a caption", "in a cell", "in a figure", "as a name"]
            try JSONEncoder().encode(places.flatMap { place in visible.map { $0 + " " + place } }).write(to: texts)
            return try PageScript.browsers.check(page.path, "--hostile", texts.path)
        }
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    /// The script finds faults: an element that is too wide, a script that the policy forbids.
    @Test func faultsAreFound() throws {
        let document = Document(title: [.text("T")], blocks: [.heading(level: 1, [.text("A")], id: "a")])
        let text = HTMLPage(WovenReport(document: document, plots: [:])).text
        let outcome = try withFolder { folder in
            let page = folder.appending(path: "page.html")
            let damage = "<div style=\"width:5000px\">wide</div><script>x=1</script><h1>"
            try Data(text.replacing("<h1>", with: damage).utf8).write(to: page)
            return try PageScript.browsers.check(page.path)
        }
        #expect(outcome.status == 1 && outcome.output.contains("too wide at 360"), "\(outcome.output)")
        #expect(outcome.output.contains("console has messages"), "\(outcome.output)")
    }
}
