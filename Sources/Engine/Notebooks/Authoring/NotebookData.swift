import Basics
import Foundation

/// The data that the parts of a notebook compute from. They are loaded once, before the first part runs.
///
/// A notebook's loader makes them, and a part reads them with `PartContext.data(as:)`:
///
///     try NotebookData(file: "cars.csv", in: folder) { try Cars(csv: $0) }
///
///     let cars = try part.data(as: Cars.self)
public struct NotebookData: Sendable {
    /// The SHA-256 of all data. It is part of every record, and of the cache key of every result that is computed from
    /// the data.
    public let digest: String
    /// The data themselves, as the type that the loader chose.
    public let contents: any Sendable
    /// The folder from which they were loaded; nil if they were made by hand.
    package var folder: String?

    /// Wraps data that the notebook has loaded itself, such as several files.
    ///
    /// - Parameters:
    ///   - digest: A digest of everything that was loaded. It must differ whenever the contents differ: results are
    ///     taken for fresh as long as it stays the same.
    ///   - contents: The data, of any type that can be shared between threads.
    public init(digest: String, contents: any Sendable) {
        self.digest = digest
        self.contents = contents
    }

    /// Loads data that are one text file, such as a table in CSV. The digest is that of the file's bytes.
    ///
    /// - Parameters:
    ///   - name: The name of the file.
    ///   - directory: The folder of the file.
    ///   - read: Converts the file's text to the contents. An error that it throws becomes a `DataError` that names the
    ///     file.
    /// - Throws: `DataError` if the file cannot be read, is not UTF-8, or is refused by `read`.
    public init(file name: String, in directory: String, _ read: (String) throws -> any Sendable) throws {
        let path = Self.path(of: name, in: directory)
        let bytes = try Self.bytes(ofFile: path)
        guard let text = String(bytes: bytes, encoding: .utf8) else {
            throw DataError("\(path) is not text in UTF-8: restore it.")
        }
        do {
            self.init(digest: SHA256.hexDigest(of: bytes), contents: try read(text))
        } catch {
            throw DataError("\(path): \(error)")
        }
    }
}

extension NotebookData {
    /// Loads data that are several files or folders. The digest is that of all names and bytes.
    ///
    ///     try NotebookData(files: ["stations.csv", "levels"], in: folder) { files in
    ///         try Rivers(stations: files["stations.csv"], levels: files.filter { $0.key.hasPrefix("levels/") })
    ///     }
    ///
    /// - Parameters:
    ///   - names: The names of files, and of folders, of which all files count, also those in their subfolders. Files
    ///     whose names begin with a point are left out.
    ///   - directory: The folder that they are in.
    ///   - read: Converts the bytes of all files, by their paths within `directory`, to the contents. An error that it
    ///     throws becomes a `DataError`.
    /// - Throws: `DataError` if something cannot be read, or is refused by `read`.
    public init(
        files names: [String], in directory: String, _ read: ([String: Data]) throws -> any Sendable
    ) throws {
        var files: [String: Data] = [:]
        for name in names {
            for file in try Self.files(name, in: directory) {
                files[file] = Data(try Self.bytes(ofFile: Self.path(of: file, in: directory)))
            }
        }
        var hash = SHA256()
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            hash.update("\(name.utf8.count) \(name) \(bytes.count)\n".utf8)
            hash.update(bytes)
        }
        do {
            self.init(digest: hash.hexDigest(), contents: try read(files))
        } catch {
            throw DataError("\(names.joined(separator: ", ")) in \(directory): \(error)")
        }
    }

    /// The files that a name stands for: itself, or all files in the folder of this name.
    private static func files(_ name: String, in directory: String) throws -> [String] {
        let path = path(of: name, in: directory)
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [name] }
        let subpaths: [String]
        do { subpaths = try FileManager.default.subpathsOfDirectory(atPath: path) } catch {
            throw DataError("\(path) cannot be read: check its permissions.")
        }
        return subpaths.filter { subpath in
            var status = stat()
            return !subpath.split(separator: "/").contains { $0.hasPrefix(".") }
                && stat(path + "/" + subpath, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
        }.map { (name.hasSuffix("/") ? name : name + "/") + $0 }.sorted()
    }

    /// The path of a file in a folder; an absolute path stays as it is.
    static func path(of name: String, in directory: String) -> String {
        name.hasPrefix("/") ? name : URL(fileURLWithPath: directory).appending(path: name).path
    }

    /// The bytes of a file.
    ///
    /// - Throws: `DataError` if it cannot be read.
    static func bytes(ofFile path: String) throws(DataError) -> [UInt8] {
        let reason: String
        do throws(RegularFileError) {
            if let bytes = try RegularFile.bytes(path) { return bytes }
            reason = String(cString: strerror(ENOENT))
        } catch {
            reason = error.reason
        }
        throw DataError("\(path) cannot be read (\(reason)): restore it, or name another folder with --data.")
    }
}

extension PartContext {
    /// The bytes of a file that the part reads by itself, beside the notebook's data.
    ///
    /// The file's SHA-256 is noted in the record: if the file changes, the part is stale. It is part of the keys of the
    /// results that are computed after it was read.
    ///
    /// - Parameter name: The name of the file in the folder of the data, or its absolute path.
    /// - Throws: `DataError` if the file cannot be read. A closing section has no data, so there it always throws.
    public func file(_ name: String) throws -> Data {
        guard let folder = data.folder else {
            throw DataError("\(name) cannot be read: \(part.name) has no folder of data.")
        }
        // A file that is not there counts, too: the part may go on without it.
        files[name] = ""
        let bytes = try NotebookData.bytes(ofFile: NotebookData.path(of: name, in: folder))
        files[name] = SHA256.hexDigest(of: bytes)
        return Data(bytes)
    }

    /// The notebook's data, as the type that its loader made.
    ///
    /// - Throws: `PartError` if they are of another type. A closing section has no data, so there it always throws.
    public func data<Contents>(as type: Contents.Type) throws -> Contents {
        guard let contents = data.contents as? Contents else {
            throw PartError("This notebook's data are \(Swift.type(of: data.contents)), not \(type).")
        }
        return contents
    }
}
