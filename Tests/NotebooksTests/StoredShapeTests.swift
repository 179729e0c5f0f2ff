import Basics
import Foundation
import Testing

@testable import Notebooks

/// Stored results whose digest is right and whose content is not what the part asked for: whoever may write to the
/// cache can make them, and so can an older version of a part's code with the same key.
@Suite struct StoredShapeTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "folio-shape-\(UUID().uuidString)").path

    private static let sources: NotebookSources = [
        "Front.swift": "//: # A\n", "One.swift": "//: # 1 · First\ncode()\n",
    ]

    /// Runs a part that computes three pairs, and gives what it kept.
    private func sums() throws -> Value? {
        let part = Part(1, fileID: "M/One.swift") { part in
            let pairs = try part.compute(
                "pairs", expecting: { $0.map(\.count) == [2, 2, 2] && $0.allSatisfy { $0.allSatisfy(\.isFinite) } },
                line: 2
            ) { [[1.0, 2], [3, 4], [5, 6]] }
            part.keep("sums", pairs.map { $0[0] + $0[1] }, line: 2)
        }
        let notebook = Notebook(parts: [part], sources: Self.sources, fileID: "M/Front.swift") { _ in
            NotebookData(digest: "d", contents: ())
        }
        let run = Run(
            notebook, in: ReportFolder(folder + "/report"),
            environment: RunEnvironment(cache: ResultCache(folder + "/cache")))
        _ = try run(parts: [], data: NotebookData(digest: "d", contents: ()), mode: .named)
        return try ReportFolder(folder + "/report").record(1)?.values["sums"]
    }

    @Test(arguments: [
        [[]], [], [[1, 2], [3, 4]], [[1, 2], [3, 4], [5]], [[1, 2], [.nan, 4], [5, 6]], [[9, 9]],
    ])
    func aResultOfAnotherShapeIsComputedAgain(stored: [[Double]]) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let right: Value = [3.0, 7.0, 11.0].value
        #expect(isSame(try sums(), right))
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder + "/cache")
        let path = try #require(names.first { $0.contains("pairs") })
        let file = URL(filePath: folder + "/cache/" + path)
        let entry = try #require(CacheEntry(decoding: Data(contentsOf: file)))
        let altered = CacheEntry(
            key: entry.key, cost: entry.cost, payload: try ResultCoding<[[Double]]>.bits.encode(stored))
        try altered.encoded().write(to: file)
        #expect(isSame(try sums(), right))
        #expect(
            try CacheEntry(decoding: Data(contentsOf: file)) == entry
                || CacheEntry(decoding: Data(contentsOf: file))?.payload == entry.payload)
    }

    @Test func aComputedResultOfAnotherShapeFailsThePart() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let part = Part(1, fileID: "M/One.swift") { part in
            _ = try part.compute("few", expecting: { $0.count == 3 }, line: 2) { [1, 2] }
        }
        let notebook = Notebook(parts: [part], sources: Self.sources, fileID: "M/Front.swift") { _ in
            NotebookData(digest: "d", contents: ())
        }
        let run = Run(notebook, in: ReportFolder(folder), environment: RunEnvironment())
        let outcomes = try run(parts: [], data: NotebookData(digest: "d", contents: ()))
        #expect(outcomes.first?.how == .failed("One.swift:2: what “few” computed is not what `expecting:` says."))
    }
}
