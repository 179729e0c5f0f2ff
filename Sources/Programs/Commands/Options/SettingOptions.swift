import ArgumentParser
import Foundation
import Notebooks

/// What decides the results.
struct SettingOptions: ParsableArguments {
    @Option(help: "The seed of all random numbers (default: the notebook's own).")
    var seed: UInt64?

    @Option(
        name: [.customShort("P", allowingJoined: true)],
        help: ArgumentHelp(
            "Set a parameter; `list` tells which there are. May be given several times.", valueName: "name=value"))
    var parameters: [String] = []

    @Flag(help: "A trial on a small part of the data, in a folder of its own.")
    var quick = false

    var areGiven: Bool { seed != nil || !parameters.isEmpty || quick }

    var settings: RunSettings {
        get throws { try FolioCommand.notebook.settings(seed: seed, parameters: parameters, isQuick: quick) }
    }

    /// What was given; if nothing was, the settings that the folder's results were computed with.
    func settings(in folders: FolderOptions) throws -> RunSettings {
        guard !areGiven, folders.out != nil else { return try settings }
        return folders.report().settings(of: FolioCommand.notebook) ?? RunSettings()
    }

    func validate() throws {
        do { _ = try settings } catch let error as RunSettingsError { throw ValidationError(error.description) }
    }
}
