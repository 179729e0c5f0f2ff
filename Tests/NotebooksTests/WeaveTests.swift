import Foundation
import Testing

@testable import Basics
@testable import Documents
@testable import Notebooks
@testable import Plots
@testable import Prose
@testable import SwiftSource

/// A notebook of three files as texts; its parts' `#line`s point into them through `line:`.
private let sources = [
    "Front.swift": "//: # A report\n//: The answer is {part1.answer}.\n",
    "One.swift": """
    //: # 1 · First
    //: It shows {answer} and {figure curve}; {part2.answer:.1f} comes later; {training.wall} is a time.
    one()
    //: {fold: behind}
    two()
    """,
    "Two.swift": "//: # 2 · Second\ncode()\n",
    "End.swift": "//: # Summary\n//: Together {part1.answer} and {part2.answer}.\nend()\n",
]

private struct Failure: Error, CustomStringConvertible { let description: String }

private func notebook(
    sources: [String: String] = sources,
    second: @escaping @Sendable (PartContext) throws -> Void = { $0.show("answer", 2.5, line: 2) }
) -> Notebook {
    let one = Part(1, fileID: "M/One.swift") { page in
        page.show("answer", 42, line: 3)
        page.time("training", line: 3) {}
        page.figure("curve", caption: "Of {answer}.", line: 5) { Plot(x: "x") { Line([1, 2, 3], name: "l") } }
    }
    let two = Part(2, reads: [one], fileID: "M/Two.swift", body: second)
    let end = Part(reads: [one, two], fileID: "M/End.swift") { page in
        page.table("sum", caption: "All.", columns: ["a"], markup: [["{part1.answer}"]], line: 3)
        page.keep("read", try page.result("answer", of: one), line: 3)
    }
    return Notebook(seed: 5, parts: [one, two, end], sources: NotebookSources(sources), fileID: "M/Front.swift") { _ in
        NotebookData(digest: "d", contents: ())
    }
}

private func temporaryFolder() -> ReportFolder {
    ReportFolder(FileManager.default.temporaryDirectory.appending(path: "folio-test-\(UUID().uuidString)").path)
}

/// Runs a notebook in a temporary folder and weaves it.
private func woven(_ notebook: Notebook) throws -> (Weave, succeeded: Bool) {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    let run = Run(notebook, in: folder, environment: RunEnvironment())
    let outcomes = try run(parts: [], data: notebook.loadData(""))
    let succeeded = outcomes.allSatisfy { if case .failed = $0.how { false } else { true } }
    var records: [Int: PartRecord] = [:]
    for number in [1, 2] { records[number] = try folder.record(number) }
    return (try Weave(notebook, records: records, measurements: folder.measurements()), succeeded)
}

@Suite struct WeaveTests {
    private func text(_ document: Document) -> String {
        document.blocks.map { block in
            switch block {
            case .paragraph(let inlines), .heading(_, let inlines, _): inlines.plainText
            case .notice(let title, let blocks):
                title + " " + blocks.map { if case .paragraph(let p) = $0 { p.plainText } else { "" } }.joined()
            default: ""
            }
        }.joined(separator: "\n")
    }

    @Test func outputsStandUnderTheCellThatShowedThem() throws {
        let (weave, succeeded) = try woven(notebook())
        #expect(succeeded)
        let cells = weave.document.blocks.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
        #expect(cells.map(\.number) == [1, 2, 3, 4])
        #expect(cells[0].outputs == [.value(name: "answer", [.text("42")])])
        #expect(cells[0].firstLine == 3 && cells[0].lines == ["one()"])
        #expect(cells[1].folded == "behind")
        guard case .figure(let figure)? = cells[1].outputs.first else {
            Issue.record("the second cell shows no figure")
            return
        }
        #expect(figure.id == "part-1-curve" && figure.number == 1 && figure.caption.plainText == "Of 42.")
        #expect(weave.plots["part-1-curve"] != nil)
        guard case .table(let table)? = cells[3].outputs.first else {
            Issue.record("the summary shows no table")
            return
        }
        #expect(table.rows.first?.first?.plainText == "42")
    }

