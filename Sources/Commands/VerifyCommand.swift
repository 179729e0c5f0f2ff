import ArgumentParser
import Foundation
import Notebooks

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compute parts anew, elsewhere, and compare every result bit by bit with the report's.")

    @OptionGroup var parts: PartArguments
    @OptionGroup var compute: ComputeOptions
    @OptionGroup var folders: FolderOptions

    func run() throws {
        try reportingErrors {
            let notebook = FolioCommand.notebook
            let wanted = parts.parts.isEmpty ? notebook.numberedParts.compactMap(\.number) : parts.parts
            var stored: [Int: PartRecord] = [:]
            for number in wanted {
                guard let record = try folders.report.record(number) else {
                    throw ReportError(
                        kind: .damaged,
                        description: "\(folders.report.recordPath(number)) is missing: there is nothing to verify; folio run \(number) computes it.")
                }
                stored[number] = record
            }
            let data = try notebook.loadData(folders.data)
            let elsewhere = FileManager.default.temporaryDirectory.appending(path: "folio-verify-\(ProcessInfo.processInfo.processIdentifier)")
            defer { try? FileManager.default.removeItem(at: elsewhere) }
            let anew = ReportFolder(elsewhere.path)
            let seed = compute.seed ?? stored.min { $0.key < $1.key }?.value.seed ?? notebook.seed
            let run = Run(
                notebook, in: anew, seed: seed, threads: compute.threadCount, observer: compute.quiet ? SilentObserver() : Progress())
            _ = try run(parts: wanted, data: data)

            let (then, now) = (folders.report.measurements(), anew.measurements())
            var equal = true
            for number in wanted.sorted() {
                guard let record = stored[number] else { continue }
                let differences = try anew.record(number).map { record.differences(from: $0) } ?? ["nothing was computed"]
                let times = [then[number], now[number]].map { $0.map { NumberFormat.duration($0.usage.wall) } ?? "—" }
                print("part \(number)  \(differences.isEmpty ? "equal  " : "DIFFERS")  then \(times[0]), now \(times[1])  \(record.title)")
                for difference in differences.prefix(10) { print("        \(difference)") }
                if differences.count > 10 { print("        … and \(differences.count - 10) more") }
                equal = equal && differences.isEmpty
            }
            if !equal { throw ExitCode(1) }
        }
    }
}
