import Documents
import Foundation
import Testing

@testable import Formats
@testable import Notebooks

/// Cells that are data are shown as they are, whatever signs they contain.
@Suite struct LiteralCellTests {
    private static let cells = [
        "***", "*", "-", "> 3", "# x", "1. x", "<5", "5 < 6 > 4", "a_b_c", "$5", "$5 and $6", "$$5", "[1]", "`", "\\",
        "~",
        "|", "&amp;", "https://x.org", "(c)", "--", "...", "\"q\"", "*p* < 0.05 * 3 * 4", "===", "__init__", "x*y*z",
        "[a](b)", "![a](b)", "<b>", "<script>alert(1)</script>", "{x}", "a{b", "{figure f}", "[^1]", "~~x~~", "Ω", "-1",
        "<!-- a -->", "|a|b|", ":+1:", "@user", "\u{f0000}",
    ]

    private func document() throws -> Document {
        let part = Part(1, fileID: "M/One.swift") { part in
            part.table(
                "t", caption: "Cells.", columns: [.right("n"), .left("cell")],
                rows: Self.cells.enumerated().map { ["\($0)", $1] }, line: 2)
        }
        let sources: NotebookSources = ["One.swift": "//: # 1 · First\ncode()\n", "Front.swift": "//: # T\n"]
        let notebook = Notebook(parts: [part], sources: sources, fileID: "M/Front.swift") { _ in
            NotebookData(digest: "d", contents: ())
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "folio-cells-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = Run(notebook, in: ReportFolder(folder), environment: RunEnvironment())
        _ = try run(parts: [], data: NotebookData(digest: "d", contents: ()))
        return try Weave(notebook, records: [1: try #require(try ReportFolder(folder).record(1))], measurements: [:])
            .document
    }

    @Test func theDocumentHasThemUnaltered() throws {
        for block in try document().blocks {
            guard case .cell(let cell) = block, case .table(let table)? = cell.outputs.first else { continue }
            #expect(table.rows.map { $0[1].plainText } == Self.cells)
            return
        }
        Issue.record("there is no table")
    }
}
