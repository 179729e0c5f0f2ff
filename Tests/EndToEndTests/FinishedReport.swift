import Foundation
import Testing

/// One full run of all parts on a small data set, made for the first test that needs it and only read by all.
///
/// A test that changes something works on a copy.
struct FinishedReport {
    /// The folder with `data` and `report`.
    let folder: TemporaryFolder
    let outcome: Folio.Outcome

    var data: String { folder["data"] }
    var report: String { folder["report"] }

    static let shared = Result { try FinishedReport() }

    /// The shared report.
    ///
    /// - Throws: The error of making it, to every test that needs it.
    static func made() throws -> FinishedReport {
        let finished = try shared.get()
        try #require(finished.outcome.status == 0, "folio run failed: \(finished.outcome.errors)")
        return finished
    }

    private init() throws {
        folder = try TemporaryFolder()
        // A static property is never released, so that the folder would not be deleted.
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

    /// The contents of part-N.json.
    func result(_ part: Int) throws -> JSON { try JSON(contentsOf: report + "/results/part-\(part).json") }
}
