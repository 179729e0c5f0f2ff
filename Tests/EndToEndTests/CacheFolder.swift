import Foundation
import Testing

@testable import Basics

/// A cache folder, read as its documentation describes it: three lines of text, a key, a cost, a result.
struct CacheFolder {
    let folder: String

    /// The names of the entries that begin with a prefix.
    func names(_ prefix: String = "") throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder + "/fits") else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder + "/fits").filter {
            $0.hasPrefix(prefix) && !$0.hasPrefix(".")
        }.sorted()
    }

    func path(_ name: String) -> String { folder + "/fits/" + name }

    struct Entry {
        var key: String
        var cost: JSON
        var costBytes: Data
        var payload: Data
        /// True if the digest in the file is that of the bytes after it.
        var isWhole: Bool
    }

    func entry(_ name: String) throws -> Entry {
        let file = try Data(contentsOf: URL(filePath: path(name)))
        let lines = file.split(separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
        try #require(lines.count == 4 && lines[0] == Data("folio ledger 1".utf8), "\(name) is no entry")
        let body = Data(file.dropFirst(lines[0].count + lines[1].count + 2))
        let sizes = String(decoding: lines[2], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        try #require(sizes.count == 3 && sizes.reduce(0, +) == lines[3].count)
        let cost = Data(lines[3].dropFirst(sizes[0]).prefix(sizes[1]))
        return Entry(
            key: String(decoding: lines[3].prefix(sizes[0]), as: UTF8.self),
            cost: try JSONDecoder().decode(JSON.self, from: cost), costBytes: cost,
            payload: Data(lines[3].suffix(sizes[2])),
            isWhole: String(decoding: lines[1], as: UTF8.self) == "sha256 " + SHA256.hexDigest(of: body))
    }

    /// Writes an entry with any contents and the correct digest.
    func write(_ entry: Entry, as name: String) throws {
        let body =
            Data(
                "key \(entry.key.utf8.count) cost \(entry.costBytes.count) payload \(entry.payload.count)\n\(entry.key)"
                    .utf8) + entry.costBytes
            + entry.payload
        try (Data("folio ledger 1\nsha256 \(SHA256.hexDigest(of: body))\n".utf8) + body).write(
            to: URL(filePath: path(name)))
    }
}

extension FinishedReport {
    var cache: CacheFolder { CacheFolder(folder: folder[".folio"]) }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: report + "/" + name)) }
}
