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

    @OptionGroup var settings: SettingOptions
    @OptionGroup var folders: FolderOptions

    func run() throws {
        try reportingErrors {
            let notebook = FolioCommand.notebook
            let folder = folders.report(try settings.settings(in: folders))
            let setting = try Setting(of: notebook, in: folder)
            let lock = try folder.hold(for: "\(notebook.program) render")
            defer { lock.release() }
            for file in try setting.write() { print(file) }
            if !setting.succeeded { throw ExitCode(1) }
        }
    }
}

/// A report set from what is stored: figures, Markdown, PDF. Everything is made before anything is written.
struct Setting {
    private let folder: ReportFolder
    private let figures: [String: Data]
    private let text: String
    private let pages: [UInt8]
    private let resultFiles: [String: Data]
    private let failures: [String]
    private let warnings: [String]

    /// Whether the closing sections could be made.
    var succeeded: Bool { failures.isEmpty }

    init(of notebook: Notebook, in folder: ReportFolder) throws {
        var records: [Int: PartRecord] = [:]
        for number in notebook.numberedParts.compactMap(\.number) { records[number] = try folder.record(number) }
        guard !records.isEmpty else {
            throw ReportError(
                kind: .damaged,
                description: "\(folder.path)/results holds no part's record: there is nothing to set; \(notebook.program) run computes them.")
        }
        let woven = try Weave(notebook, records: records, measurements: folder.measurements(), checkFormula: checkMathematics)
        let pictures = woven.plots.mapValues { $0.picture(width: figureWidth) }
        self.folder = folder
        var document = woven.document
        // Whoever has the page has the numbers too.
        document.attachments = records.keys.sorted().compactMap { number in
            let path = folder.recordPath(number)
            return FileManager.default.contents(atPath: path).map {
                Attachment(name: path.split(separator: "/").last.map(String.init) ?? path, mediaType: "application/json", bytes: Array($0))
            }
        } + woven.resultFiles.sorted { $0.key < $1.key }.map { Attachment(name: $0.key, mediaType: "application/json", bytes: Array($0.value)) }
        // The pages take longest; what else there is to make is made beside them.
        let rest = Background { [document] in
            let figures = try Dictionary(uniqueKeysWithValues: pictures.map { id, picture in ("\(id).svg", Data(try picture.svg(margin: 6).utf8)) })
            let warnings = MissingLetters(in: notebook, document: document, pictures: pictures).warnings
            return (figures, text: markdown(document) { "figures/\($0.id).svg" }, warnings)
        }
        let set = Result { try typeset(document, pictures: pictures) }
        (figures, text, warnings) = try rest.value
        pages = try set.get()
        resultFiles = woven.resultFiles
        failures = woven.failures
    }

    /// - Returns: the paths of the report's two forms.
    func write() throws -> [String] {
        for (name, bytes) in figures.sorted(by: { $0.key < $1.key }) { try folder.write(bytes, to: "figures/\(name)") }
        folder.keepOnly(Set(figures.keys), in: "figures", suffix: ".svg")
        // A result that is the same is not touched: its date says when it came to be.
        for (name, bytes) in resultFiles.sorted(by: { $0.key < $1.key }) where FileManager.default.contents(atPath: "\(folder.path)/results/\(name)") != bytes {
            try folder.write(bytes, to: "results/\(name)")
        }
        try folder.write(Data(text.utf8), to: "report.md")
        try folder.write(Data(pages), to: "report.pdf")
        for complaint in warnings + failures { printError(complaint) }
        return ["\(folder.path)/report.pdf", "\(folder.path)/report.md"]
    }
}

/// Of a figure that fills the text block, in points.
private let figureWidth = 424.0
