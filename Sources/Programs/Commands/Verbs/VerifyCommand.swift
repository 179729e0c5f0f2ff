import ArgumentParser
import Notebooks

/// `verify`: computes parts again and compares them with the report.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compute parts from nothing, elsewhere, and compare every result bit by bit with the report's.")

    @OptionGroup var parts: PartArguments
    @OptionGroup var compute: ComputeOptions
    @OptionGroup var settings: SettingOptions
    @OptionGroup var folders: FolderOptions

    @Option(
        help: ArgumentHelp(
            "Compute only so many results, drawn from those that the cache has for these parts; "
                + "the others come from it.",
            valueName: "count"))
    var sample: Int?

    func validate() throws {
        if let sample, sample < 1 { throw ValidationError("--sample takes a number from 1 on.") }
    }

    func run() throws {
        try reportingErrors {
            // Made here, so that it is removed here, whatever happens to the process that computes in it.
            let scratch = try ScratchFolder(prefix: "folio-verify-")
            defer { scratch.remove() }
            // Chosen here, so that work that is done once more draws the same sample.
            let draw = UInt64.random(in: 0...(.max))
            try SupervisedWork.run { try verify($0, in: scratch, draw: draw) }
        }
    }

    private func verify(_ work: SupervisedWork, in scratch: ScratchFolder, draw: UInt64) throws {
        let notebook = FolioCommand.notebook
        let settings = try settings.settings(in: folders)
        let verify = try Verification(
            of: folders.report(settings), by: notebook, settings: settings, parts: parts.parts, sample: sample,
            draw: draw, cacheFolder: folders.cachePath)
        let data = try folders.loadData(settings)
        let environment = work.supervised(
            .watched(threads: compute.threadCount, cache: nil, quiet: compute.quiet))
        let outcome = try interruptible(compute.quiet) {
            try verify(data: data, in: scratch, environment: environment)
        }
        for result in outcome.sampled {
            let time = NumberFormat.duration(result.usage.wall)
            print("\(Self.word(result.isEqual))  computed again in \(time)  \(result.name)")
        }
        for part in outcome.parts { show(part, program: notebook.program) }
        if !outcome.isEqual { throw ExitCode(1) }
    }

    /// Prints the verdict on a part and its first ten differences.
    private func show(_ part: VerificationOutcome.PartVerdict, program: String) {
        let times = [part.storedUsage, part.usage].map { $0.map { NumberFormat.duration($0.wall) } ?? "—" }
        print("part \(part.number)  \(Self.word(part.isEqual))  then \(times[0]), now \(times[1])  \(part.title)")
        for difference in part.differences.prefix(10) { print("        \(difference)") }
        if part.differences.count > 10 { print("        … and \(part.differences.count - 10) more") }
        if part.isEqual, part.isByOtherCode {
            print("        (by other code than the report shows; \(program) status tells which)")
        }
    }

    /// The verdict in a word of seven columns.
    private static func word(_ isEqual: Bool) -> String { isEqual ? "equal  " : "DIFFERS" }
}
