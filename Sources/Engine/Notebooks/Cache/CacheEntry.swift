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
        var rest = file[...]
        func line() -> String? {
            guard let end = rest.prefix(200).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
        guard line() == Self.magic, let digest = line(), digest == "sha256 " + SHA256.hexDigest(of: rest),
            let sizes = line()?.split(separator: " "),
            sizes.count == 6, let keySize = Int(sizes[1]), let costSize = Int(sizes[3]),
            let payloadSize = Int(sizes[5]),
            [keySize, costSize, payloadSize].allSatisfy({ (0...rest.count).contains($0) }),
            keySize + costSize + payloadSize == rest.count,
            let cost = try? JSONDecoder().decode(ComputationCost.self, from: rest.dropFirst(keySize).prefix(costSize))
        else { return nil }
        key = String(decoding: rest.prefix(keySize), as: UTF8.self)
        self.cost = cost
        payload = [UInt8](rest.suffix(payloadSize))
    }

    init(key: String, cost: ComputationCost, payload: [UInt8]) {
        self.key = key
        self.cost = cost
        self.payload = payload
    }
}
