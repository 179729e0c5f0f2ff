import Foundation
import Testing

@testable import TestSupport

/// report.md, checked by GitHub's own rules.
@Suite struct MarkdownTests {
    @Test func everyImageIsThereAndEveryFigureIsShown() throws {
        let finished = try FinishedReport.made()
        let page = try GitHubRenderer(finished.text("report.md"))
        let images = page.attributes("src", of: "img")
        let files = try FileManager.default.contentsOfDirectory(atPath: finished.report + "/figures").map {
            "figures/\($0)"
        }
        #expect(images.count >= 10)
        #expect(images.sorted() == files.sorted())
        let texts = page.attributes("alt", of: "img")
        #expect(texts.count == images.count && texts.allSatisfy { $0.count > 20 })
    }

    @Test func everyFigureIsAWholeSVG() throws {
        let finished = try FinishedReport.made()
        for name in try FileManager.default.contentsOfDirectory(atPath: finished.report + "/figures") {
            let parser = XMLProbe(Data(try finished.text("figures/\(name)").utf8))
            #expect(parser.root == "svg" && parser.isWellFormed, "\(name)")
        }
    }

    @Test func everyLinkHasItsTarget() throws {
        let page = try GitHubRenderer(FinishedReport.made().text("report.md"))
        let links = page.attributes("href", of: "a")
        let inside = links.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()).removingPercentEncoding ?? "" }
        #expect(inside.count > 20)
        #expect(Set(inside).subtracting(page.targets).isEmpty)
        // Other links lead to the web, to files of the report, and to lines of the sources beside the report's folder.
        let others = links.filter { !$0.hasPrefix("#") && !$0.hasPrefix("https://") }
        #expect(others.count > 60 && others.contains("report.pdf") && others.contains("results/claims.json"))
        for link in others {
            let pieces = link.split(separator: "#", maxSplits: 1).map(String.init)
            let isSource = pieces[0].hasPrefix("../")
            let path =
                isSource ? checkout + "/" + pieces[0].dropFirst(3) : try FinishedReport.made().report + "/" + pieces[0]
            let contents = try #require(FileManager.default.contents(atPath: path), "\(link)")
            guard isSource else { continue }
            let lineCount = String(decoding: contents, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false
            ).count
            let lines = try #require(pieces.last).split(separator: "-").compactMap { Int($0.drop { !$0.isNumber }) }
            #expect(lines.count > 0 && lines == lines.sorted() && lines.allSatisfy { 1...lineCount ~= $0 }, "\(link)")
        }
    }

    @Test func everyPartHasItsHeading() throws {
        let headings = try GitHubRenderer(FinishedReport.made().text("report.md")).headings
        let titles = LiteratePart.all.map(\.title)
        #expect(headings.filter(titles.contains) == titles)
    }

    @Test func everyTableIsOneAndEveryRowHasItsColumns() throws {
        let text = try FinishedReport.made().text("report.md")
        let rows = MarkdownTests.outsideFences(text).filter { $0.hasPrefix("|") }
        // GitHub cuts long rows and fills short ones, so the columns are counted in the source.
        var tables: [[Int]] = []
        var wasRow = false
        for line in MarkdownTests.outsideFences(text) {
            let isRow = line.hasPrefix("|")
            if isRow && !wasRow { tables.append([]) }
            if isRow { tables[tables.count - 1].append(line.replacing("\\|", with: "").count { $0 == "|" } - 1) }
            wasRow = isRow
        }
        #expect(tables.count >= 7)
        #expect(tables.allSatisfy { $0.count > 2 && Set($0).count == 1 && $0[0] > 1 }, "\(tables)")
        let html = GitHubRenderer(text).html
        #expect(html.matches(of: /<table>/).count == tables.count)
        #expect(html.matches(of: /<tr>/).count == rows.count - tables.count)
    }

    @Test func noReferenceIsLeftUnresolved() throws {
        let prose = try GitHubRenderer(FinishedReport.made().text("report.md")).prose
        #expect(prose.contains("classifies"))
        #expect(prose.matches(of: /\{[A-Za-z][^}]*\}/).map { String($0.0) } == [])
    }

    @Test(arguments: [2, 3, 4, 6])
    func aSentenceSaysThePartsTestAccuracy(part: Int) throws {
        let text = try GitHubRenderer(FinishedReport.made().text("report.md")).prose.squeezed
        let references = try References()
        let sentences = LiteratePart("Part\(part).swift").sentences.filter { $0.contains("{test accuracy") }
            .compactMap { references.resolved($0, part: part) }
        #expect(!sentences.isEmpty && sentences.contains { text.contains($0.squeezed) })
    }

    @Test(arguments: LiteratePart.all.map(\.file))
    func everySentenceOfThePartIsThere(file: String) throws {
        let text = try GitHubRenderer(FinishedReport.made().text("report.md")).prose.squeezed
        let part = LiteratePart(file)
        let references = try References()
        let sentences = part.sentences.compactMap { references.resolved($0, part: part.number) }
        #expect(sentences.count >= (part.number == nil ? 1 : 3))
        #expect(sentences.filter { !text.contains($0.squeezed) } == [])
    }

    /// The lines outside fenced blocks.
    static func outsideFences(_ text: String) -> [Substring] {
        var isInFence = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            guard line.hasPrefix("```") else { return !isInFence }
            isInFence.toggle()
            return false
        }
    }
}
