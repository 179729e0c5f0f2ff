import ArgumentParser
import Notebooks

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Compute parts and set the report; parts not named keep their results.")

    @OptionGroup var parts: PartArguments
    @OptionGroup var compute: ComputeOptions
    @OptionGroup var folders: FolderOptions

    func run() throws {
        try reportingErrors {
            let notebook = FolioCommand.notebook
            let data = try notebook.loadData(folders.data)
            let run = Run(
                notebook, in: folders.report, seed: compute.seed ?? notebook.seed, threads: compute.threadCount,
                observer: compute.quiet ? SilentObserver() : Progress())
            let succeeded = try run(parts: parts.parts, data: data)
            let report = try render(notebook, in: folders.report)
            if !compute.quiet { print(report.files.joined(separator: "\n")) }
            if !succeeded || !report.succeeded { throw ExitCode(1) }
        }
    }
}
