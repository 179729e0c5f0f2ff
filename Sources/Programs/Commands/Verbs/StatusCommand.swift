import ArgumentParser
import Foundation
import Notebooks

/// `status`: prints the state of each part and the reasons.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say which parts are fresh, which are stale and exactly why; exit code 1 if any is not fresh.")

    @Flag(help: "Print JSON for programs.")
    var json = false

    @OptionGroup var settings: SettingOptions
    @OptionGroup var folders: FolderOptions

    func run() throws {
        try reportingErrors {
            let notebook = FolioCommand.notebook
            let settings = try settings.settings(in: folders)
            let folder = folders.report(settings)
            let data = try folders.loadData(settings)
            let states = FreshnessCheck(notebook, settings: settings, data: data).states(in: folder)
            if json {
                try print(encoded(states, notebook, folder))
            } else {
                for (part, state) in states {
                    let word = state.word.padding(toLength: 7, withPad: " ", startingAt: 0)
                    let why = state.reasons.isEmpty ? "" : ": " + state.reasons.joined(separator: "; ")
                    print("\(part.name)  \(word)  \(notebook.title(of: part))\(why)")
                }
            }
            if !states.allSatisfy(\.state.isFresh) { throw ExitCode(1) }
        }
    }

    /// The format of `--json`.
    private struct Status: Encodable {
        struct Part: Encodable {
            let part: Int
            let title: String
            let state: String
            let reasons: [String]
        }

        let report: String
        let fresh: Bool
        let parts: [Part]
    }

    /// The states as JSON.
    private func encoded(_ states: [(part: Part, state: PartState)], _ notebook: Notebook, _ folder: ReportFolder)
        throws -> String
    {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let status = Status(
            report: folder.path, fresh: states.allSatisfy(\.state.isFresh),
            parts: states.map { part, state in
                Status.Part(
                    part: part.number ?? 0, title: notebook.title(of: part), state: state.word, reasons: state.reasons)
            })
        return String(decoding: try encoder.encode(status), as: UTF8.self)
    }
}
