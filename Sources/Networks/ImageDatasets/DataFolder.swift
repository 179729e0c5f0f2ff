import Basics
import Foundation

/// A folder of data files, with the digests from its `SHA256SUMS` if it has one.
struct DataFolder {
    struct File {
        let path: String
        let bytes: [UInt8]
        let isCompressed: Bool
    }

    private let directory: String
    /// Digest in lower-case hexadecimal by file name.
    private let checksums: [String: String]

    init(_ directory: String) throws(DatasetError) {
        self.directory = directory.hasSuffix("/") ? directory : directory + "/"
        let path = self.directory + "SHA256SUMS"
        checksums =
            try readFile(path).map { (bytes) throws(DatasetError) in
                try parseChecksums(bytes, path: path)
            } ?? [:]
    }

    /// Reads `name.gz` if there is one, else `name`, and checks it against `SHA256SUMS`.
    func read(_ name: String) throws(DatasetError) -> File {
        for (name, isCompressed) in [(name + ".gz", true), (name, false)] {
            let path = directory + name
            guard let bytes = try readFile(path) else { continue }
            if let expected = checksums[name] {
                let found = SHA256.hexDigest(of: bytes)
                guard found == expected else { throw .altered(path: path, expected: expected, found: found) }
            }
            return File(path: path, bytes: bytes, isCompressed: isCompressed)
        }
        throw .missing(path: directory + name)
    }
}

/// Parses lines as sha256sum(1) writes them: digest, a space, a space or `*`, file name.
private func parseChecksums(_ bytes: [UInt8], path: String) throws(DatasetError) -> [String: String] {
    var checksums: [String: String] = [:]
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
        let line = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        guard !line.isEmpty else { continue }
        let digest = line.prefix(64)
        let name = line.dropFirst(66)
        let separator = line.dropFirst(64).prefix(2)
        guard digest.utf8.count == 64, digest.allSatisfy({ $0.isHexDigit && $0.isASCII }), !name.isEmpty,
            separator == "  " || separator == " *"
        else { throw .malformedChecksums(path: path, line: index + 1) }
        checksums[String(name)] = digest.lowercased()
    }
    return checksums
}

/// The whole file, or nil if there is no file of that name.
private func readFile(_ path: String) throws(DatasetError) -> [UInt8]? {
    do {
        return try RegularFile.bytes(path)
    } catch {
        throw .unreadable(path: path, reason: error.isFolder ? String(cString: strerror(EISDIR)) : error.reason)
    }
}
