import Foundation

/// The contents and modification dates of all files in a folder. Two snapshots are equal if nothing was written in
/// between.
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

    /// The names of the files, without folders.
    var files: Set<String> { Set(entries.filter { $0.value.bytes != nil }.keys) }

    /// The names of the entries that differ from another snapshot's.
    func changes(to other: Snapshot, of kind: Kind = .anything) -> [String] {
        Set(entries.keys).union(other.entries.keys).sorted().filter {
            kind == .anything ? entries[$0] != other.entries[$0] : entries[$0]?.bytes != other.entries[$0]?.bytes
        }
    }

    enum Kind { case anything, bytes }
}
