import Foundation
import Testing

@testable import Documents
@testable import Formats

/// The logical structure of the file as poppler reads it, which is what a screen reader speaks.
@Suite(.enabled(if: PDFTools.has("pdfinfo") && PDFTools.has("qpdf"))) struct StructureTests {
    /// A structure element as `pdfinfo -struct-text` prints it.
    final class Element {
        let role: String
        var children: [Element] = []
        var text: String
        init(role: String, text: String = "") {
            self.role = role
            self.text = text
        }

        /// The text of the element and of all its descendants, one line an element.
        var lines: [String] { (text.isEmpty ? [] : [text]) + children.flatMap(\.lines) }
        var whole: String { lines.joined() }

        /// The text without footnotes, which may be anywhere between the lines of a divided element.
        var wholeWithoutNotes: String { role == "Note" ? "" : text + children.map(\.wholeWithoutNotes).joined() }

        func all(_ role: String) -> [Element] { (self.role == role ? [self] : []) + children.flatMap { $0.all(role) } }
    }

    private func structure(of bytes: [UInt8]) throws -> Element {
        let root = Element(role: "")
        var open: [(indent: Int, element: Element)] = [(-1, root)]
        for line in try PDFTools.text("pdfinfo", ["-struct-text", "FILE"], on: bytes).split(separator: "\n") {
            let indent = line.prefix { $0 == " " }.count, rest = line.dropFirst(indent)
            while let last = open.last, last.indent >= indent { open.removeLast() }
            let isText = rest.first == "\"" && rest.last == "\"" && rest.count > 1
            let element = Element(
                role: isText ? "" : String(rest.prefix { $0.isLetter || $0.isNumber }),
                text: isText ? String(rest.dropFirst().dropLast()) : "")
            open.last?.element.children.append(element)
            open.append((indent, element))
        }
        return root
    }

    /// True for the rest of a formula that was broken between lines; PDFDocEncoding has “…” at 83.
    static func isRest(_ element: Substring) -> Bool {
        element.contains("/Alt <83>") || element.contains("/Alt (\\203)")
    }

    private func sample() throws -> [UInt8] { try pdf(Samples.report, pictures: Samples.pictures) }

    /// The objects of the file that contain a text, as qpdf writes them.
    private func objects(holding text: String, in bytes: [UInt8]) throws -> [Substring] {
        let plain = try PDFTools.text("qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], on: bytes)
        return plain.split(separator: "endobj").filter { $0.contains(text) }
    }

    @Test func textIsReadWholeAndInOrder() throws {
        // A line may end with a space, with our hyphen or with neither, so none of them is compared.
        func letters(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "-" } }
        var read = letters(try structure(of: sample()).wholeWithoutNotes)[...]
        var expected: [String] = []
        // Collects the text of every paragraph. Footnotes are elsewhere, and formulas are read by their words.
        func collect(_ inlines: [Inline]) {
            for inline in inlines {
                switch inline {
                case .text(let text), .code(let text): expected.append(letters(text))
                case .emphasis(let inner), .strong(let inner), .link(let inner, _): collect(inner)
                case .math, .footnote, .lineBreak, .reference, .citation: break
                }
            }
        }
        func collect(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .paragraph(let inlines), .heading(_, let inlines, _): collect(inlines)
                case .list(let list): list.items.forEach(collect)
                case .quote(let inner), .notice(_, let inner): collect(inner)
                default: break
                }
            }
        }
        let document = Samples.report
        collect(document.title)
        collect(document.subtitle)
        collect(document.abstract + document.blocks)
        for text in expected {
            guard let place = read.firstRange(of: text) else {
                Issue.record("“\(text)” is missing or out of order")
                return
            }
            read = read[place.upperBound...]
        }
        #expect(expected.count > 300)
    }

    @Test func codeIsReadAsItWasWritten() throws {
        let cells = try structure(of: sample()).all("Code").filter { $0.whole.contains("Sequential") }
        #expect(cells.count == 6)
        for cell in cells {
            // The one line that is too long for the page continues below.
            #expect(
                cell.lines.joined(separator: "\n").replacingOccurrences(of: "1337, \n", with: "1337, ").contains(
                    "let network = Sequential([\n    Dense(784, to: 128, activation: .relu),   // rectified\n"))
            #expect(!cell.whole.contains("31") && !cell.whole.contains("32let"), "line numbers are no code")
        }
    }

    @Test func everyFigureAndFormulaSaysWhatItShows() throws {
        let bytes = try sample()
        var formulas = 0
        Samples.report.blocks.walk { if case .formula = $0 { formulas += 1 } }
        Samples.report.blocks.walk(inlines: { if case .math = $0 { formulas += 1 } })
        for (role, count) in [("Figure", 12), ("Formula", formulas)] {
            let elements = try objects(holding: "/S /\(role)\n", in: bytes)
            // A formula in the text may be broken between lines; then its rest is an element that says "…".
            #expect(elements.count { !Self.isRest($0) } == count, "\(role)")
            for element in elements { #expect(element.contains("/Alt "), "\(element)") }
        }
    }

    /// The alternative texts belong to the elements that they describe, in the reading order of the tree.
    @Test func alternativeTextsAreInTheirPlaces() throws {
        let blocks: [Block] = (1...40).flatMap { number -> [Block] in
            [.paragraph([.text("See "), .math("x_{\(number)}"), .text(" here.")]), .formula("y_{\(number)}")]
        }
        let bytes = try pdf(Document(title: [], blocks: blocks))
        var bodies: [Int: Substring] = [:]
        for object in try objects(holding: " 0 obj", in: bytes) {
            guard let start = object.range(of: " 0 obj\n"),
                let number = Int(object[..<start.lowerBound].split(separator: "\n").last ?? "")
            else { continue }
            bodies[number] = object[start.upperBound...]
        }
        func children(_ body: Substring) -> [Int] {
            guard let start = body.range(of: "/K ") else { return [] }
            let rest = body[start.upperBound...]
            let list = rest.first == "[" ? rest.prefix { $0 != "]" } : rest.prefix { $0 != "\n" }
            // "613 0 R" is an element; a single number is content of a page.
            let words = list.split { $0.isWhitespace || $0 == "[" }
            return words.indices.compactMap { $0 + 2 < words.count && words[$0 + 2] == "R" ? Int(words[$0]) : nil }
        }
        var spoken: [String] = []
        func visit(_ number: Int) {
            guard let body = bodies[number], body.contains("/S /") || body.contains("/StructTreeRoot") else { return }
            if body.contains("/S /Formula"), let start = body.range(of: "/Alt (") {
                spoken.append(String(body[start.upperBound...].prefix { $0 != ")" }))
            }
            children(body).forEach(visit)
        }
        let root = try #require(
            bodies.first { $0.value.contains("/StructTreeRoot") && $0.value.contains("/ParentTree") })
        children(root.value).forEach(visit)
        #expect(spoken == (1...40).flatMap { ["x_\($0)", "y_\($0)"] })
    }

    @Test func everyLinkLeadsSomewhereAndHoldsItsText() throws {
        let bytes = try sample()
        let plain = try PDFTools.text("qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], on: bytes)
        func names(after key: String) -> [Substring] {
            plain.components(separatedBy: key).dropFirst().map { $0.split(separator: ")", maxSplits: 1)[0] }
        }
        let targets = names(after: "/Dest (")
        // The entries of the name tree are on lines of their own, each followed by its destination.
        let places = Set(
            plain.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("(") && $0.hasSuffix(")") }
                .map { $0.dropFirst().dropLast() })
        // Bookmarks, contents, and in each part two references, a footnote and the way back from it.
        #expect(targets.count > 12 + 12 + 6 * 4)
        for target in targets { #expect(places.contains(target), "\(target)") }
        #expect(
            plain.components(separatedBy: "/Tabs /S").count - 1 == plain.components(separatedBy: "/Type /Page\n").count
                - 1)
        let links = try structure(of: bytes).all("Link")
        #expect(links.count > 30)
        for link in links { #expect(!link.whole.isEmpty) }
    }

    /// An element divided by page breaks stays one element, and text repeated for the eye is not read twice.
    @Test func whatIsDividedStaysWhole() throws {
        let root = try structure(of: pdf(Samples.divided, pictures: Samples.pictures))
        let table = try #require(root.all("Table").first { $0.whole.contains("setting 59") })
        #expect(table.all("TR").count == 61 && table.all("TH").count == 4 + 60)
        // The titles are the head, once, and all rows one body, on however many pages.
        #expect(table.children.filter { $0.role != "Caption" }.map(\.role) == ["THead", "TBody"])
        let rows = table.children.suffix(2).map { $0.children.map(\.role).filter { $0 != "Note" } }
        #expect(rows == [["TR"], Array(repeating: "TR", count: 60)])
        #expect(root.all("Code").filter { $0.whole.contains("value") }.count == 1)
        #expect(!root.whole.contains("continued"))
    }

    @Test func listsTablesAndNotesHaveTheirParts() throws {
        let root = try structure(of: sample())
        #expect(root.all("TH").count == 4 + 3 && root.all("TD").count == 9)
        for table in root.all("Table") {
            #expect(table.children.map(\.role) == ["Caption", "THead", "TBody"])
            #expect(table.children.suffix(2).map { Set($0.children.map(\.role)) } == [["TR"], ["TR"]])
        }
        #expect(root.all("LI").count == 24)
        #expect(root.all("LI").count == root.all("Lbl").filter { ["•", "1.", "2."].contains($0.whole) }.count)
        #expect(root.all("TOCI").map(\.whole).first == "1 · Rectified units 1")
        #expect(root.all("Note").count == 18)
        #expect(
            root.all("Caption").contains {
                $0.lines.joined(separator: " ").contains("Original figures are the notebook’s own")
            })
        let headings = root.all("H1").map(\.whole)
        #expect(headings == (1...6).map { "\($0) · Rectified units" })
    }
}
