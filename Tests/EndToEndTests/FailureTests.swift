import Foundation
import Testing

/// A failed part says so at its place and leaves the others intact; a full disk destroys nothing.
@Suite struct FailureTests {
    @Test func aLossThatDivergesFailsThatPartAndNamesEpochAndSetting() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let outcome = try Folio.run(
            "run", "-P", "part4.rate=1e30", "--data", finished.data, "--out", folder["report"], "--cache",
            folder["cache"])
        #expect(outcome.status == 1)
        let sentence =
            "part 4, seed 1337, sgd 1e+30: Training diverged in epoch 1 (loss nan) of dense 128 relu → dense 10 softmax"
        #expect(
            outcome.errorLines.contains { $0.hasPrefix("part 4  Rectified units  FAILED: \(sentence)") },
            "\(outcome.errors)")
        #expect(outcome.errorLines.contains { $0.hasPrefix("part 4") && $0.hasSuffix("FAILED") })
        #expect(
            try JSON(contentsOf: folder["report/results/part-4.json"])["failure"]?.string?.hasPrefix(sentence) == true)
        #expect(
            try JSON(contentsOf: folder["report/results/part-6.json"])["failure"]?.string
                == "It reads part 4, which failed.")
        for part in [1, 2, 3, 5] {
            let values = try JSON(contentsOf: folder["report/results/part-\(part).json"])["values"]
            #expect(try values == finished.result(part)["values"])
        }
        let text = try String(contentsOfFile: folder["report/report.md"], encoding: .utf8)
        #expect(text.matches(of: /\*\*FAILED\*\*/).count == 2 && text.contains("Training diverged in epoch 1"))
        #expect(
            try Folio.spawn(["pdftotext", folder["report/report.pdf"], "-"]).output.matches(of: /FAILED/).count == 2)
        // A failed training is not cached.
        #expect(try CacheFolder(folder: folder["cache"]).names("part-4").isEmpty)
    }

    /// The disk fills up during a run: the run fails, earlier results stay, and no half-written file is left.
    @Test(arguments: [("report", 74), ("cache", 0)])
    func aDiskThatFillsUpOnTheWay(what: String, status: Int) throws {
        let finished = try FinishedReport.made()
        guard try Folio.spawn(["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]).status == 0 else {
            print("This machine lets nobody mount file systems: not tested.")
            return
        }
        let folder = try TemporaryFolder()
        for name in ["report", "cache", "after"] {
            try FileManager.default.createDirectory(atPath: folder[name], withIntermediateDirectories: true)
        }
        let script = #"""
            mount -t tmpfs -o size=900k none "$disk" && cp -a "$results/." report/ || exit 99
            [ "$disk" = "$PWD/cache" ] || dd if=/dev/zero of="$disk/filler" bs=1k count=$(($(df --output=avail -k \#
            "$disk" | tail -1) - 120)) 2>/dev/null
            "$folio" run 2 3 4 --no-cache --data "$data" --out report --cache cache
            status=$?
            cp -a "$disk/." after && exit $status
            """#
        // The files on the disk that fills up: results of parts 1 to 3, or nothing.
        let results = folder["before"]
        try FileManager.default.createDirectory(atPath: results + "/results", withIntermediateDirectories: true)
        for part in 1...3 {
            _ = try Folio.spawn(["cp", "-a", finished.report + "/results/part-\(part).json", results + "/results"])
        }
        let outcome = try Folio.spawn(
            ["unshare", "--mount", "sh", "-c", script], in: folder.path,
            environment: ["folio": Folio.executable, "data": finished.data, "disk": folder[what], "results": results])
        #expect(outcome.status == Int32(status), "\(outcome.errors)")
        #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
        let after = try Snapshot(of: folder["after"])
        #expect(after.files.count > 1)
        #expect(after.files.filter { $0.hasSuffix(".tmp") || $0.hasSuffix(".lock") } == [])
        if what == "report" {
            for part in 1...3 {
                #expect(
                    try after.entries["results/part-\(part).json"]?.bytes == finished.bytes("results/part-\(part).json")
                )
            }
        } else {
            let cache = CacheFolder(folder: folder["after"])
            for name in try cache.names() { #expect(try cache.entry(name).isWhole) }
            for part in 2...4 {
                #expect(
                    try Data(contentsOf: URL(filePath: folder["report/results/part-\(part).json"]))
                        == finished.bytes("results/part-\(part).json"))
            }
        }
    }

    @Test func damagedMeasurementsAreNamedBeforeAnythingIsComputed() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let report = try folder.copy(of: finished.report, as: "report")
        try Data("{".utf8).write(to: URL(filePath: report + "/measurements.json"))
        let before = try Snapshot(of: report)
        for verb in ["run", "render", "verify"] {
            let outcome = try Folio.run(verb, "--data", finished.data, "--out", report)
            #expect(outcome.status == 66)
            #expect(
                outcome.errorLines.count == 1
                    && outcome.errors.contains(
                        "measurements.json does not hold a report's measurements; restore it, or remove it")
            )
        }
        #expect(try before.changes(to: Snapshot(of: report), of: .bytes) == [])
        // The advice in the message works: without the file, times are shown as dashes.
        try FileManager.default.removeItem(atPath: report + "/measurements.json")
        let outcome = try Folio.run("render", "--out", report)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
