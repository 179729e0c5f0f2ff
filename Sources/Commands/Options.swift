import ArgumentParser
import Foundation
import Notebooks

/// Where things are; every verb takes these.
struct FolderOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the report (default: report; for a run with other settings a name that tells them, such as report-quick).", valueName: "dir"))
    var out: String?

    @Option(help: ArgumentHelp("The folder of the data (default: data).", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("The folder that keeps what was computed (default: .folio); it may be deleted at any time.", valueName: "dir"))
    var ledger: String?

    /// The report of the reference, or of some settings.
    func report(_ settings: RunSettings = RunSettings()) -> ReportFolder { ReportFolder(out ?? standard("report") + settings.folderSuffix) }

    var dataPath: String { data ?? standard("data") }
    var ledgerPath: String { ledger ?? standard(".folio") }

    private func standard(_ name: String) -> String { FolioCommand.notebook.folder.map { "\($0)/\(name)" } ?? name }

    /// The data that a run with some settings computes from; whatever is wrong with them is a `DataError` or a `DatasetError`.
    func loadData(_ settings: RunSettings) throws -> NotebookData { try FolioCommand.notebook.data(in: dataPath, settings) }
}

/// What decides the results.
struct SettingOptions: ParsableArguments {
    @Option(help: "The seed of all random numbers (default: the notebook's own).")
    var seed: UInt64?

    @Option(name: [.customShort("P", allowingJoined: true)], help: ArgumentHelp("Set a parameter; `list` tells which there are. May be given several times.", valueName: "name=value"))
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
        do { _ = try settings } catch let error as SettingError { throw ValidationError(error.description) }
    }
}

/// How a computation is to be done; it decides nothing of what comes out.
struct ComputeOptions: ParsableArguments {
    @Option(help: "How many fits may run at once (default: one for each core).")
    var threads: Int?

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

    func validate() throws {
        if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads takes a number from 1 to 1024.") }
    }
}

/// Part numbers as arguments.
struct PartArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("Numbers of parts; all, if none is named.", valueName: "part"))
    var parts: [Int] = []

    func validate() throws {
        let known = FolioCommand.notebook.numberedParts.compactMap(\.number)
        for part in parts where !known.contains(part) {
            throw ValidationError("There is no part \(part); the parts are \(known.map(String.init).joined(separator: ", ")).")
        }
    }
}
