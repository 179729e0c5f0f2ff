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
        let path = URL(fileURLWithPath: directory).appending(path: name).path
        let bytes: [UInt8]
        do throws(RegularFileError) {
            guard let found = try RegularFile.bytes(path) else {
                throw RegularFileError(reason: String(cString: strerror(ENOENT)))
            }
            bytes = found
        } catch {
            throw DataError("\(path) cannot be read (\(error.reason)): restore it, or name another folder with --data.")
        }
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

extension PartContext {
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
