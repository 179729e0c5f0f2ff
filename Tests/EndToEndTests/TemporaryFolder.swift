import Foundation

/// A folder that is gone when its owner is.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "folio-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of something in the folder.
    subscript(name: String) -> String { path + "/" + name }

    /// A copy of a folder, times of change and all, under a name in this one.
    func copy(of folder: String, as name: String) throws -> String {
        _ = try Folio.spawn(["cp", "-a", folder, self[name]])
        return self[name]
    }
}

/// All that is in a folder: what each file holds and when it was written. Two snapshots are equal if nobody has touched anything.
struct Snapshot: Equatable {
    struct Entry: Equatable {
        let bytes: Data?
        let modified: Date?
    }

    private(set) var entries: [String: Entry] = [:]

    init(of folder: String) throws {
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) + ["."] {
            let path = folder + "/" + name
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            entries[name] = Entry(
                bytes: isFolder.boolValue ? nil : try Data(contentsOf: URL(filePath: path)),
                modified: attributes[.modificationDate] as? Date)
        }
    }

    /// The files, folders apart.
    var files: Set<String> { Set(entries.filter { $0.value.bytes != nil }.keys) }

    /// The names of what is not the same in another snapshot.
    func changes(to other: Snapshot, of kind: Kind = .anything) -> [String] {
        Set(entries.keys).union(other.entries.keys).sorted().filter {
            kind == .anything ? entries[$0] != other.entries[$0] : entries[$0]?.bytes != other.entries[$0]?.bytes
        }
    }

    enum Kind { case anything, bytes }
}
