import ArgumentParser
import Basics
import Formats
import Notebooks

/// `render`: writes the report from stored results.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Write the report again from the stored results, computing nothing.")

    @OptionGroup var settings: SettingOptions
    @OptionGroup var folders: FolderOptions

    func run() throws {
        try reportingErrors {
            let notebook = FolioCommand.notebook
            let folder = folders.report(try settings.settings(in: folders))
            let report = try ReportWriter(of: notebook, in: folder)
            let lock = try folder.hold(for: "\(notebook.program) render")
            defer { lock.release() }
            for file in try report.write() { print(file) }
            report.printProblems()
            if !report.failures.isEmpty { throw ExitCode(1) }
        }
    }
}
