import Foundation
import Testing

/// Typesetting the report is a pure function of the stored files.
@Suite struct RenderTests {
    /// A new folder with only the files that `render` reads.
    private func stored(in folder: TemporaryFolder) throws -> String {
        let finished = try FinishedReport.made()
        try FileManager.default.createDirectory(atPath: folder["report"], withIntermediateDirectories: true)
        _ = try Folio.spawn([
            "cp", "-a", finished.report + "/results", finished.report + "/measurements.json", folder["report"],
        ])
        return folder["report"]
    }

    @Test(arguments: [
        [:], ["TZ": "Asia/Tokyo"], ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"],
        ["SWIFT_DETERMINISTIC_HASHING": "1", "COLUMNS": "40"],
        ["LC_ALL": "C", "HOME": "/nonexistent", "TZ": "America/St_Johns"],
    ])
    func theSameRecordsGiveTheSameBytesWhereverTheyAreSet(environment: [String: String]) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try stored(in: folder)
        let before = try Snapshot(of: report + "/results")
        // Run by an absolute path from another folder, or by a relative one.
        let outcome =
            environment["TZ"] == nil
            ? try Folio.run("render", "--out", report, environment: environment)
            : try Folio.run("render", in: folder.path, environment: environment)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.isEmpty)
        #expect(try Snapshot(of: finished.report).changes(to: Snapshot(of: report), of: .bytes) == [])
        #expect(try Snapshot(of: report + "/results") == before)
    }

    @Test func renderingComputesNothingAndNeedsNoData() throws {
        let folder = try TemporaryFolder()
        let report = try stored(in: folder)
        let before = try Snapshot(of: report)
        let outcome = try Folio.run("render", "--data", folder["nowhere"], "--out", report)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let after = try Snapshot(of: report)
        for name in before.files { #expect(before.entries[name] == after.entries[name], "\(name)") }
    }

    @Test func aFigureThatNoPartShowsAnyMoreIsTakenAway() throws {
        let folder = try TemporaryFolder()
        let report = try stored(in: folder)
        try FileManager.default.createDirectory(atPath: report + "/figures", withIntermediateDirectories: true)
        try Data("<svg/>".utf8).write(to: URL(filePath: report + "/figures/part-3-gone.svg"))
        #expect(try Folio.run("render", "--out", report).status == 0)
        #expect(!FileManager.default.fileExists(atPath: report + "/figures/part-3-gone.svg"))
    }

    /// Files of other formats keep their bytes and dates, and a sentence names them. `md` comes with its figures.
    @Test func onlyChosenFormatsAreWrittenAndOlderFilesAreNamed() throws {
        let folder = try TemporaryFolder()
        let report = try stored(in: folder)
        let records = try Snapshot(of: report).files
        let first = try Folio.run("render", "--out", report, "--format", "md")
        #expect(first.status == 0 && first.errors.isEmpty && first.output == "\(report)/report.md\n")
        var written = try Snapshot(of: report).files.subtracting(records)
        written = written.filter { !$0.hasPrefix("figures/") }
        #expect(written == ["report.md"])
        let text = try String(contentsOfFile: report + "/report.md", encoding: .utf8)
        #expect(!text.contains("report.pdf") && text.contains("](figures/part-2-digits.svg)"))
        #expect(FileManager.default.fileExists(atPath: report + "/figures/part-2-digits.svg"))

        let before = try Snapshot(of: report)
        let second = try Folio.run("render", "--out", report, "--format", "ipynb")
        #expect(second.status == 0 && second.output == "\(report)/report.ipynb\n")
        #expect(
            second.errorLines.count == 1
                && second.errors.contains("\(report)/report.md was not written again, and may show earlier results"),
            "\(second.errors)")
        let after = try Snapshot(of: report)
        #expect(after.files == before.files.union(["report.ipynb"]))
        for name in before.files { #expect(before.entries[name] == after.entries[name], "\(name)") }

        let third = try Folio.run("render", "--out", report)
        #expect(third.status == 0 && third.errors.isEmpty)
        let whole = try FinishedReport.made().report
        #expect(try Snapshot(of: whole).changes(to: Snapshot(of: report), of: .bytes) == [])
    }

    @Test func aDamagedRecordIsNamedAndNothingIsWritten() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        let record = URL(filePath: report + "/results/part-4.json")
        let whole = try Data(contentsOf: record)
        try whole.prefix(whole.count / 2).write(to: record)
        let before = try Snapshot(of: report)
        for verb in ["render", "verify"] {
            let outcome = try Folio.run(verb, "--data", finished.data, "--out", report)
            #expect(outcome.status == 66)
            #expect(outcome.errorLines.count == 1)
            #expect(outcome.errors.contains("results/part-4.json") && outcome.errors.contains("run part 4 again"))
            #expect(try before.changes(to: Snapshot(of: report)) == [])
        }
        // The advice in the message works.
        #expect(try Folio.run("run", "4", "--data", finished.data, "--out", report).status == 0)
        #expect(try Data(contentsOf: record) == whole)
    }

    @Test func aFolderWithoutResultsIsNamedAndNothingIsWritten() throws {
        let folder = try TemporaryFolder()
        for verb in ["render", "verify"] {
            let outcome = try Folio.run(verb, "--out", folder["report"])
            #expect(outcome.status == 66)
            #expect(outcome.errorLines.count == 1)
            #expect(outcome.errors.contains(folder["report"]) && outcome.errors.contains("folio run"))
            #expect(!FileManager.default.fileExists(atPath: folder["report"]))
        }
    }
}
