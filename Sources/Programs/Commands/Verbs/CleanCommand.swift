import ArgumentParser
import Basics
import Foundation
import Notebooks

/// `clean`: removes old cache entries that no report uses.
struct CleanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Remove old results that no report here rests on from .folio.",
        discussion: """
            Reports here are the one that --out names and those beside it whose names begin with its name, such as \
            report-quick. What was computed in the last days stays, as a run that was stopped goes on with it.
            """)

    @Option(help: "Results computed in so many last days stay.")
    var days = 7

    @Flag(help: "Say what would be removed, and remove nothing.")
    var dryRun = false

    @OptionGroup var folders: FolderOptions

    func validate() throws {
        if days < 0 { throw ValidationError("--days takes a number from 0.") }
    }

    func run() throws {
        try reportingErrors {
            let reports = try folders.report().withNeighbours()
            let inUse = try Set(reports.flatMap { try $0.measurements().values.flatMap { $0.cacheEntries ?? [] } })
            let pruning = try ResultCache(folders.cachePath).prune(
                keeping: inUse, andSince: Date(timeIntervalSinceNow: -Double(days) * 86_400), dryRun: dryRun)
            print(
                "\(folders.cachePath): \(dryRun ? "would remove" : "removed") \(words(pruning.removed)); "
                    + "\(words(pruning.kept)) \(dryRun ? "would stay" : "stay")"
                    + (reports.isEmpty ? "" : ", for " + reports.map(\.path).joined(separator: ", ")))
            if let obstacle = pruning.obstacle {
                throw FileError(.input, "\(obstacle), so it stays: check its permissions.")
            }
        }
    }

    /// The number and size of entries in words, such as "3 results, 1.2 MB".
    private func words(_ files: ResultCache.Pruning.Files) -> String {
        let megabytes = NumberFormat.number(Double(files.bytes) / 1e6, format: ".1f") ?? ""
        return "\(files.count) \(files.count == 1 ? "result" : "results"), \(megabytes) MB"
    }
}
