import ArgumentParser
import Foundation
import Notebooks

/// Where things are; every verb takes these.
struct FolderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of the report (default: report; for a run with other settings a name that tells them, such as report-quick).",
            valueName: "dir"))
    var out: String?

    @Option(help: ArgumentHelp("The folder of the data (default: data).", valueName: "dir"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "The folder that keeps what was computed (default: .folio); it may be deleted at any time.",
            valueName: "dir"))
    var cache: String?

    /// The report of the reference, or of some settings.
    func report(_ settings: RunSettings = RunSettings()) -> ReportFolder {
        ReportFolder(out ?? standard("report") + settings.folderSuffix)
    }

    var dataPath: String { data ?? standard("data") }
    var cachePath: String { cache ?? standard(".folio") }

    private func standard(_ name: String) -> String { FolioCommand.notebook.folder.map { "\($0)/\(name)" } ?? name }

    /// The data that a run with some settings computes from; whatever is wrong with them is a `DataError` or a `DatasetError`.
    func loadData(_ settings: RunSettings) throws -> NotebookData {
        try FolioCommand.notebook.data(in: dataPath, settings)
    }
}
