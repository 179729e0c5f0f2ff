import ArgumentParser
import Documents
import Drawing
import Foundation
import Notebooks
import Plots
import Typesetting

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Set the report again from the stored results, computing nothing.")

    @OptionGroup var folders: FolderOptions

    func run() throws {
        try reportingErrors {
            let report = try render(FolioCommand.notebook, in: folders.report)
            for file in report.files { print(file) }
            if !report.succeeded { throw ExitCode(1) }
        }
    }
}

/// Sets the report from what is stored: figures, Markdown, PDF. Everything is made before anything is written.
/// - Returns: the paths of the report's two forms, and whether its closing sections succeeded.
func render(_ notebook: Notebook, in folder: ReportFolder) throws -> (files: [String], succeeded: Bool) {
    var records: [Int: PartRecord] = [:]
    for number in notebook.numberedParts.compactMap(\.number) { records[number] = try folder.record(number) }
    guard !records.isEmpty else {
        throw ReportError(kind: .damaged, description: "\(folder.path)/results holds no part's record: there is nothing to set; folio run computes them.")
    }
    let woven = try Weave(notebook, records: records, measurements: folder.measurements())

    let pictures = woven.plots.mapValues { $0.picture(width: figureWidth) }
    var figures: [String: Data] = [:]
    for (id, picture) in pictures { figures["\(id).svg"] = Data(try picture.svg(margin: 6).utf8) }
    let page = try typeset(woven.document, pictures: pictures)
    let text = markdown(woven.document) { "figures/\($0.id).svg" }

    for (name, bytes) in figures.sorted(by: { $0.key < $1.key }) { try folder.write(bytes, to: "figures/\(name)") }
    folder.keepOnly(Set(figures.keys), in: "figures", suffix: ".svg")
    try folder.write(Data(text.utf8), to: "report.md")
    try folder.write(Data(page), to: "report.pdf")
    for failure in woven.failures { printError(failure) }
    return (["\(folder.path)/report.pdf", "\(folder.path)/report.md"], woven.failures.isEmpty)
}

/// Of a figure that fills the text block, in points.
private let figureWidth = 424.0
