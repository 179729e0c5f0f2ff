import Basics
import Foundation

/// A finished result as the cache stores it: key, cost and bytes.
struct CacheEntry: Sendable, Equatable {
    /// The full text of the result's key.
    let key: String
    /// The cost of computing the result.
    let cost: ComputationCost
    /// The result in the form of its `ResultCoding`.
    let payload: [UInt8]

    // The format of a file: three lines, which a person can read with `head`, then key, cost and payload without
    // separators:
    //     folio ledger 1
    //     sha256 <digest of all bytes after this line>
    //     key <bytes> cost <bytes> payload <bytes>

    /// The first line of a file, with the version of the format. The cache was once called a ledger.
    static let magic = "folio ledger 1"

    /// The bytes of the entry's file.
    func encoded() throws -> Data {
        let cost = try JSONEncoder().encode(cost)
        var body = Data("key \(key.utf8.count) cost \(cost.count) payload \(payload.count)\n".utf8)
        body += Data(key.utf8) + cost + payload
        return Data("\(Self.magic)\nsha256 \(SHA256.hexDigest(of: body))\n".utf8) + body
    }

    /// Reads an entry from the bytes of its file; nil unless they are those of a whole, unaltered entry.
    init?(decoding file: Data) {
        guard let head = Head(file, size: file.count) else { return nil }
        let rest = file.dropFirst(head.length)
        guard head.digest == "sha256 " + SHA256.hexDigest(of: file.dropFirst(head.lengthBeforeSizes)),
            let cost = try? JSONDecoder().decode(
                ComputationCost.self, from: rest.dropFirst(head.keySize).prefix(head.costSize))
        else { return nil }
        key = String(decoding: rest.prefix(head.keySize), as: UTF8.self)
        self.cost = cost
        payload = [UInt8](rest.suffix(head.payloadSize))
    }

    /// Tells from a file's first bytes and its size whether it may be that of a whole entry. A file that is far larger,
    /// as one that a fault of the disk has made longer, need not be read.
    static func mayBeWhole(head: [UInt8], size: Int) -> Bool { Head(Data(head), size: size) != nil }

    /// The first three lines of a file.
    private struct Head {
        let digest: String
        let keySize, costSize, payloadSize: Int
        /// The length of the first two lines in bytes, and of all three.
        let lengthBeforeSizes, length: Int

        /// Reads the lines; nil if they are not those of an entry of `size` bytes.
        init?(_ file: Data, size: Int) {
            var rest = file[...]
            func line() -> String? {
                guard let end = rest.prefix(200).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
                defer { rest = rest[(end + 1)...] }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            guard line() == CacheEntry.magic, let digest = line() else { return nil }
            self.digest = digest
            lengthBeforeSizes = file.count - rest.count
            guard let sizes = line()?.split(separator: " "), sizes.count == 6, let keySize = Int(sizes[1]),
                let costSize = Int(sizes[3]), let payloadSize = Int(sizes[5])
            else { return nil }
            (self.keySize, self.costSize, self.payloadSize) = (keySize, costSize, payloadSize)
            length = file.count - rest.count
            let sizeOfRest = size - length
            // Compared one after the other, as the sum may be larger than any integer.
            guard keySize >= 0, costSize >= 0, payloadSize >= 0, keySize <= sizeOfRest,
                costSize <= sizeOfRest - keySize, payloadSize == sizeOfRest - keySize - costSize
            else { return nil }
        }
    }

    init(key: String, cost: ComputationCost, payload: [UInt8]) {
        self.key = key
        self.cost = cost
        self.payload = payload
    }
}
