import Basics
import Documents
import Foundation
import Notebooks
import Typesetting

/// A writer of a report in several formats.
///
/// It uses only stored records and computes no results. All files are complete before the first one is written.
public struct ReportWriter: Sendable {
    private let folder: ReportFolder
    private let files: [ReportFile]
    private let resultFiles: [String: Data]
    private let removesFigures: Bool
    /// The failures of formats, in the order of the formats; the others are written all the same.
    public let formatFailures: [FormatFailure]
    /// A sentence about files of formats that were not chosen, which may show earlier results; nil if there are none.
    public let olderFiles: String?
    /// The errors of closing sections that failed; the report shows each at the section's place.
    public let failures: [String]
    /// Warnings about letters that no font has, formulas that are too wide for the page and texts that a figure has no
    /// room for, with their places.
    public let warnings: [String]

    /// Weaves a report from the records in a folder and creates its files in memory.
    ///
    /// - Parameters:
    ///   - notebook: The notebook of the report.
    ///   - folder: The report's folder, which holds the records.
    ///   - formats: The formats to write; nil for those that the notebook chooses.
    ///   - environment: The environment of the closing sections' code, as for `Weave`.
    /// - Throws: `FileError` if records are missing or damaged, `ProseError` if prose refers to something that does not
    ///   exist, `FormatNameError` if the notebook chooses a format that does not exist. The error of a format is in
    ///   `formatFailures`.
    public init(
        of notebook: Notebook, in folder: ReportFolder, formats: [any ReportFormat]? = nil,
        environment: RunEnvironment = RunEnvironment()
    ) throws {
        let formats = try formats ?? ReportFormats.named(notebook.formats)
        let records = try Self.records(of: notebook, in: folder)
        let woven = try Weave(
            notebook, records: records, measurements: folder.measurements(), environment: environment,
            checkFormula: checkDrawableMathematics)
        var document = woven.document
        document.attachments =
            try Self.results(of: woven, in: folder, parts: records.keys.sorted()) + Self.sources(of: notebook)
        let report = WovenReport(document: document, plots: woven.plots, formats: Set(formats.map(\.name)))
        let missingLetters = BackgroundTask {
            MissingLettersWarnings(in: notebook, document: report.document, pictures: report.pictures).warnings
        }
        let made = MadeFormats(formats, of: report)
        (files, formatFailures) = (made.files, made.failures)
        if let file = files.first(where: {
            $0.name.dropFirst("figures/".count).contains("/") || $0.name.utf8.count > 200
        }) {
            throw FileError(
                .input,
                "A record in \(folder.path)/results has a figure that cannot have a file of its name, "
                    + "“\(file.name.prefix(60))”: run its part again.")
        }
        // Of letters and formulas, only the PDF has anything to say.
        let warningsOfPDF = try made.holds("pdf") ? SmallFormulaWarnings.warnings(in: report.document) : []
        warnings =
            try (made.holds("pdf") ? missingLetters.value : []) + warningsOfPDF
            + FigureTextWarnings.warnings(in: report)
        resultFiles = woven.resultFiles
        let isShown = { FileManager.default.fileExists(atPath: "\(folder.path)/report.md") }
        removesFigures = made.holds("svg") && (made.holds("md") || !isShown())
        olderFiles = Self.sentence(onFilesWithout: formats, in: folder, program: notebook.program)
        failures = woven.failures
        self.folder = folder
    }

    /// Checks, before anything is computed, what can be checked of a notebook's prose and citations.
    ///
    /// - Throws: The errors of `Weave.check`.
    public static func check(_ notebook: Notebook) throws {
        try Weave.check(notebook, checkFormula: checkDrawableMathematics)
    }

    /// The records of a report by part, those that are there.
    ///
    /// - Throws: `FileError` if one is damaged, or if there is none.
    public static func records(of notebook: Notebook, in folder: ReportFolder) throws(FileError) -> [Int: PartRecord] {
        var records: [Int: PartRecord] = [:]
        for number in notebook.numberedParts.compactMap(\.number) { records[number] = try folder.record(number) }
        guard !records.isEmpty else {
            throw FileError(
                .input,
                "\(folder.path)/results holds no part's record: there is nothing to write; \(notebook.program) run "
                    + "computes them.")
        }
        return records
    }

