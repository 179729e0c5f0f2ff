import Foundation
import Testing

@testable import Documents
@testable import Formats

private let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path

/// The script that uses a page in real browsers.
private enum Browsers {
    static let script = checkout + "/scripts/check-page.py"

    /// True if the script finds a browser and what drives it; without a page it has nothing to check.
    static let areThere = (try? run([])).map { $0.status != 77 } ?? false

    static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["timeout", "-k", "5", "240", "python3", script] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}

/// Pages in Chromium and Firefox, as far as they are installed: `scripts/check-page.py` says what it needs.
///
/// Where there is no browser, these tests are skipped.
@Suite(.enabled(if: Browsers.areThere, "no browser can be driven: see scripts/check-page.py"), .serialized)
struct HTMLInBrowsersTests {
    @Test func theCommittedPageWorksInBrowsers() throws {
        let outcome = try Browsers.run([checkout + "/report/report.html"])
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    /// Hostile texts everywhere: nothing is executed, and everything is shown.
    @Test func hostileTextsAreShownAndNotExecuted() throws {
        let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (document, plots) = HostileReport.make()
        let page = folder.appending(path: "page.html"), texts = folder.appending(path: "texts.json")
        try Data(HTMLPage(WovenReport(document: document, plots: plots)).text.utf8).write(to: page)
        // Characters that are not shown as they are have tests of their own.
        let visible = HostileReport.texts.filter {
            $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7f }
        }
        let expected = ["in a paragraph", "in a heading", "in a caption", "in a cell", "in a figure", "as a name"]
            .flatMap {
                place in visible.map { $0 + " " + place }
            }
        try JSONEncoder().encode(expected).write(to: texts)
        let outcome = try Browsers.run([page.path, "--hostile", texts.path])
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    /// The script finds faults: an element that is too wide, a script that the policy forbids.
    @Test func faultsAreFound() throws {
        let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let document = Document(title: [.text("T")], blocks: [.heading(level: 1, [.text("A")], id: "a")])
        let text = HTMLPage(WovenReport(document: document, plots: [:])).text
        let damaged = text.replacing("<h1>", with: "<div style=\"width:5000px\">wide</div><script>x=1</script><h1>")
        let page = folder.appending(path: "page.html")
        try Data(damaged.utf8).write(to: page)
        let outcome = try Browsers.run([page.path])
        #expect(outcome.status == 1 && outcome.output.contains("too wide at 360"), "\(outcome.output)")
        #expect(outcome.output.contains("console has messages"), "\(outcome.output)")
    }
}
