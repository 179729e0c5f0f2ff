import Foundation
import Testing

/// A run with settings other than the notebook's goes to a folder of its own, states its settings, and cannot be taken
/// for the reference.
@Suite struct SettingsTests {
    @Test(arguments: [
        ("-P epochs=2", "report-epochs-2", ["epochs 2"], "The parameter epochs is set to 2."),
        (
            "-P part3.rate=0.05 --seed 7", "report-seed-7-part3.rate-0.05", ["seed 7", "part3.rate 0.05"],
            "The seed is 7, the notebook's own is 1337."
        ),
        ("--quick", "report-quick", ["quick run"], "A quick run on a small part of the data"),
    ])
    func otherSettingsHaveAFolderAndAreNamed(
        options: String, name: String, phrases: [String], sentence: String
    ) throws {
        let arguments = options.split(separator: " ").map(String.init)
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        _ = try folder.copy(of: finished.data, as: "data")
        let reference = try folder.copy(of: finished.report, as: "report")
        let before = try Snapshot(of: reference)
        let outcome = try Folio.spawn([Folio.executable, "run", "3"] + arguments, in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "\(name)/report.pdf\n\(name)/report.html\n\(name)/report.md\n\(name)/report.ipynb\n")
        #expect(try Snapshot(of: reference) == before)

        let record = try JSON(contentsOf: folder["\(name)/results/part-3.json"])
        let settings = try #require(record.at("inputs.settings"))
        #expect(settings.keys == Set(phrases.map { $0 == "quick run" ? "quick" : String($0.split(separator: " ")[0]) }))
        if arguments.contains("epochs=2") { #expect(record.at("values.history")?.list?.count == 2) }

        // The settings are printed in the report, large and small.
        let text = try String(contentsOfFile: folder["\(name)/report.md"], encoding: .utf8)
        #expect(
            text.contains("**\(phrases.joined(separator: " · "))**") && text.contains("**Not the reference run**")
                && text.squeezed.contains(sentence.squeezed))
        let pages = try Folio.spawn(["pdftotext", folder["\(name)/report.pdf"], "-"]).output
        let reading = try Folio.spawn(["pdftotext", reference + "/report.pdf", "-"]).output
        #expect(pages.contains("Not the reference run") && !reading.contains("Not the reference run"))

        // Such a folder is recognised by its record.
        #expect(
            try Folio.spawn([Folio.executable, "status"] + arguments, in: folder.path).output.contains("part 3  fresh"))
        #expect(try Folio.run("verify", "3", "--out", name, in: folder.path).status == 0)
    }

    @Test(arguments: [["--quick"], ["--seed", "7"], ["-P", "rate=0.5"]])
    func nothingButTheNotebooksOwnSettingsGetsIntoTheReference(arguments: [String]) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        let before = try Snapshot(of: report)
        let outcome = try Folio.spawn(
            [Folio.executable, "run", "3", "--data", finished.data, "--out", report] + arguments)
        #expect(outcome.status == 64)
        #expect(
            outcome.errorLines.count == 1
                && outcome.errors.contains("holds results of a run with other settings (the notebook's own settings)"),
            "\(outcome.errors)")
        #expect(try before.changes(to: Snapshot(of: report), of: .bytes) == [])
        #expect(try Snapshot(of: report).files == before.files)
    }

    @Test func aFullRunDoesNotGetIntoAQuickOne() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        #expect(try Folio.run("run", "1", "--quick", "--data", finished.data, "--out", folder["trial"]).status == 0)
        let outcome = try Folio.run("run", "1", "--data", finished.data, "--out", folder["trial"])
        #expect(outcome.status == 64 && outcome.errors.contains("(quick run)"), "\(outcome.errors)")
    }

    /// Settings given by hand that equal the notebook's own make the reference.
    @Test func theNotebooksOwnSettingsGivenByHandAreTheReference() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        let outcome = try Folio.run(
            "run", "3", "--seed", "1337", "-P", "rate=0.02", "--data", finished.data, "--out", report)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errorLines.contains { $0.hasPrefix("part 3") && $0.hasSuffix("  fresh") })
    }
}
