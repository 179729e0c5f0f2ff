import Basics
import Foundation
import Synchronization

/// The cache: finished results by their keys, one file each, so that nothing is computed twice.
///
/// Results are not computed again after a killed run, when prose changes, or when a part trains one more network. The
/// folder may be deleted at any time and is never needed to set a report.
public final class ResultCache: Sendable {
    /// The way in which a run uses the cache.
    public enum Use: Sendable, Equatable {
        /// Takes results from the cache and adds those that are missing.
        case reuse
        /// Computes everything and replaces the entries that exist.
        case recompute
        /// Does what `reuse` does, but recomputes the entries with these file names and compares them with the stored
        /// results. The recomputed result is the one that is returned.
        case verify(Set<String>)

        /// True if the entry of a key is to be recomputed and compared.
        func verifies(_ key: CacheKey) -> Bool {
            if case .verify(let names) = self { names.contains(key.fileName) } else { false }
        }
    }

    /// The outcome of recomputing one entry.
    public struct Verdict: Sendable {
        /// The file name of the entry.
        public let name: String
        /// True if the stored and the recomputed result have the same bytes.
        public let isEqual: Bool
        /// The usage of the recomputation.
        public let usage: Usage
    }

    /// The path of the cache's folder; entries are in its subfolder `fits`.
    public let folder: String
    /// The way in which the run uses the cache.
    public let use: Use
    private let state = Mutex((complaint: String?.none, verdicts: [Verdict]()))

    /// Opens the cache in a folder, which is made when the first result is stored, and removes unfinished files that
    /// killed writers have left.
    public init(_ folder: String, use: Use = .reuse) {
        self.folder = folder
        self.use = use
        DurableFile.sweep(URL(fileURLWithPath: entriesFolder))
    }

    private var entriesFolder: String { folder + "/fits" }

    private func url(_ fileName: String) -> URL { URL(fileURLWithPath: entriesFolder).appending(path: fileName) }

    /// Tells whether there is an entry with this file name. The file may be damaged.
    public func holds(_ fileName: String) -> Bool { access(url(fileName).path, R_OK) == 0 }

    /// The entry of a key; nil if there is none, if its file is damaged, or if the file belongs to another key.
    func entry(_ key: CacheKey) -> CacheEntry? {
        guard
            let bytes = (try? RegularFile.bytes(url(key.fileName).path, if: CacheEntry.mayBeWhole)).flatMap(\.self),
            let entry = CacheEntry(decoding: Data(bytes)),
            entry.key == key.text
        else { return nil }
        return entry
    }

    /// Stores the entry of a key.
    ///
    /// An entry that cannot be written costs only time later, so the run goes on, and `complaint` tells the reason.
    func store(_ entry: CacheEntry, as key: CacheKey) {
        do {
            try DurableFile.write(entry.encoded(), to: url(key.fileName), hint: "Choose another with --cache.")
        } catch {
            state.withLock { $0.complaint = $0.complaint ?? "\(error)" }
        }
    }

    /// The outcome of pruning: the entries that were removed and those that stay.
    public struct Pruning: Sendable, Equatable {
        /// The number of some entries and their total size in bytes.
        public struct Files: Sendable, Equatable {
            /// The number of entries.
            public var count = 0
            /// Their total size in bytes.
            public var bytes = 0
        }

        /// The entries that were removed, or would be in a dry run.
        public var removed = Files()
        /// The entries that stay.
        public var kept = Files()
        /// The first file that stays because it could not be looked at, with the reason; nil if there was none.
        public var obstacle: String?
    }

    /// Removes the entries that are not among `names` and were written before `date`. Other files in the folder stay,
    /// also those that are just being written.
    ///
    /// - Parameters:
    ///   - names: The file names of entries that stay.
    ///   - date: Entries written at this date or later stay.
    ///   - dryRun: True to count only.
    /// - Returns: The numbers and sizes of the entries that were removed and of those that stay.
    /// - Throws: `FileError` if the folder cannot be read or an entry cannot be removed; the entries before it, in
    ///   order of their names, are removed.
    public func prune(keeping names: Set<String>, andSince date: Date, dryRun: Bool = false) throws(FileError)
        -> Pruning
    {
        var pruning = Pruning()
        for name in try ReportFolder.names(in: entriesFolder).sorted() where !DurableFile.isTemporary(name) {
            let path = url(name).path, status: stat
            do throws(RegularFileError) {
                guard let found = try statusOfEntry(path) else { continue }
                status = found
            } catch {
                pruning.obstacle = pruning.obstacle ?? "\(path) cannot be read (\(error.reason))"
                continue
            }
            // Sizes of sparse files can add up to more than an integer holds.
            let size = min(Int(status.st_size), 1 << 40),
                written = Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
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

    /// The status of a file that begins with the first line of an entry; nil for others, and if there is none.
    private func statusOfEntry(_ path: String) throws(RegularFileError) -> stat? {
        func reason() -> RegularFileError { RegularFileError(reason: String(cString: strerror(errno))) }
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw reason()
        }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        let descriptor = uninterrupted { open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw reason()
        }
        defer { close(descriptor) }
        var head = [UInt8](repeating: 0, count: CacheEntry.magic.utf8.count)
        let count = uninterrupted { pread(descriptor, &head, head.count, 0) }
        guard count >= 0 else { throw reason() }
        return head.elementsEqual(CacheEntry.magic.utf8) ? status : nil
    }

    /// Adds the verdict on an entry that was recomputed.
    func add(_ verdict: Verdict) { state.withLock { $0.verdicts.append(verdict) } }

    /// The reason why a result could not be stored, the first if there were several; nil if all were stored.
    public var complaint: String? { state.withLock { $0.complaint } }

    /// The verdicts on recomputed entries, in order of their names.
    public var verdicts: [Verdict] { state.withLock { $0.verdicts }.sorted { $0.name < $1.name } }
}
