import Basics
import Documents
import Foundation
import Notebooks
import Typesetting

/// Writes a report in several formats, from stored records alone: nothing is computed.
///
/// Everything is made before anything is written.
public struct ReportWriter: Sendable {
    private let folder: ReportFolder
    private let files: [ReportFile]
    private let resultFiles: [String: Data]
    /// The reasons why closing sections failed, if any did; the report says so at their place.
    public let failures: [String]
    /// Letters that no font has, with the places where they stand.
    public let warnings: [String]

    /// Weaves the report of a folder's records and makes its files.
    ///
    /// - Throws: `FileError` if records are missing or damaged, `ProseError` if prose refers to something that is not
    ///   there, or the error of a format.
    public init(
        of notebook: Notebook, in folder: ReportFolder, formats: [any ReportFormat] = ReportFormats.all
    ) throws {
        var records: [Int: PartRecord] = [:]
        for number in notebook.numberedParts.compactMap(\.number) { records[number] = try folder.record(number) }
        guard !records.isEmpty else {
            throw FileError(
                .input,
                "\(folder.path)/results holds no part's record: there is nothing to set; \(notebook.program) run "
                    + "computes them.")
        }
        let woven = try Weave(
            notebook, records: records, measurements: folder.measurements(), checkFormula: checkDrawableMathematics)
        var document = woven.document
        document.attachments = Self.attachments(of: woven, in: folder, parts: records.keys.sorted())
        let report = WovenReport(document: document, plots: woven.plots)
        let missingLetters = BackgroundTask {
            MissingLettersWarnings(in: notebook, document: report.document, pictures: report.pictures).warnings
        }
        files = try parallelMap(formats, threadCount: formats.count) { try $0.files(of: report) }.flatMap(\.self)
        warnings = try missingLetters.value
        resultFiles = woven.resultFiles
        failures = woven.failures
        self.folder = folder
    }

    /// The results, for those who have only the report.
    private static func attachments(of woven: Weave, in folder: ReportFolder, parts: [Int]) -> [Attachment] {
        let records = parts.map(folder.recordPath).compactMap { path in
            FileManager.default.contents(atPath: path).map { (URL(fileURLWithPath: path).lastPathComponent, $0) }
        }
        return (records + woven.resultFiles.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }).map { name, bytes in
            Attachment(name: name, mediaType: "application/json", bytes: Array(bytes))
        }
    }

    /// Writes the files into the report's folder and removes figures of an earlier report.
    ///
    /// - Returns: The paths of the files that people open.
    /// - Throws: `FileError` if a file cannot be written.
    public func write() throws(FileError) -> [String] {
        // A result that is the same is not touched: its date says when it came to be.
        for (name, bytes) in resultFiles.sorted(by: { $0.key < $1.key })
        where FileManager.default.contents(atPath: "\(folder.path)/results/\(name)") != bytes {
            try folder.write(bytes, to: "results/\(name)")
        }
        for file in files { try folder.write(file.bytes, to: file.name) }
        let figures = files.map(\.name).filter { $0.hasPrefix("figures/") }.map {
            String($0.dropFirst("figures/".count))
        }
        folder.keepOnly(Set(figures), in: "figures", suffix: ".svg")
        return files.filter(\.isMain).map { "\(folder.path)/\($0.name)" }
    }
}
