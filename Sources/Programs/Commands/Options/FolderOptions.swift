import ArgumentParser
import Foundation
import Notebooks

/// The options for the folders of report, data and cache. All subcommands that use folders have them.
struct FolderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of the report (default: report; for a run with other settings a name that tells them, such as "
                + "report-quick).",
            valueName: "dir"))
    var out: String?

    @Option(help: ArgumentHelp("The folder of the data (default: data).", valueName: "dir"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "The folder that keeps what was computed (default: .folio); it may be deleted at any time.",
            valueName: "dir"))
    var cache: String?

    /// The folder of the report with these settings; by default, of the reference.
    func report(_ settings: RunSettings = RunSettings()) -> ReportFolder {
        ReportFolder(out ?? defaultPath("report") + settings.folderSuffix)
    }

    /// The path of the folder of the data.
    var dataPath: String { data ?? defaultPath("data") }
    /// The path of the cache's folder.
    var cachePath: String { cache ?? defaultPath(".folio") }

    /// The path of a folder in the notebook's own folder, or in the current one if it has none.
    private func defaultPath(_ name: String) -> String { FolioCommand.notebook.folder.map { "\($0)/\(name)" } ?? name }

    /// Loads the data that a run with these settings computes from.
    ///
    /// - Throws: A `ClassifiedError`, such as `DataError` or `DatasetError`, if they are missing or damaged.
    func loadData(_ settings: RunSettings) throws -> NotebookData {
        try FolioCommand.notebook.data(in: dataPath, settings)
    }
}
