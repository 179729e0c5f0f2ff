import Datasets
import Foundation
import Synchronization

/// What names a result in the ledger: everything that decides its bits, in words.
struct LedgerKey: Sendable, Equatable {
    /// What a person would call it: "part 5/dropout 0.2, l2 0.0001/fold 1".
    let name: String
    let text: String

    /// The name made fit for a file, and sixteen digits of the text's digest; the text itself is in the file and compared in full.
    var fileName: String {
        let slug = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" }
        let words = String(slug).split(separator: "-").joined(separator: "-").prefix(80)
        return "\(words)-\(shortDigest(text))"
    }
}

/// A finished result: its key, its bytes, and what it took.
struct LedgerEntry: Sendable, Equatable {
    /// When a result was computed, where, and how far the clocks went on for it. In a batch of results computed side by side each has what the process used since the one
    /// before was ready, so that the sum over a batch is what the batch took.
    struct Cost: Codable, Sendable, Equatable {
        var usage: Usage
        var date: String
        var machine: Machine
        var threads: Int
    }

    let key: String
    let cost: Cost
    let payload: [UInt8]

    // Three lines that a person can read with `head`, then the three parts, one after another:
    //     folio ledger 1
    //     sha256 <of all that follows this line>
    //     key <bytes> cost <bytes> payload <bytes>

    fileprivate static let magic = "folio ledger 1"

    func encoded() throws -> Data {
        let cost = try JSONEncoder().encode(cost)
        var body = Data("key \(key.utf8.count) cost \(cost.count) payload \(payload.count)\n".utf8)
        body += Data(key.utf8) + cost + payload
        return Data("\(Self.magic)\nsha256 \(SHA256.hexDigest(of: body))\n".utf8) + body
    }

    /// Nil for anything but the whole, unaltered file of an entry.
    init?(decoding file: Data) {
        var rest = file[...]
        func line() -> String? {
            guard let end = rest.prefix(200).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
        guard line() == Self.magic, let digest = line(), digest == "sha256 " + SHA256.hexDigest(of: rest), let sizes = line()?.split(separator: " "),
            sizes.count == 6, let keySize = Int(sizes[1]), let costSize = Int(sizes[3]), let payloadSize = Int(sizes[5]),
            [keySize, costSize, payloadSize].allSatisfy({ (0...rest.count).contains($0) }), keySize + costSize + payloadSize == rest.count,
            let cost = try? JSONDecoder().decode(Cost.self, from: rest.dropFirst(keySize).prefix(costSize))
        else { return nil }
        key = String(decoding: rest.prefix(keySize), as: UTF8.self)
        self.cost = cost
        payload = [UInt8](rest.suffix(payloadSize))
    }

    init(key: String, cost: Cost, payload: [UInt8]) {
        self.key = key
        self.cost = cost
        self.payload = payload
    }
}

/// Finished results by their keys, a file each, so that nothing is computed twice: not after a kill, not when prose changes, not when a part gains one more fit. It can be
/// deleted at any time and is never needed to set a report.
public final class FitLedger: Sendable {
    public enum Use: Sendable {
        /// Take what is there, add what is not.
        case recall
        /// Compute everything, replacing what is there.
        case renew
        /// Take what is there, but compute these entries anew and compare.
        case check(Set<String>)
    }

    /// What came of computing an entry anew.
    public struct Verdict: Sendable {
        public let name: String
        public let isEqual: Bool
        public let usage: Usage
    }

    public let folder: String
    public let use: Use
    private let state = Mutex((complaint: String?.none, verdicts: [Verdict]()))

    public init(_ folder: String, use: Use = .recall) {
        self.folder = folder
        self.use = use
        DurableFile.sweep(URL(fileURLWithPath: fitsFolder))
    }

    private var fitsFolder: String { folder + "/fits" }

    private func url(_ fileName: String) -> URL { URL(fileURLWithPath: fitsFolder).appending(path: fileName) }

    /// Whether there is a file of this name.
    public func holds(_ fileName: String) -> Bool { access(url(fileName).path, R_OK) == 0 }

    /// The entry of a key; nil if there is none, or none that is whole and of this very key.
    func entry(_ key: LedgerKey) -> LedgerEntry? {
        guard let file = try? Data(contentsOf: url(key.fileName)), let entry = LedgerEntry(decoding: file), entry.key == key.text else { return nil }
        return entry
    }

    /// A ledger that cannot be written costs nothing but time, so the run goes on; `complaint` says why.
    func keep(_ entry: LedgerEntry, as key: LedgerKey) {
        do {
            try DurableFile.write(entry.encoded(), to: url(key.fileName), hint: "Choose another with --ledger.")
        } catch {
            state.withLock { $0.complaint = $0.complaint ?? "\(error)" }
        }
    }

    /// What pruning removed and what it left.
    public struct Pruning: Sendable, Equatable {
        public struct Files: Sendable, Equatable {
            public var count = 0
            public var bytes = 0
        }

        public var removed = Files()
        public var kept = Files()
    }

    /// Removes the entries that are not among `names` and were written before `date`. Files that are no entries are left alone.
    ///
    /// - Parameter dryRun: count only.
    /// - Throws: `ReportError` if one cannot be removed; those before it are.
    public func prune(keeping names: Set<String>, andSince date: Date, dryRun: Bool = false) throws(ReportError) -> Pruning {
        var pruning = Pruning()
        for name in ((try? FileManager.default.contentsOfDirectory(atPath: fitsFolder)) ?? []).sorted() {
            let path = url(name).path
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, beginsAsEntry(path) else { continue }
            let size = Int(status.st_size), written = Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
            if names.contains(name) || written >= date {
                pruning.kept.count += 1
                pruning.kept.bytes += size
                continue
            }
            guard dryRun || unlink(path) == 0 || errno == ENOENT else {
                throw ReportError(kind: .cannotWrite, description: "Cannot remove \(path): \(String(cString: strerror(errno))).")
            }
            pruning.removed.count += 1
            pruning.removed.bytes += size
        }
        return pruning
    }

    private func beginsAsEntry(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        return (try? file.read(upToCount: LedgerEntry.magic.utf8.count)) == Data(LedgerEntry.magic.utf8)
    }

    func add(_ verdict: Verdict) { state.withLock { $0.verdicts.append(verdict) } }

    /// Why something could not be kept, if so.
    public var complaint: String? { state.withLock { $0.complaint } }

    /// What came of checking, by name.
    public var verdicts: [Verdict] { state.withLock { $0.verdicts }.sorted { $0.name < $1.name } }
}
