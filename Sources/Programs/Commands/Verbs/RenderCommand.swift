import ArgumentParser
import Basics
import Formats
import Notebooks

/// `render`: writes the report from stored results.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Write the report again from the stored results, computing nothing.")

    @OptionGroup var settings: SettingOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var folders: FolderOptions

    func run() throws {
        try reportingErrors { try SupervisedWork.run(render) }
    }

    private func render(_ work: SupervisedWork) throws {
        let notebook = FolioCommand.notebook
        let folder = folders.report(try settings.settings(in: folders))
        // A folder that is no report's is left as it is. The lock comes before what is read for the report.
        _ = try ReportWriter.records(of: notebook, in: folder)
        let lock = try folder.hold(for: "\(notebook.program) render", process: work.process)
        defer { lock.release() }
        let report = try ReportWriter(
            of: notebook, in: folder, formats: format.formats, environment: work.supervised(RunEnvironment()))
        for file in try report.write() { print(file) }
        report.printProblems()
        if let failure = report.formatFailures.first { throw failure }
        if !report.failures.isEmpty { throw ExitCode(1) }
    }
}
