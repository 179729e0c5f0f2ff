import Foundation

/// A folder that is deleted with its owner.
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

    /// Copies a folder, with its modification dates, under a name in this one.
    ///
    /// - Returns: The path of the copy.
    func copy(of folder: String, as name: String) throws -> String {
        _ = try Folio.spawn(["cp", "-a", folder, self[name]])
        return self[name]
    }
}
