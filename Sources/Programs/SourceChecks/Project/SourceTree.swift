import Foundation

/// The files that the rules look at: the Swift files of a checkout, its manifest and its table of modules.
package struct SourceTree {
    /// Swift files, Package.swift included, sorted by path.
    let files: [SourceFile]
    let manifest: Manifest
    let modules: ModuleTable

    /// The number of files looked at, ARCHITECTURE.md included.
    package var fileCount: Int { files.count + 1 }

    /// The Swift files whose paths begin with one of some folders' names.
    func files(under folders: String...) -> [SourceFile] {
        files.filter { file in folders.contains { file.path.hasPrefix($0 + "/") } }
    }
}

extension SourceTree {
    private static let folders = ["Sources", "Notebooks", "Tests", "Plugins", "scripts"]

    /// Reads a checkout.
    ///
    /// - Parameter folder: The checkout's top folder.
    /// - Throws: `SourceTreeError`, or Foundation's error if a file cannot be read.
    package init(readingFrom folder: URL) throws {
        let tablePath = folder.appending(path: ModuleTable.path), manifestPath = folder.appending(path: Manifest.path)
        for path in [tablePath, manifestPath] where !FileManager.default.fileExists(atPath: path.path) {
            throw SourceTreeError.missingFile(path.lastPathComponent)
        }
        let manifestFile = SourceFile(path: Manifest.path, text: try String(contentsOf: manifestPath, encoding: .utf8))
        let paths = Self.folders.flatMap { Self.swiftPaths(under: $0, in: folder) }.sorted()
        files =
            try [manifestFile]
            + paths.map { path in
                SourceFile(
                    path: path, text: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
            }
        manifest = try Manifest(dump: Manifest.dump(of: folder), source: manifestFile)
        modules = ModuleTable(markdown: try String(contentsOf: tablePath, encoding: .utf8))
    }

    /// Paths relative to the checkout's top folder.
    private static func swiftPaths(under name: String, in folder: URL) -> [String] {
        let root = folder.appending(path: name).path
        return FileManager.default.enumerator(atPath: root)?.compactMap { item in
            (item as? String).flatMap { $0.hasSuffix(".swift") ? name + "/" + $0 : nil }
        } ?? []
    }
}