    @Test func proseNamesValuesOfAnyPart() throws {
        let (weave, _) = try woven(notebook())
        let text = text(weave.document)
        #expect(text.contains("It shows 42 and Figure\u{a0}1; 2.5 comes later;"))
        #expect(text.contains("Together 42 and 2.5."))
        #expect(weave.document.title.plainText == "A report")
        guard case .paragraph(let abstract)? = weave.document.abstract.first else {
            Issue.record("no abstract")
            return
        }
        #expect(abstract.plainText == "The answer is 42.")
    }

    @Test(arguments: ["answr", "part1.nothing", "original.x", "figure none", "answer:.2x", "part9.wall"])
    func unknownNameIsAnErrorWithFileAndLine(_ name: String) throws {
        var altered = sources
        altered["Two.swift"] = "//: # 2 · Second\ncode()\n//: Fine.\n//: But {\(name)} is not.\n"
        let error = #expect(throws: ProseError.self) { try woven(notebook(sources: altered)) }
        #expect(error?.description.hasPrefix("Two.swift:4: {") == true, "\(error?.description ?? "")")
    }

    @Test func failedPartSaysSoAndLeavesTheOthers() throws {
        let (weave, succeeded) = try woven(
            notebook { page in
                page.show("before", 1, line: 2)
                throw Failure(description: "It broke.")
            })
        #expect(!succeeded)
        let text = text(weave.document)
        #expect(text.contains("FAILED It broke."))
        #expect(text.contains("It shows 42"))
        #expect(text.contains("Together 42 and —."))
    }

    @Test func partMayReadOnlyWhatItNames() throws {
        let stranger = Part(8, fileID: "M/One.swift") { _ in }
        let (_, succeeded) = try woven(notebook { page in _ = try page.result("answer", of: stranger) })
        #expect(!succeeded)
    }

    @Test func missingPartIsAskedForNotInvented() throws {
        let weave = try Weave(notebook(), records: [:], measurements: [:])
        #expect(text(weave.document).contains("Not computed"))
        #expect(text(weave.document).contains("It shows — and —"))
    }

    /// The author's sentence on a figure comes before the description of its data.
    @Test func alternativeTextBeginsWithTheAuthors() throws {
        let (weave, _) = try woven(
            notebook { page in
                page.show("answer", 2.5, line: 2)
                page.figure("f", caption: "C.", alternative: "It *ends* at {answer}.", line: 2) {
                    Plot(x: "x") { Line([1, 2.5], name: "l") }
                }
            })
        let figure = try #require(weave.document.figures.last)
        #expect(figure.alternativeText.hasPrefix("It ends at 2.5. Line plot"))
        #expect(weave.document.figures.first?.alternativeText.hasPrefix("Line plot") == true)
    }

    /// Tables of prose with captions count with the tables that code shows, in the order of the page.
    @Test func tablesOfProseAreNumberedWithTheOthers() throws {
        let rows = "//: | a | b |\n//: |---|---|\n//: | 1 | 2 |\n//:\n"
        var texts = sources
        texts["One.swift"] =
            "//: # 1 · First\n" + rows + "//: : One. {#one}\n//:\n//: See {table one} and {table part2.late}.\n"
            + "one()\n//: {fold: behind}\ntwo()\n"
        texts["Two.swift"] =
            "//: # 2 · Second\n" + rows + "//: : Two.\n//:\n"
            + rows.replacing("//:", with: "//: >") + "//: > : Three {part1.answer}. {#late}\ncode()\n"
        let (weave, succeeded) = try woven(notebook(sources: texts))
        #expect(succeeded)
        var tables: [String] = [], references: [String] = []
        weave.document.blocks.walk { block in
            switch block {
            case .table(let table):
                tables.append("\(table.id) \(table.number ?? 0) \(table.caption.plainText)")
            case .paragraph(let text) where text.plainText.contains("See"): references.append(text.plainText)
            default: break
            }
        }
        #expect(
            tables == ["part-1-table-one 1 One.", "table 2 Two.", "part-2-table-late 3 Three 42.", "table-sum 4 All."])
        #expect(references == ["See Table\u{a0}1 and Table\u{a0}3."])
        texts["Two.swift"] =
            "//: # 2 · Second\n" + rows + "//: : Two. {#x}\n//:\n" + rows + "//: : Again. {#x}\ncode()\n"
        let error = #expect(throws: PartError.self) { try woven(notebook(sources: texts)) }
        #expect(error?.description == "Two.swift:1: two tables are named “x”; give one of them another name.")
    }
}
