import Foundation
import Testing

@testable import Documents
@testable import Drawing
@testable import Formats

/// PDF/UA-1 (ISO 14289-1), checked in the file as qpdf unpacks it. The whole report was also checked by `pdfua` and
/// `outloud` (PyPI).
@Suite(.enabled(if: PDFTools.has("qpdf"))) struct AccessibilityTests {
    private func plain(_ document: Document, pictures: [String: Picture] = [:]) throws -> String {
        // The streams have no particular encoding.
        String(
            decoding: try PDFTools.output(
                "qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], on: pdf(document, pictures: pictures)
            ).bytes, as: UTF8.self)
    }

    /// The content of every page, line by line, without the stream's frame.
    private func pages(of plain: String) -> [[Substring]] {
        plain.components(separatedBy: "%% Contents for page ").dropFirst().map { rest in
            let lines = rest.split(separator: "\n").drop { $0 != "stream" }.dropFirst()
            return Array(lines.prefix { $0 != "endstream" })
        }
    }

    private static let painting: Set<Substring> = ["TJ", "Tj", "f", "f*", "S", "B", "B*", "Do", "sh", "'"]

    /// The claims, and what PDF/A-3a (ISO 19005-3) asks for that PDF/UA does not. veraPDF finds the report and the
    /// example compliant with both.
    @Test func archiveHasItsIdentifierIntentAndSchema() throws {
        let plain = try plain(Samples.report, pictures: Samples.pictures)
        for text in [
            "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
            "/GTS_PDFA1", "/DestOutputProfile", "/ID [", "/S /Title", "/RoleMap",
        ] {
            #expect(plain.contains(text), "\(text)")
        }
        // A document whose figure says nothing claims nothing.
        var silent = Samples.report
        silent.blocks.append(.figure(Figure(id: "silent", number: 9, caption: [], alternativeText: "")))
        #expect(try !self.plain(silent, pictures: Samples.pictures).contains("pdfaid:part>3"))
    }

    /// The first column of names is the header of its rows.
    @Test func headerCellsSayWhatTheyAreTheHeaderOf() throws {
        let table = Table(
            id: "t", number: 1, caption: [.text("c")],
            columns: [Table.Column([.text("a")]), Table.Column([.text("b")], alignment: .right)],
            rows: [[[.text("x")], [.text("1")]], [[.text("y")], [.text("2")]]])
        let plain = try plain(Document(title: [.text("T")], blocks: [.table(table)]))
        #expect(plain.components(separatedBy: "/Scope /Column").count - 1 == 2)
        #expect(plain.components(separatedBy: "/Scope /Row").count - 1 == 2)
    }

    @Test func everythingOnAPageIsAnElementOrAnArtifact() throws {
        var document = Samples.report
        document.watermark = "not the reference"
        let pages = pages(of: try plain(document, pictures: Samples.pictures))
        #expect(pages.count > 12)
        for (number, lines) in pages.enumerated() {
            var open = 0, painted = 0, artifacts: [Substring] = []
            for line in lines {
                let last = line.split(separator: " ").last ?? ""
                if last == "BDC" || last == "BMC" {
                    if line.hasPrefix("/Artifact") {
                        artifacts.append(line)
                        #expect(open == 0, "page \(number + 1): \(line)")
                    } else if open == 0 {
                        #expect(line.contains("/MCID"), "page \(number + 1): \(line)")
                    }
                    open += 1
                }
                if last == "EMC" { open -= 1 }
                if Self.painting.contains(last) || last.hasSuffix("TJ") || last.hasSuffix("Tj") {
                    painted += 1
                    #expect(open > 0, "page \(number + 1): \(line)")
                }
            }
            #expect(open == 0 && painted > 0)
            let head = number == 0 ? 0 : 1
            #expect(
                artifacts.count { $0.contains("/Header") } == head && artifacts.count { $0.contains("/Footer") } == 1)
            #expect(artifacts.count { $0.contains("/Watermark") } == 1)
            #expect(
                !lines.contains { $0.contains(" 0.125 ") && $0.hasSuffix(" re f") },
                "the marks between artifacts, and those of shapes, are taken out")
        }
    }

    @Test func linksSayWhereTheyLead() throws {
        let document = Document(
            title: [.text("Title")],
            blocks: [
                .heading(level: 1, [.text("One & all")], id: "é_1"), .formula("x \\tag{2} \\label{loss}"),
                .paragraph([
                    .link([.text("up")], destination: "#é_1"), .link([.text("(2)")], destination: "#loss"),
                    .link([.text("out")], destination: "https://example.org/a(b)?q=1&r=é#x"),
                    .footnote([.paragraph([.text("Note.")])]),
                ]),
            ])
        let links = try plain(document).components(separatedBy: "endobj").filter { $0.contains("/Subtype /Link") }
        #expect(links.count == 5)
        let spoken = links.map { $0.replacing("\\(", with: "(").replacing("\\)", with: ")") }
        for words in [
            "One & all, page 1", "Equation (2), page 1", "https://example.org/a%28b%29?q=1&r=%C3%A9#x",
            "Note 1, page 1", "Back to note 1 in the text, page 1",
        ] {
            let isSaid = spoken.contains { $0.contains("/Contents (\(words))") }
            #expect(isSaid, "\(words)")
        }
        for link in links { #expect(link.contains("/F 4")) }
        // The address of a link is as written, except for characters that no address may contain.
        #expect(links.contains { $0.contains("/URI (https://example.org/a%28b%29?q=1&r=%C3%A9#x)") })
    }

    private static let figure = Figure(id: "f", number: 1, caption: [], alternativeText: "Bars.")

    @Test func conformanceIsClaimedWhereItIsTrue() throws {
        let blocks: [Block] = [
            .heading(level: 1, [.text("A")], id: "a"), .heading(level: 2, [.text("B")], id: "b"), .figure(Self.figure),
            .formula("x"),
        ]
        #expect(try plain(Document(title: [.text("T")], blocks: blocks)).contains("<pdfuaid:part>1</pdfuaid:part>"))
    }

    private static let lacking = [
        "no title": Document(title: [], blocks: [.paragraph([.text("No title.")])]),
        "a letter that no font has": Document(
            title: [.text("T")], blocks: [.paragraph([.text("A letter that no font has: א.")])]),
        "a level of headings left out": Document(
            title: [.text("T")],
            blocks: [.heading(level: 1, [.text("A")], id: "a"), .heading(level: 3, [.text("C")], id: "c")]),
        "a figure without words": Document(
            title: [.text("T")], blocks: [.figure(Figure(id: "f", number: 1, caption: [], alternativeText: " "))]),
    ]

    @Test(arguments: lacking.keys.sorted()) func conformanceIsNotClaimedOtherwise(with: String) throws {
        let document = try #require(Self.lacking[with])
        #expect(try !plain(document).contains("pdfuaid:part"))
    }

    @Test func letterMissingInAFigureIsNoticed() throws {
        let word = TextLine("שלום", face: .figure, size: 9)
        let inner = Picture(size: Size(50, 20), elements: [.text(word, at: Point(0, 10), color: .black, rotation: 0)])
        let picture = Picture(size: Size(100, 50), elements: [.picture(inner, at: Point(0, 0), clipped: false)])
        #expect(
            try !plain(Document(title: [.text("T")], blocks: [.figure(Self.figure)]), pictures: ["f": picture])
                .contains("pdfuaid:part"))
    }
}
