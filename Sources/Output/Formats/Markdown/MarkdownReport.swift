import Documents
import Foundation
import Typesetting

/// `report.md`: GitHub-flavoured Markdown that shows the figures of `SVGFigures`.
public struct MarkdownReport: ReportFormat {
    /// Creates the format.
    public init() {}

    /// The name "md".
    public var name: String { "md" }

    /// The figures as SVG, which the file shows.
    public var neededFormats: [String] { ["svg"] }

    /// One file, `report.md`.
    public func files(of report: WovenReport) -> [ReportFile] {
        let pdf = report.formats.contains("pdf") ? "report.pdf" : nil
        let text = markdown(report.document, pdf: pdf) { SVGFigures.fileName(of: $0.id) }
        return [ReportFile(name: "report.md", bytes: Data(text.utf8), isMain: true)]
    }
}

/// A document as GitHub-flavoured Markdown.
///
/// It is arranged for reading on GitHub: title, contents with links, numbered figures and tables, listings with their
/// output, and long listings in folded sections. Text is shown exactly as it is in the document, whatever characters it
/// holds; formulas stay TeX. The same document gives the same bytes.
///
/// - Parameters:
///   - document: The document to write.
///   - pdf: The path of the same report as a PDF, to which the head links; nil for none.
///   - figurePath: The path of a figure's picture, relative to the file that is written.
public func markdown(_ document: Document, pdf: String? = nil, figurePath: (Figure) -> String) -> String {
    withoutActuallyEscaping(figurePath) { figurePath in
        markdownLines(document, pdf: pdf, figurePath: figurePath).joined(separator: "\n") + "\n"
    }
}

/// Blocks as Markdown, without a document around them, for use in another Markdown file.
package func markdown(_ blocks: [Block]) -> String {
    let writer = MarkdownBlocks { $0.id + ".svg" }
    let lines = writer.lines(blocks)
    return ([lines, writer.footnoteLines()].filter { !$0.isEmpty }.joined(separator: [""]) + [""]).joined(
        separator: "\n")
}

private func markdownLines(
    _ document: Document, pdf: String?, figurePath: @escaping (Figure) -> String
) -> [String] {
    let contents = document.headings.filter { $0.level <= 2 }
    let slugs = Identifiers()
    let title = document.title.plainText
    if !title.isEmpty { _ = slugs.unique(for: title) }
    var linkedIds = document.linkedIds
    if contents.count > 1 { linkedIds.formUnion(contents.map(\.id)) }
    let writer = MarkdownBlocks(
        headingShift: 1, linkedIds: linkedIds, slugs: slugs, repository: document.imprint.repository,
        figurePath: figurePath)
    let files = FileLinks(document)

    var groups: [[String]] = []
    let heading = writer.inline(document.title, .line)
    if !heading.isEmpty { groups.append(["# " + heading]) }
    groups.append(writer.lines([.paragraph([.emphasis(document.subtitle)])]))
    let links: [[Inline]?] = [
        document.imprint.line.isEmpty ? nil : document.imprint.line,
        pdf.map { [.link([.text("PDF")], destination: $0)] },
    ]
    let head = Array(links.compactMap(\.self).joined(separator: [.text(" · ")]))
    if !head.isEmpty { groups.append(writer.lines([.paragraph(head)])) }
    if let watermark = document.watermark { groups.append(writer.notice(watermark, [])) }
    if !document.abstract.isEmpty { groups.append(writer.quoted(writer.lines(files.linked(document.abstract)))) }
    if contents.count > 1 {
        groups.append(["**Contents**"])
        groups.append(writer.lines([.list(listOfContents(contents[...]))]))
    }
    groups.append(writer.lines(files.linked(document.blocks)))
    if !document.provenance.isEmpty {
        groups.append(["___"])
        groups.append(["<sub>\(writer.inline([.text(document.provenance.spaced)], .line))</sub>"])
    }
    groups.append(writer.footnoteLines())
    return Array(groups.filter { !$0.isEmpty }.joined(separator: [""]))
}

/// Headings as nested lists of links, for a table of contents: a heading of a deeper level is in the item of the
/// heading before it.
///
/// Formulas are text in Unicode, as not every reader of Markdown sets a formula within a link.
func listOfContents(_ headings: ArraySlice<Document.Heading>) -> List {
    var list = List(items: [])
    var rest = headings
    while let first = rest.popFirst() {
        let inner = rest.prefix { $0.level > first.level }
        rest = rest.dropFirst(inner.count)
        var item: [Block] = [
            .paragraph([.link(first.title.withoutLinks.withUnicodeFormulas, destination: "#" + first.id)])
        ]
        if !inner.isEmpty { item.append(.list(listOfContents(inner))) }
        list.items.append(item)
    }
    return list
}

extension String {
    /// The largest number of successive occurrences of a character.
    func longestRun(of character: Character) -> Int {
        var (longest, length) = (0, 0)
        for next in self {
            length = next == character ? length + 1 : 0
            longest = max(longest, length)
        }
        return longest
    }

    /// The text with HTML's special characters and double quotes escaped.
    var escapedForHTML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
            "\"", with: "&quot;")
    }
}
