import Basics
import Foundation

/// The folder of a report: computed results (`results`, `measurements.json`), and the report that is set from them.
public struct ReportFolder: Sendable {
    /// The path of the folder, as the caller wrote it.
    public let path: String

    /// Names a folder; it need not exist.
    public init(_ path: String) { self.path = path }

    private func url(_ name: String) -> URL { URL(fileURLWithPath: path).appending(path: name) }

    /// The path of a part's record, `results/part-N.json` in this folder.
    public func recordPath(_ part: Int) -> String { url("results/part-\(part).json").path }

    /// The stored record of a part; nil if there is none.
    ///
    /// - Throws: `FileError` if the file cannot be read or is not a record.
    public func record(_ part: Int) throws(FileError) -> PartRecord? {
        let path = recordPath(part)
        guard let bytes = try recordBytes(part) else { return nil }
        guard let record = try? PartRecord(decoding: bytes) else {
            throw FileError(.input, "\(path) is not a part's record; run part \(part) again to replace it.")
        }
        guard record.part == part else {
            throw FileError(
                .input,
                "\(path) says that it is the record of part \(record.part); run part \(part) again to replace it.")
        }
        return record
    }

    /// The stored bytes of a part's record, whatever they are; nil if there is no record.
    ///
    /// - Throws: `FileError` if the file exists but cannot be read.
    package func recordBytes(_ part: Int) throws(FileError) -> Data? { try bytes(recordPath(part)) }

    /// The bytes of a file; nil if there is no such file.
    ///
    /// - Throws: `FileError` if the file exists but cannot be read.
    private func bytes(_ path: String) throws(FileError) -> Data? {
        do {
            return try RegularFile.bytes(path).map { Data($0) }
        } catch {
            throw FileError(.input, "\(path) cannot be read (\(error.reason)): check its permissions.")
        }
    }

    /// Writes a part's record, whole or not at all.
    ///
    /// - Throws: `FileError` if it cannot be written.
    public func write(_ record: PartRecord) throws {
        try write(record.encoded(), to: "results/part-\(record.part).json")
    }

    /// The stored measurements by part number; empty if there is no `measurements.json`.
    ///
    /// - Throws: `FileError` if the file cannot be read or does not hold measurements.
    public func measurements() throws(FileError) -> [Int: PartMeasurement] {
        let path = url("measurements.json").path
        guard let bytes = try bytes(path) else { return [:] }
        guard let stored = try? JSONDecoder().decode(StoredMeasurements.self, from: bytes) else {
            throw FileError(
                .input,
                "\(path) does not hold a report's measurements; restore it, or remove it to go on without the times.")
        }
        return Dictionary(
            stored.parts.compactMap { name, value in Int(name).map { ($0, value) } }, uniquingKeysWith: { $1 })
    }

    /// Writes the measurements of all parts, by part number, to `measurements.json`.
    ///
    /// - Throws: `FileError` if the file cannot be written.
    public func write(_ measurements: [Int: PartMeasurement]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let stored = StoredMeasurements(parts: Dictionary(uniqueKeysWithValues: measurements.map { (String($0), $1) }))
        try write(encoder.encode(stored) + Data("\n".utf8), to: "measurements.json")
    }

    /// This folder and the folders beside it whose names begin with its name and a hyphen, such as `report-quick`; only
    /// those that hold measurements.
    ///
    /// Reports of other settings have such names.
    ///
    /// - Throws: `FileError` if it cannot be found out which there are, so that none of them is taken for absent.
    public func withNeighbours() throws(FileError) -> [ReportFolder] {
        let folder = URL(fileURLWithPath: path), parent = folder.deletingLastPathComponent()
        let names = try Self.names(in: parent.path)
        let neighbours = names.filter { $0.hasPrefix(folder.lastPathComponent + "-") }.sorted()
        // Paths stay relative if the caller's path is.
        let prefix = path.hasSuffix("/") ? String(path.dropLast()) : path
        var folders: [ReportFolder] = []
        for ending in [""] + neighbours.map({ String($0.dropFirst(folder.lastPathComponent.count)) }) {
            let folder = ReportFolder(prefix + ending)
            if try folder.bytes(folder.url("measurements.json").path) != nil { folders.append(folder) }
        }
        return folders
    }

    /// The names of the files and folders in a folder; none if it does not exist.
    ///
    /// - Throws: `FileError` if it cannot be read.
    static func names(in folder: String) throws(FileError) -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
            var status = stat()
            if stat(folder, &status) != 0, errno == ENOENT || errno == ENOTDIR { return [] }
            throw FileError(.input, "The folder \(folder) cannot be read: check its permissions.")
        }
    }

    /// Writes a file, whole or not at all.
    ///
    /// - Parameters:
    ///   - bytes: The contents of the file.
    ///   - name: Its name within this folder, such as `figures/part-2-digits.svg`.
    /// - Throws: `FileError` if it cannot be written.
    public func write(_ bytes: Data, to name: String) throws(FileError) {
        try DurableFile.write(bytes, to: url(name), hint: "Choose another with --out.")
    }

    /// Writes several files, all or none. The caller holds the folder's lock.
    ///
    /// - Parameter files: The contents of the files by name, as for `write(_:to:)`.
    /// - Throws: `FileError` if one cannot be written. All files are then as they were before.
    public func write(_ files: [(name: String, bytes: Data)]) throws(FileError) {
        try DurableFile.write(files.map { (url($0.name), $0.bytes) }, hint: "Choose another with --out.")
    }

    /// Locks the folder for one writer, and removes unfinished files that killed writers have left.
    ///
    /// It fails early, before hours of work, if the folder cannot be written.
    ///
    /// - Parameters:
    ///   - purpose: The command that holds the lock, for the message that a second writer gets.
    ///   - process: The process that the message names; nil for this one.
    /// - Returns: The lock; release it, or end the process.
    /// - Throws: `FileError` if the folder cannot be written or another process holds it.
    public func hold(for purpose: String, process: Int32? = nil) throws(FileError) -> FolderLock {
        let lock = try FolderLock(url(".lock"), purpose: purpose, process: process ?? getpid())
        for name in ["", "results", "figures"] {
            DurableFile.sweep(name.isEmpty ? URL(fileURLWithPath: path) : url(name))
        }
        return lock
    }

    /// The names of the files in the folder `figures` that a report wrote: those named after a part, as all figures of
    /// parts are, and those that the stored `report.md` shows. None if `figures` is a link to a folder elsewhere.
    package func writtenFigures() -> Set<String> {
        let folder = url("figures").path
        var status = stat()
        guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [] }
        let text = (try? bytes(url("report.md").path)).flatMap(\.self).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let shown = Set(text.matches(of: /\]\(figures\/([^()\/]+\.svg)\)/).map { String($0.1) })
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Set(names.filter { shown.contains($0) || $0.wholeMatch(of: /part-\d+-[^\/]+\.svg/) != nil })
    }

    /// Removes figures of earlier reports that the report no longer shows. Other files in the folder `figures` stay.
    ///
    /// - Parameter names: The names of the files, as `writtenFigures` gave them before the report was written.
    package func removeFigures(_ names: Set<String>) {
        for name in names { unlink(url("figures").path + "/" + name) }
    }
}

/// The format of `measurements.json`: measurements by part number as text.
private struct StoredMeasurements: Codable {
    var parts: [String: PartMeasurement]
}
