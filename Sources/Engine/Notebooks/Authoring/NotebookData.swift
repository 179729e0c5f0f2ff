import Basics
import Foundation

/// What the parts compute from: loaded once, before the first of them runs.
public struct NotebookData: Sendable {
    /// SHA-256 of all of it; part of every record and of the key of everything that is computed from it.
    public let digest: String
    public let contents: any Sendable

    /// - Parameter digest: must differ wherever the contents do.
    public init(digest: String, contents: any Sendable) {
        self.digest = digest
        self.contents = contents
    }

    /// Data that are one file of text, such as a table in CSV.
    public init(file name: String, in directory: String, _ read: (String) throws -> any Sendable) throws {
        let path = URL(fileURLWithPath: directory).appending(path: name).path
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            let reason = access(path, R_OK) != 0 ? String(cString: strerror(errno)) : "it is not a file"
            throw DataError("\(path) cannot be read (\(reason)): restore it, or name another folder with --data.")
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
    public func data<Contents>(as type: Contents.Type) throws -> Contents {
        guard let contents = data.contents as? Contents else {
            throw PartError("This notebook's data are \(Swift.type(of: data.contents)), not \(type).")
        }
        return contents
    }
}
