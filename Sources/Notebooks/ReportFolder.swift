import Foundation

/// A file that could not be written or read back, in a sentence.
public struct ReportError: Error, CustomStringConvertible {
    public enum Kind: Sendable { case cannotWrite, damaged }

    public let kind: Kind
    public let description: String

    public init(kind: Kind, description: String) {
        self.kind = kind
        self.description = description
    }
}

/// The folder of a report: what is computed (`results`, `measurements.json`) and what is set from it.
public struct ReportFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    private func url(_ name: String) -> URL { URL(fileURLWithPath: path).appending(path: name) }

    public func recordPath(_ part: Int) -> String { url("results/part-\(part).json").path }

    /// The stored record of a part, nil if there is none.
    public func record(_ part: Int) throws(ReportError) -> PartRecord? {
        let path = recordPath(part)
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        do {
            return try PartRecord(decoding: bytes)
        } catch {
            throw ReportError(kind: .damaged, description: "\(path) is not a part's record; run part \(part) again to replace it.")
        }
    }

    public func write(_ record: PartRecord) throws {
        try write(record.encoded(), to: "results/part-\(record.part).json")
    }

    /// What was measured, by part.
    public func measurements() -> [Int: PartMeasurement] {
        guard let bytes = FileManager.default.contents(atPath: url("measurements.json").path),
            let stored = try? JSONDecoder().decode(StoredMeasurements.self, from: bytes)
        else { return [:] }
        return Dictionary(uniqueKeysWithValues: stored.parts.compactMap { name, value in Int(name).map { ($0, value) } })
    }

    public func write(_ measurements: [Int: PartMeasurement]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let stored = StoredMeasurements(parts: Dictionary(uniqueKeysWithValues: measurements.map { (String($0), $1) }))
        try write(encoder.encode(stored) + Data("\n".utf8), to: "measurements.json")
    }

    /// Makes sure that something can be written here before hours of work rely on it.
    public func checkWritable() throws(ReportError) {
        try write(Data(), to: ".writable")
        try? FileManager.default.removeItem(at: url(".writable"))
    }

    /// Writes a file whole or not at all: under a temporary name in the same folder, synced, renamed.
    public func write(_ bytes: Data, to name: String) throws(ReportError) {
        let target = url(name)
        let temporary = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).\(getpid()).tmp")
        do {
            try Self.makeFolder(target.deletingLastPathComponent().path)
        } catch {
            throw ReportError(
                kind: .cannotWrite,
                description: "Cannot make the folder \(target.deletingLastPathComponent().path): \(Self.reason(error)). Choose another with --out.")
        }
        do {
            try Self.writeSynced(bytes, to: temporary.path)
            guard rename(temporary.path, target.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        } catch {
            unlink(temporary.path)
            throw ReportError(
                kind: .cannotWrite,
                description: "Cannot write \(target.path): \(Self.reason(error)). What was there before is unchanged.")
        }
    }

    /// Removes the files of a folder that are not among `names`: figures of an earlier run.
    public func keepOnly(_ names: Set<String>, in folder: String, suffix: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []
        where name.hasSuffix(suffix) && !names.contains(name) {
            try? FileManager.default.removeItem(at: url(folder).appending(path: name))
        }
    }

    /// Makes a folder and those above it, unless they are there.
    private static func makeFolder(_ path: String) throws {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw POSIXError(.ENOTDIR) }
            return
        }
        if errno == ENOENT, path.count > 1 { try makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path) }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    private static func writeSynced(_ bytes: Data, to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        defer { close(file) }
        try bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = Foundation.write(file, buffer.baseAddress! + written, buffer.count - written)
                if count < 0 {
                    if errno == EINTR { continue }
                    throw POSIXError(.init(rawValue: errno) ?? .EIO)
                }
                written += count
            }
        }
        guard fsync(file) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    private static func reason(_ error: any Error) -> String {
        (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) } ?? "\(error)"
    }
}

private struct StoredMeasurements: Codable {
    var parts: [String: PartMeasurement]
}
