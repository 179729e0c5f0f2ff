import Basics
import Foundation

/// The folder of a report: what is computed (`results`, `measurements.json`) and what is set from it.
public struct ReportFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    private func url(_ name: String) -> URL { URL(fileURLWithPath: path).appending(path: name) }

    public func recordPath(_ part: Int) -> String { url("results/part-\(part).json").path }

    /// The stored record of a part, nil if there is none.
    public func record(_ part: Int) throws(FileError) -> PartRecord? {
        let path = recordPath(part)
        guard let bytes = try bytes(path) else { return nil }
        do {
            return try PartRecord(decoding: bytes)
        } catch {
            throw FileError(.input, "\(path) is not a part's record; run part \(part) again to replace it.")
        }
    }

    /// A file's bytes, nil if there is no such file; a file that cannot be read is not one that is not there.
    private func bytes(_ path: String) throws(FileError) -> Data? {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            if access(path, F_OK) != 0, errno == ENOENT || errno == ENOTDIR { return nil }
            let reason = access(path, R_OK) != 0 ? String(cString: strerror(errno)) : "it is not a file"
            throw FileError(.input, "\(path) cannot be read (\(reason)): check its permissions.")
        }
    }

    public func write(_ record: PartRecord) throws {
        try write(record.encoded(), to: "results/part-\(record.part).json")
    }

    /// What was measured, by part.
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

    public func write(_ measurements: [Int: PartMeasurement]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let stored = StoredMeasurements(parts: Dictionary(uniqueKeysWithValues: measurements.map { (String($0), $1) }))
        try write(encoder.encode(stored) + Data("\n".utf8), to: "measurements.json")
    }

    /// This folder and those beside it whose names begin with its name and a hyphen, as reports of other settings are called, as far as they hold measurements.
    public var withNeighbours: [ReportFolder] {
        let folder = URL(fileURLWithPath: path), parent = folder.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        let neighbours = names.filter { $0.hasPrefix(folder.lastPathComponent + "-") }.sorted()
        // As the caller wrote it: relative stays relative.
        let prefix = path.hasSuffix("/") ? String(path.dropLast()) : path
        return ([prefix] + neighbours.map { prefix + $0.dropFirst(folder.lastPathComponent.count) }).map(
            ReportFolder.init
        ).filter {
            access($0.url("measurements.json").path, F_OK) == 0
        }
    }

    /// Writes a file whole or not at all.
    public func write(_ bytes: Data, to name: String) throws(FileError) {
        try DurableFile.write(bytes, to: url(name), hint: "Choose another with --out.")
    }

    /// Holds the folder for one writer, after making sure that something can be written here before hours of work rely on it, and removes what a killed
    /// writer has left half written.
    public func hold(for purpose: String) throws(FileError) -> FolderLock {
        let lock = try FolderLock(url(".lock"), purpose: purpose)
        for name in ["", "results", "figures"] {
            DurableFile.sweep(name.isEmpty ? URL(fileURLWithPath: path) : url(name))
        }
        return lock
    }

    /// Removes the files of a folder that are not among `names`: figures of an earlier run.
    public func keepOnly(_ names: Set<String>, in folder: String, suffix: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []
        where name.hasSuffix(suffix) && !names.contains(name) {
            try? FileManager.default.removeItem(at: url(folder).appending(path: name))
        }
    }
}

private struct StoredMeasurements: Codable {
    var parts: [String: PartMeasurement]
}
