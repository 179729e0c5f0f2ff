import ArgumentParser
import Foundation
import Notebooks

/// The options that affect results: seed, parameters, and a quick run.
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

    /// True if any of the options was given.
    var areGiven: Bool { seed != nil || !parameters.isEmpty || quick }

    /// The settings that the options describe.
    var settings: RunSettings {
        get throws { try FolioCommand.notebook.settings(seed: seed, parameters: parameters, isQuick: quick) }
    }

    /// The settings for a command that reads stored results: those that were given, or if none was and `--out` names a
    /// folder, those with which the folder's results were computed.
    func settings(in folders: FolderOptions) throws -> RunSettings {
        guard !areGiven, folders.out != nil else { return try settings }
        return folders.report().settings(of: FolioCommand.notebook) ?? RunSettings()
    }

    /// Refuses settings that the notebook does not accept.
    func validate() throws {
        do { _ = try settings } catch let error as RunSettingsError { throw ValidationError(error.description) }
    }
}
