import ArgumentParser
import Foundation
import Notebooks

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compute parts from nothing, elsewhere, and compare every result bit by bit with the report's.")

    @OptionGroup var parts: PartArguments
    @OptionGroup var compute: ComputeOptions
    @OptionGroup var settings: SettingOptions
    @OptionGroup var folders: FolderOptions

    @Option(help: ArgumentHelp("Compute only so many results anew, drawn from those that the ledger keeps for these parts, and take the others from it.", valueName: "count"))
    var sample: Int?

    func validate() throws {
        if let sample, sample < 1 { throw ValidationError("--sample takes a number from 1 on.") }
    }

    func run() throws {
        try reportingErrors {
            let notebook = FolioCommand.notebook
            let settings = try settings.settings(in: folders)
            let report = folders.report(settings)
            var wanted = parts.parts.isEmpty ? notebook.numberedParts.compactMap(\.number) : Array(Set(parts.parts)).sorted()
            var stored: [Int: PartRecord] = [:]
            for number in wanted {
                guard let record = try report.record(number) else {
                    throw ReportError(
                        kind: .damaged,
                        description: "\(report.recordPath(number)) is missing: there is nothing to verify; \(notebook.program) run \(number) computes it.")
                }
                stored[number] = record
            }
            let then = try report.measurements()
            var ledger: FitLedger?
            if let sample {
                let drawn = try draw(sample, from: wanted, then)
                wanted = wanted.filter { !drawn.isDisjoint(with: then[$0]?.fits ?? []) }
                ledger = FitLedger(folders.ledgerPath, use: .check(drawn))
            }

            let data = try folders.loadData(settings)
            let elsewhere = FileManager.default.temporaryDirectory.appending(path: "folio-verify-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: elsewhere) }
            let anew = ReportFolder(elsewhere.path)
            let run = Run(
                notebook, in: anew, settings: settings,
                workshop: .watched(threads: compute.threadCount, ledger: ledger, quiet: compute.quiet))
            _ = try interruptible(compute.quiet) { try run(parts: wanted, data: data) }

            var equal = true
            for verdict in ledger?.verdicts ?? [] {
                print("\(verdict.isEqual ? "equal  " : "DIFFERS")  computed again in \(NumberFormat.duration(verdict.usage.wall))  \(verdict.name)")
                equal = equal && verdict.isEqual
            }
            let now = try anew.measurements()
            for number in wanted {
                guard let record = stored[number] else { continue }
                let again = try anew.record(number)
                let differences = again.map { record.differences(from: $0) } ?? ["nothing was computed"]
                print(
                    "part \(number)  \(differences.isEmpty ? "equal  " : "DIFFERS")  \(times(then[number]?.usage, sample == nil ? now[number]?.usage : nil))  \(record.title)")
                for difference in differences.prefix(10) { print("        \(difference)") }
                if differences.count > 10 { print("        … and \(differences.count - 10) more") }
                if let again, differences.isEmpty, again.inputs?.code != record.inputs?.code {
                    print("        (by other code than the report shows; \(notebook.program) status tells which)")
                }
                equal = equal && differences.isEmpty
            }
            if !equal { throw ExitCode(1) }
        }
    }

    private func times(_ then: Usage?, _ now: Usage?) -> String {
        let times = [then, now].map { $0.map { NumberFormat.duration($0.wall) } ?? "—" }
        return "then \(times[0]), now \(times[1])"
    }

    /// Names of results, drawn without replacement from those that the report rests on and the ledger has.
    private func draw(_ count: Int, from parts: [Int], _ measurements: [Int: PartMeasurement]) throws -> Set<String> {
        let ledger = FitLedger(folders.ledgerPath)
        let kept = Set(parts.flatMap { measurements[$0]?.fits ?? [] }).filter(ledger.holds)
        guard !kept.isEmpty else {
            throw ReportError(
                kind: .damaged,
                description: "\(folders.ledgerPath) keeps nothing that these parts rest on: verify without --sample computes everything.")
        }
        return Set(kept.sorted().shuffled().prefix(count))
    }
}