    /// The results as attachments, for readers who have only the report.
    ///
    /// - Throws: `FileError` if a record, which was read before, cannot be read again.
    private static func results(of woven: Weave, in folder: ReportFolder, parts: [Int]) throws -> [Attachment] {
        let records = try parts.map { part in
            let path = folder.recordPath(part)
            guard let bytes = try folder.recordBytes(part) else {
                throw FileError(.input, "\(path) was removed while the report was written: write it again.")
            }
            return (URL(fileURLWithPath: path).lastPathComponent, bytes)
        }
        return (records + woven.resultFiles.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }).map { name, bytes in
            Attachment(name: name, mediaType: "application/json", bytes: Array(bytes))
        }
    }

    /// The literate files that the report was woven from as attachments, in the order of their names.
    private static func sources(of notebook: Notebook) -> [Attachment] {
        Set([notebook.file] + notebook.parts.map(\.file)).sorted().compactMap { file in
            notebook.sources[file].map {
                Attachment(name: file, mediaType: "text/x-swift", relation: .source, bytes: Array($0.utf8))
            }
        }
    }

    /// Writes the files into the report's folder, all or none, and removes figures of an earlier report.
    ///
    /// - Returns: The paths of the files that readers open.
    /// - Throws: `FileError` if a file cannot be written.
    public func write() throws(FileError) -> [String] {
        // A file with the same content is not written again, so that its date shows when the result was computed.
        let changed = resultFiles.sorted { $0.key < $1.key }.filter { name, bytes in
            FileManager.default.contents(atPath: "\(folder.path)/results/\(name)") != bytes
        }
        let before = folder.writtenFigures()
        try folder.write(changed.map { ("results/\($0.key)", $0.value) } + files.map { ($0.name, $0.bytes) })
        guard removesFigures else { return mainPaths }
        let figures = files.map(\.name).filter { $0.hasPrefix("figures/") }.map {
            String($0.dropFirst("figures/".count))
        }
        folder.removeFigures(before.subtracting(figures))
        return mainPaths
    }

    /// A sentence about the files in the folder that belong to none of the formats; nil if there are none.
    private static func sentence(
        onFilesWithout formats: [any ReportFormat], in folder: ReportFolder, program: String
    ) -> String? {
        let chosen = Set(formats.map(\.name))
        let others = ReportFormats.all.filter { format in
            guard let file = format.mainFile, !chosen.contains(format.name) else { return false }
            return FileManager.default.fileExists(atPath: "\(folder.path)/\(file)")
        }
        guard !others.isEmpty else { return nil }
        let paths = others.compactMap(\.mainFile).map { "\(folder.path)/\($0)" }
        let isOne = paths.count == 1
        return "\(paths.joined(separator: ", ")) \(isOne ? "was" : "were") not written again, and may show earlier "
            + "results: \(program) render --format \(others.map(\.name).joined(separator: ",")) writes "
            + "\(isOne ? "it" : "them")."
    }

    private var mainPaths: [String] { files.filter(\.isMain).map { "\(folder.path)/\($0.name)" } }
}

/// The files of several formats, made side by side.
private struct MadeFormats {
    var files: [ReportFile] = []
    var failures: [FormatFailure] = []
    private let names: Set<String>

    init(_ formats: [any ReportFormat], of report: WovenReport) {
        let results = parallelMap(formats, threadCount: formats.count) { format in
            Result { try format.files(of: report) }
        }
        var errors: [String: any Error] = [:]
        for (format, result) in zip(formats, results) {
            if case .failure(let error) = result { errors[format.name] = error }
        }
        for (format, result) in zip(formats, results) {
            // A file without those that it shows would be damaged.
            if let error = errors[format.name] ?? format.neededFormats.compactMap({ errors[$0] }).first {
                failures.append(FormatFailure(format: format.name, file: format.mainFile, error: error))
            } else if case .success(let files) = result {
                self.files += files
            }
        }
        names = Set(formats.map(\.name)).subtracting(failures.map(\.format))
    }

    /// True if a format was chosen and did not fail.
    func holds(_ name: String) -> Bool { names.contains(name) }
}
