import Foundation
import Testing

/// Output that cannot be written: one line, exit code 74, and existing files stay.
@Suite struct UnwritableTests {
    private func expectRefusal(_ outcome: Folio.Outcome, naming path: String, because reason: String) {
        #expect(outcome.status == 74)
        let line = outcome.errorLines.last ?? ""
        #expect(line.hasPrefix("folio: Cannot ") && line.contains(path) && line.contains(reason), "\(outcome.errors)")
        #expect(!line.contains("Error") && !line.contains("could not be completed") && !line.contains(".."), "\(line)")
    }

    @Test(arguments: ["run", "render"])
    func aFolderBelowAFileCannotBeMade(verb: String) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        try Data("mine".utf8).write(to: URL(filePath: folder["file"]))
        let before = try Snapshot(of: folder.path)
        let out = folder["file/report"]
        if verb == "run" {
            let outcome = try Folio.run("run", "--data", finished.data, "--out", out)
            expectRefusal(outcome, naming: out, because: "Not a directory")
            // The message comes before any work is done.
            #expect(outcome.errorLines.count == 1)
            expectRefusal(
                try Folio.run("run", "--data", finished.data, "--out", folder["file"]), naming: folder["file"],
                because: "Not a directory")
        } else {
            let report = try folder.copy(of: finished.report, as: "report")
            _ = try Folio.spawn(["sh", "-c", "rm -r figures && touch figures"], in: report)
            let before = try Snapshot(of: report)
            expectRefusal(
                try Folio.run("render", "--out", report), naming: report + "/figures", because: "Not a directory")
            let after = try Snapshot(of: report)
            #expect(before.changes(to: after, of: .bytes) == [] && before.files == after.files)
            try FileManager.default.removeItem(atPath: report)
        }
        #expect(try Snapshot(of: folder.path).entries["file"] == before.entries["file"])
        #expect(try Snapshot(of: folder.path).files == before.files)
    }

    @Test func aFolderThatTheSystemRefusesIsNamed() throws {
        let finished = try FinishedReport.made()
        expectRefusal(
            try Folio.run("run", "--data", finished.data, "--out", "/proc/report"), naming: "/proc/report",
            because: "No such file or directory")
    }

    // MARK: File systems

    /// Runs a script in a mount namespace, in which it may mount file systems unseen by other processes.
    ///
    /// The script may use `$folio`, `$data` and `$report` for the paths; its mounts end with it.
    ///
    /// - Returns: The outcome, nil if this machine does not allow such namespaces.
    private func withMounts(_ script: String, report: String, data: String) throws -> Folio.Outcome? {
        guard try Folio.spawn(["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]).status == 0 else {
            print("This machine lets nobody mount file systems: not tested.")
            return nil
        }
        return try Folio.spawn(
            ["unshare", "--mount", "sh", "-c", script],
            environment: ["folio": Folio.executable, "data": data, "report": report])
    }

    @Test(arguments: ["run 3", "run", "render"])
    func aReadOnlyFileSystemIsNamedAndKeepsWhatItHas(command: String) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        let before = try Snapshot(of: report)
        let script =
            #"""
            mount --bind "$report" "$report" && mount -o remount,bind,ro "$report" && exec "$folio" \#(command) \#
            --data "$data" --out "$report"
            """#
        guard let outcome = try withMounts(script, report: report, data: finished.data) else { return }
        expectRefusal(outcome, naming: report, because: "Read-only file system")
        #expect(outcome.errorLines.count == 1)
        #expect(try before.changes(to: Snapshot(of: report)) == [])
    }

    /// The report is on a disk with room for only a few bytes.
    @Test(arguments: ["run 3", "render"])
    func aFullDiskIsNamedAndKeepsWhatItHas(command: String) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let disk = folder["disk"]
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        let script = #"""
            mount -t tmpfs -o size=64m none "$report" && cp -a '\#(finished.report)/.' "$report" || exit 99
            dd if=/dev/zero of="$report/filler" bs=4k 2>/dev/null
            "$folio" \#(command) --data "$data" --out "$report"
            status=$?
            rm "$report/filler" && cp -a "$report/." '\#(folder["after"])' && exit $status
            """#
        try FileManager.default.createDirectory(atPath: folder["after"], withIntermediateDirectories: true)
        guard let outcome = try withMounts(script, report: disk, data: finished.data) else { return }
        expectRefusal(outcome, naming: disk, because: "No space left on device")
        let (before, after) = try (Snapshot(of: finished.report), Snapshot(of: folder["after"]))
        #expect(before.files == after.files)
        // Files that were rewritten before the disk was full have the same bytes as before.
        #expect(before.changes(to: after, of: .bytes) == [])
    }

    @Test func aFailedWriteLeavesNoTemporaryFile() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        // A folder of the same name cannot be replaced by a file.
        try FileManager.default.removeItem(atPath: report + "/report.pdf")
        try FileManager.default.createDirectory(atPath: report + "/report.pdf", withIntermediateDirectories: true)
        let before = try Snapshot(of: report)
        expectRefusal(
            try Folio.run("render", "--out", report), naming: report + "/report.pdf", because: "Is a directory")
        #expect(try Snapshot(of: report).files == before.files)
    }
}
