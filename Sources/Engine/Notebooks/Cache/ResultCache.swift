import Basics
import Foundation
import Synchronization

/// Finished results by their keys, a file each, so that nothing is computed twice: not after a kill, not when prose changes, not when a part gains one more fit. It can be
/// deleted at any time and is never needed to set a report.
public final class ResultCache: Sendable {
    /// What a run takes from the cache.
    public enum Use: Sendable, Equatable {
        /// Entries that are there are taken, results that are not are added.
        case reuse
        /// Everything is computed, and replaces what is there.
        case recompute
        /// As `reuse`, but the entries of these names are also computed, and compared with what is there.
        case verify(Set<String>)

        func verifies(_ key: CacheKey) -> Bool {
            if case .verify(let names) = self { names.contains(key.fileName) } else { false }
        }
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

    public init(_ folder: String, use: Use = .reuse) {
        self.folder = folder
        self.use = use
        DurableFile.sweep(URL(fileURLWithPath: entriesFolder))
    }

    private var entriesFolder: String { folder + "/fits" }

    private func url(_ fileName: String) -> URL { URL(fileURLWithPath: entriesFolder).appending(path: fileName) }

    /// Whether there is a file of this name.
    public func holds(_ fileName: String) -> Bool { access(url(fileName).path, R_OK) == 0 }

    /// The entry of a key; nil if there is none, or none that is whole and of this very key.
    func entry(_ key: CacheKey) -> CacheEntry? {
        guard let file = try? Data(contentsOf: url(key.fileName)), let entry = CacheEntry(decoding: file),
            entry.key == key.text
        else { return nil }
        return entry
    }

    /// A ledger that cannot be written costs nothing but time, so the run goes on; `complaint` says why.
    func store(_ entry: CacheEntry, as key: CacheKey) {
        do {
            try DurableFile.write(entry.encoded(), to: url(key.fileName), hint: "Choose another with --cache.")
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
    /// - Throws: `FileError` if one cannot be removed; those before it are.
    public func prune(keeping names: Set<String>, andSince date: Date, dryRun: Bool = false) throws(FileError)
        -> Pruning
    {
        var pruning = Pruning()
        for name in ((try? FileManager.default.contentsOfDirectory(atPath: entriesFolder)) ?? []).sorted() {
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
                throw FileError(.output, "Cannot remove \(path): \(String(cString: strerror(errno))).")
            }
            pruning.removed.count += 1
            pruning.removed.bytes += size
        }
        return pruning
    }

    private func beginsAsEntry(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        return (try? file.read(upToCount: CacheEntry.magic.utf8.count)) == Data(CacheEntry.magic.utf8)
    }

    func add(_ verdict: Verdict) { state.withLock { $0.verdicts.append(verdict) } }

    /// Why something could not be kept, if so.
    public var complaint: String? { state.withLock { $0.complaint } }

    /// What came of checking, by name.
    public var verdicts: [Verdict] { state.withLock { $0.verdicts }.sorted { $0.name < $1.name } }
}
