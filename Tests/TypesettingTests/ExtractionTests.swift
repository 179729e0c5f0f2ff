import Foundation
import Testing

@testable import Documents
@testable import Formats

/// Text that other programs extract from the file.
@Suite struct ExtractionTests {
    private func output(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> (
        text: String, status: Int32
    ) {
        let result = try PDFTools.output(tool, arguments, on: bytes)
        return (String(decoding: result.bytes, as: UTF8.self), result.status)
    }

    private func sample() throws -> [UInt8] { try pdf(Samples.report, pictures: Samples.pictures) }

    @Test(.enabled(if: PDFTools.has("pdftotext")))
    func textComesOutInReadingOrder() throws {
        let text = try output("pdftotext", ["FILE", "-"], on: sample()).text
        // Lines are joined, and hyphenated words rejoined.
        let joined = text.replacingOccurrences(of: "-\n", with: "").split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
        for phrase in [
            "Six steps to a neural network, reproduced",
            "The code of the from-scratch network classifies 95.5 % of the test images",
            """
            The sigmoid’s derivative never exceeds one quarter, so each layer that an error passes on its way \
            back shrinks it.
            """,
            "including extraordinarily unconventional floating-point architectures", "test accuracy 0.9677",
            "Figure 1 Ten epochs",
            "page.show(\"test accuracy\", fit.accuracy(on: mnist.test))", "run 2026-11-23 · seed 1337 · data fae29c61",
            "1 of ",
        ] {
            #expect(joined.contains(phrase), "\(phrase)")
        }
        let first = try #require(joined.range(of: "passes on its way back")),
            then = try #require(joined.range(of: "Everything but the activation"))
        #expect(first.lowerBound < then.lowerBound)
    }

    @Test(.enabled(if: PDFTools.has("pdftotext")))
    func codeKeepsItsIndentation() throws {
        let text = try output("pdftotext", ["-layout", "FILE", "-"], on: sample()).text
        #expect(text.contains("let network = Sequential(["))
        let lines = text.split(separator: "\n")
        let outer = try #require(lines.first { $0.contains("let network = Sequential") }),
            inner = try #require(lines.first { $0.contains("Dense(784") })
        func column(_ line: Substring, _ word: String) -> Int {
            line.range(of: word).map { line.distance(from: line.startIndex, to: $0.lowerBound) } ?? -1
        }
        #expect(column(inner, "Dense") == column(outer, "let") + 4)
    }

    @Test(.enabled(if: PDFTools.has("qpdf")))
    func fileIsSound() throws {
        let result = try output("qpdf", ["--check", "FILE"], on: sample())
        #expect(result.status == 0, "\(result.text)")
    }

    @Test(.enabled(if: PDFTools.has("qpdf")))
    func namesAndTitlesCannotDamageTheFile() throws {
        let name = "a(b'c\\ é) /CreationDate (x"
        let blocks: [Block] = [
            .heading(level: 1, [.text(name)], id: name),
            .paragraph([
                .link([.text(name)], destination: "#" + name),
                .link([.text("web")], destination: "https://a.b/" + name),
            ]),
        ]
        let document = Document(
            title: [.text(name)], subtitle: [.text("(((")], blocks: blocks, provenance: name, watermark: name,
            attachments: [Attachment(name: name, mediaType: name, bytes: Array("endobj".utf8))])
        let result = try output("qpdf", ["--check", "FILE"], on: pdf(document))
        #expect(result.status == 0, "\(result.text)")
    }

    @Test(.enabled(if: PDFTools.has("pdfinfo")))
    func metadataIsTheDocuments() throws {
        let text = try output("pdfinfo", ["-isodates", "FILE"], on: sample()).text
        for line in [
            "Title:           Six steps to a neural network, reproduced", "CreationDate:    2026-09-21T14:13:20Z",
            "Tagged:          yes", "Metadata Stream: yes",
        ] {
            #expect(text.contains(line), "\(line)")
        }
    }

    @Test(.enabled(if: PDFTools.has("pdfinfo")))
    func authorsDateAndLicenceAreInTheMetadata() throws {
        let imprint = Imprint(
            line: [.text("Ada & Co")], authors: ["Ada & Co", "B. Ö"], date: "2026-11-30", licence: "CC <BY>",
            licenceAddress: "https://a.b/?c&d")
        let file = try pdf(Document(title: [.text("T")], imprint: imprint, blocks: [], date: 1_790_000_000))
        #expect(try output("pdfinfo", ["FILE"], on: file).text.contains("Author:          Ada & Co, B. Ö\n"))
        let xmp = try output("pdfinfo", ["-meta", "FILE"], on: file).text
        for part in [
            "<dc:creator><rdf:Seq><rdf:li>Ada &amp; Co</rdf:li><rdf:li>B. Ö</rdf:li></rdf:Seq></dc:creator>",
            "<dc:date><rdf:Seq><rdf:li>2026-11-30</rdf:li></rdf:Seq></dc:date>",
            "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">CC &lt;BY&gt;</rdf:li></rdf:Alt></dc:rights>",
            "<xmpRights:WebStatement>https://a.b/?c&amp;d</xmpRights:WebStatement>",
        ] {
            #expect(xmp.contains(part), "\(part)")
        }
        let plain = try output("pdfinfo", ["-meta", "FILE"], on: pdf(Document(title: [.text("T")], blocks: []))).text
        #expect(!plain.contains("dc:creator") && !plain.contains("dc:date") && !plain.contains("dc:rights"))
    }

    @Test(.enabled(if: PDFTools.has("pdffonts")))
    func everyFontIsEmbeddedAndSubset() throws {
        let lines = try output("pdffonts", ["FILE"], on: sample()).text.split(separator: "\n").dropFirst(2)
        #expect(!lines.isEmpty)
        for line in lines { #expect(line.contains("yes yes yes"), "\(line)") }
    }

    /// Fences as high as their matrix are assembled from pieces, and are copied as the character that they show.
    @Test(.enabled(if: PDFTools.has("pdftotext")))
    func tallFencesAreCopiedAsCharacters() throws {
        let rows = (1...7).map(String.init).joined(separator: #"\\"#)
        for (name, character) in [(#"\{"#, "{"), ("(", "("), ("[", "["), (#"\lceil"#, "⌈"), (#"\sqrt"#, "√")] {
            let matrix = "\\begin{matrix}\(rows)\\end{matrix}"
            let tex = name == #"\sqrt"# ? "\(name){\(matrix)}" : "\\left\(name)\(matrix)\\right."
            let text = try output("pdftotext", ["FILE", "-"], on: pdf(Document(title: [], blocks: [.formula(tex)])))
                .text
            let read = text.unicodeScalars.filter { !$0.properties.isWhitespace && !("0"..."9" ~= $0) }
            #expect(String(String.UnicodeScalarView(read)) == character + "of", "\(tex): \(text)")
        }
    }

    @Test(.enabled(if: PDFTools.has("pdfdetach")))
    func attachmentsTravelAlong() throws {
        let text = try output("pdfdetach", ["-list", "FILE"], on: sample()).text
        #expect(text.contains("2 embedded files") && text.contains("part-1.json") && text.contains("Ölçü.txt"))
    }
}
