import Foundation
import Testing

/// One full run of all parts on a small data set, made when the first test asks for it and only read by all.
/// A test that changes something works on a copy.
struct FinishedReport {
    /// Holds `data` and `report`.
    let folder: TemporaryFolder
    let outcome: Folio.Outcome

    var data: String { folder["data"] }
    var report: String { folder["report"] }

    static let shared = Result { try FinishedReport() }

    /// The shared report; the failure to make it fails every test that needs it.
    static func made() throws -> FinishedReport {
        let finished = try shared.get()
        try #require(finished.outcome.status == 0, "folio run failed: \(finished.outcome.errors)")
        return finished
    }

    private init() throws {
        folder = try TemporaryFolder()
        // What a static holds outlives every test, so that the folder would stay behind.
        atexit {
            if case .success(let finished) = FinishedReport.shared {
                try? FileManager.default.removeItem(atPath: finished.folder.path)
            }
        }
        try SmallDataset.digits.write(to: folder["data"], gzipped: true)
        outcome = try Folio.run("run", "--threads", "2", in: folder.path, environment: ["CI": "true"])
    }

    /// The text of a file of the report.
    func text(_ name: String) throws -> String { try String(contentsOfFile: report + "/" + name, encoding: .utf8) }

    /// What part-N.json holds.
    func result(_ part: Int) throws -> JSON { try JSON(contentsOf: report + "/results/part-\(part).json") }
}
