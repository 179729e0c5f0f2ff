import Basics
import Foundation
import Plots
import Testing

@testable import Documents
@testable import Formats

@Suite struct HTMLPageTests {
    private func page(_ document: Document, plots: [String: Plot] = [:]) -> String {
        HTMLPage(WovenReport(document: document, plots: plots)).text
    }

    private func page(_ blocks: [Block]) -> String { page(Document(title: [.text("T")], blocks: blocks)) }

    /// The part of the page between the text's element and its end.
    private func main(_ blocks: [Block]) throws -> String {
        let page = page(blocks)
        let start = try #require(page.range(of: "<main id=\"Text\">")), end = try #require(page.range(of: "</main>"))
        return String(page[start.upperBound..<end.lowerBound])
    }

    // MARK: Safety

    /// Hostile texts in every place where data or prose can be.
    @Test func nothingFromDataOrProseBecomesMarkup() {
        let (document, plots) = HostileReport.make()
        let page = page(document, plots: plots)
        #expect(page.components(separatedBy: "<script").count == 2, "The page has its own script only.")
        #expect(!page.contains("<img") && !page.contains("<iframe") && !page.contains("<b>"))
        #expect(
            !page.contains("href=\"javascript:") && !page.contains("href=\"data:text") && !page.contains("file:///"))
        #expect(!page.unicodeScalars.contains { $0 == "\u{0}" || $0 == "\u{202e}" })
        // A page that is escaped twice, or loses texts, would pass all of the above.
        #expect(page.contains("&lt;script&gt;hacked=1&lt;/script&gt; in a paragraph"))
    }

    /// The digest in the policy is that of the script as the page has it; with another the browser would not run it.
    @Test func thePolicyAllowsNoScriptButThePagesOwnAndNoNetwork() throws {
        let page = page([.paragraph([.text("a")])])
        let start = try #require(page.range(of: "<script>")), end = try #require(page.range(of: "</script>"))
        let script = String(page[start.upperBound..<end.lowerBound])
        let digits = Array(SHA256.hexDigest(of: script))
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
        #expect(page.contains("script-src 'sha256-\(Data(bytes).base64EncodedString())'"))
        #expect(page.contains("default-src 'none'"))
        let loads = page.matches(of: /(src|url|@import)\s*[=(]\s*["']?(?!data:)/)
        #expect(loads.isEmpty, "\(loads.map { page[$0.range] })")
    }

    @Test(arguments: [
        ("https://a.org/?q=1&r=2#s", "https://a.org/?q=1&amp;r=2#s"), ("mailto:a@b.org", "mailto:a@b.org"),
        ("HTTP://a.org/ü ö", "HTTP://a.org/ü%20ö"), ("#part 1", "#part_1"), ("#100%", "#100%25"),
    ])
    func linksLeadToTheWebMailOrThePage(destination: String, written: String) throws {
        let text = try main([.paragraph([.link([.text("t")], destination: destination)])])
        #expect(text.contains("<a href=\"\(written)\">t</a>"), "\(text)")
    }

    @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.org", "a.html", "https://"])
    func otherLinksAreText(destination: String) throws {
        let text = try main([.paragraph([.link([.text("t")], destination: destination)])])
        #expect(text.hasSuffix("<p>t</p>"), "\(text)")
    }

    @Test(arguments: [("en-GB", " lang=\"en-GB\""), ("\"><script>", ""), ("", ""), ("englishenglish", "")])
    func onlyTheTagOfALanguageIsWritten(language: String, written: String) {
        #expect(page(Document(title: [], blocks: [], language: language)).contains("<html\(written)>"))
    }

    // MARK: Structure

    @Test func headingsSkipNoLevelAndLinkToThemselves() throws {
        let text = try main([
            .heading(level: 3, [.text("Deep")], id: "deep"), .heading(level: 1, [.text("Part")], id: "part"),
            .heading(level: 4, [.text("Deeper")], id: "deeper"),
        ])
        #expect(text.contains("<h2 id=\"deep\">") && text.contains("<h2 id=\"part\">"))
        #expect(text.contains("<h3 id=\"deeper\">") && text.contains("href=\"#deeper\""))
    }

    @Test func footnotesFollowTheBlockThatTheyBelongTo() throws {
        let inner = Inline.footnote([.paragraph([.text("within")])])
        let text = try main([
            .list(
                List(items: [[.paragraph([.text("a"), .footnote([.paragraph([.text("n"), inner])]), .text("b")])]])),
            .paragraph([.text("end")]),
        ])
        let notes = try #require(text.range(of: "</ul><aside")), end = try #require(text.range(of: "<p>end</p>"))
        #expect(notes.lowerBound < end.lowerBound)
        for number in 1...2 {
            #expect(text.contains("href=\"#Note-\(number)\" id=\"Mark-\(number)\""))
            #expect(text.contains("id=\"Note-\(number)\"") && text.contains("href=\"#Mark-\(number)\""))
        }
    }

    @Test func numbersAreAlignedAtTheirPoints() throws {
        let table = Table(
            id: "t", number: 1, columns: [.init([.text("a")]), .init([.text("b")], alignment: .decimal)],
            rows: [
                [[.text("x")], [.text("1,000.25")]], [[.text("y")], [.text("3")]], [[.text("z")], [.text("2.5 %")]],
                [[.text("w")], [.text("cut off")]],
            ])
        let text = try main([.table(table)])
        #expect(
            text.contains(">1,000.25<span") && text.contains(">3<span class=\"pad\" aria-hidden=\"true\">.000</span>"))
        #expect(text.contains("2.5 %</td>") && text.contains("cut off</td>"))
        #expect(text.contains("<th scope=\"row\">x</th>") && text.contains("<th scope=\"col\" class=\"right\">b</th>"))
    }

    @Test func listingsHaveTheirLinesAndColours() throws {
        let lines = ["let a = 1 // <b>", "", "print(\"\\(a)\")"]
        let text = try main([.cell(Cell(number: 3, path: "Sources/One.swift", firstLine: 7, lines: lines))])
        let start = try #require(text.range(of: "<code")), end = try #require(text.range(of: "</code>"))
        let code = text[start.lowerBound..<end.lowerBound].replacing(/<[^>]*>/, with: "")
        #expect(code == "let a = 1 // &lt;b&gt;\n\nprint(&quot;\\(a)&quot;)")
        #expect(text.contains("<span class=\"k\">let</span>") && text.contains("counter-reset:line 6"))
        #expect(text.contains("One.swift, lines 7–9") && text.contains("id=\"Cell-3\""))
    }

    @Test func foldedCodeOpensWithoutScript() throws {
        let cell = Cell(number: 1, firstLine: 1, lines: ["import A"], folded: "imports")
        #expect(try main([.cell(cell)]).contains("<details><summary>imports · 1 line</summary>"))
    }

    @Test func formulasAreMathML() throws {
        let text = try main([
            .paragraph([.math("x^2")]), .formula("y = 1 \\tag{4} \\label{eq:y}"), .paragraph([.math("\\unknown{")]),
        ])
        #expect(text.contains("<msup><mi>x</mi><mn>2</mn></msup>") && text.contains("display=\"block\""))
        #expect(text.contains("id=\"eq:y\"") && text.contains("href=\"#eq:y\" aria-label=\"Equation 4\">(4)</a>"))
        #expect(text.contains("<code>\\unknown{</code>"))
    }

    @Test func figuresAreDrawingsWithTheirNumbers() throws {
        let plot = Plot(x: "epoch", y: "accuracy") { Line([0.5, 0.75], name: "ReLU") }
        let figure = Figure(id: "f", number: 2, caption: [.text("A line.")], alternativeText: "It rises \"well\".")
        let page = page(Document(title: [], blocks: [.figure(figure)]), plots: ["f": plot])
        #expect(page.contains("<svg role=\"img\"") && page.contains("aria-label=\"It rises &quot;well&quot;.\""))
        #expect(page.contains("ReLU, epoch 2: 0.75"))
        #expect(page.contains("<th scope=\"row\">2</th><td class=\"right\">0.75</td>"))
        #expect(page.contains("href=\"#f\">Figure 2.</a> A line."))
    }

    @Test func filesAreInThePageByteByByte() throws {
        let bytes = (0...255).map { UInt8($0) }
        let document = Document(
            title: [], blocks: [.paragraph([.code("results/a.json")])],
            attachments: [Attachment(name: "a.json", mediaType: "application/json", bytes: bytes)])
        let page = page(document)
        let found = try #require(page.firstMatch(of: /href="data:application\/json;base64,([^"]*)" download="a.json"/))
        #expect(Data(base64Encoded: String(found.1)) == Data(bytes))
        #expect(page.contains("<a href=\"#File-1\"><code>results/a.json</code></a>"))
    }

    /// Warnings are at the top, and lead to their places.
    @Test func theBannerSaysWhatIsNotAsItShouldBe() throws {
        let document = Document(
            title: [.text("T")],
            blocks: [
                .heading(level: 1, [.text("Part 2")], id: "p"),
                .notice(title: "Stale", [.paragraph([.text("The data changed.")])]),
            ], watermark: "QUICK RUN")
        let page = page(document)
        let banner = try #require(page.range(of: "<aside class=\"banner\"")),
            title = try #require(page.range(of: "<h1>"))
        #expect(banner.lowerBound < title.lowerBound && page.contains("<p>QUICK RUN</p>"))
        #expect(page.contains("<a href=\"#Notice-1\">Stale: Part 2</a>") && page.contains("id=\"Notice-1\""))
        #expect(!self.page([.paragraph([.text("a")])]).contains("class=\"banner\""))
    }

    @Test func identifiersAreUniqueAndLinksHaveTargets() throws {
        let (document, plots) = HostileReport.make()
        let page = page(document, plots: plots)
        let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        let decoded = Set(ids.map(\.withoutReferences))
        for link in page.matches(of: /href="#([^"]*)"/) {
            let target = String(link.1).withoutReferences.removingPercentEncoding ?? ""
            let hasTarget = decoded.contains(target)
            #expect(hasTarget, "\(target)")
        }
    }

    @Test func theSameReportGivesTheSamePage() {
        let (document, plots) = HostileReport.make()
        #expect(page(document, plots: plots) == page(document, plots: plots))
    }
}

extension String {
    /// The text with characters in place of HTML's references to them.
    fileprivate var withoutReferences: String {
        replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
            "&amp;", with: "&")
    }
}
