// embed-sources OUTPUT SOURCE… [--bibliography NAME FILE]… [--root FOLDER] [--files MODULE FILE…]…
//     [--module MODULE FILE…]…
//
// Writes a Swift file that declares `embeddedSources`: the text of each source and of each BibTeX file as a raw string
// literal, the paths of the sources from the folder after --root, and digests of the files of the modules that the
// target depends on. After --files, each file has a digest of its own; after --module, all files of the module have one
// digest together. A folder stands for all files in it.
import Basics
import Foundation
import SwiftSource

/// Prints an error and ends the program.
func fail(_ message: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(code)
}

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else {
    fail(
        "usage: embed-sources OUTPUT SOURCE… [--bibliography NAME FILE]… [--root FOLDER] "
            + "[--files MODULE FILE…]… [--module MODULE FILE…]…", code: 64)
}

/// A raw string literal that holds a text unaltered.
///
/// It has so many number signs that nothing in the text can end the literal or begin an escape sequence.
func literal(_ text: String) -> String {
    var fence = "#"
    // Bytes are compared, as the compiler does: characters would take a number sign and a combining mark for one.
    func holds(_ sign: String) -> Bool { text.utf8.contains((sign + fence).utf8) }
    while holds("\"\"\"") || holds("\\") { fence += "#" }
    return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
}

/// The text of a BibTeX file. Bytes that are not UTF-8 become U+FFFD, which is reported when the report is woven, and
/// control characters, which Swift source may not hold, become spaces.
func bibliography(at path: String) throws -> String {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    let scalars = text.unicodeScalars.drop { $0 == "\u{feff}" }.map { scalar -> Unicode.Scalar in
        let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\r" || scalar.value == 0x7f
        return isControl ? " " : scalar
    }
    return String(String.UnicodeScalarView(scalars))
}

/// The files that a path names: itself, or all files in the folder and its subfolders, in order of their paths.
func files(at path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        return [path]
    }
    return (FileManager.default.subpaths(atPath: path) ?? []).sorted().map { path + "/" + $0 }.filter {
        FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
    }
}

/// A file's name and the digest of what counts in it.
func digest(of path: String) throws -> (name: String, digest: String) {
    let name = URL(fileURLWithPath: path).lastPathComponent
    let contents = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let digest = SourceDigest.digest(ofFile: name, contents: contents)
    // Code finds a file that is not Swift by its name.
    return (name, name.hasSuffix(".swift") ? digest : SHA256.shortDigest(of: "\(name) \(digest)"))
}

/// The digests that follow a `--files` or `--module` argument, a line for each: "digest Module/File.swift".
func libraryLines(_ kind: String, _ module: String, _ paths: [String]) throws -> [String] {
    let digests = try paths.flatMap(files).map(digest)
    guard kind == "--module" else { return digests.map { "\($0.digest) \(module)/\($0.name)" } }
    return [SHA256.shortDigest(of: digests.map(\.digest).sorted().joined(separator: "\n")) + " \(module)/"]
}

do {
    var entries = "", bibliographies = "", sourcePaths = "", lines: [String] = []
    var rest = arguments.dropFirst()
    func takePaths() -> [String] {
        let paths = rest.prefix { !$0.hasPrefix("--") }
        rest = rest.dropFirst(paths.count)
        return Array(paths)
    }
    let sources = takePaths()
    for path in sources {
        let url = URL(fileURLWithPath: path)
        entries += "        \"\(url.lastPathComponent)\": \(literal(try String(contentsOf: url, encoding: .utf8))),\n"
    }
    while let kind = rest.popFirst() {
        guard let module = rest.popFirst() else { fail("embed-sources: \(kind) lacks a name", code: 64) }
        if kind == "--bibliography" {
            guard let path = rest.popFirst() else { fail("embed-sources: \(kind) lacks a file", code: 64) }
            bibliographies += "        \(literal(module)): \(literal(try bibliography(at: path))),\n"
            continue
        }
        if kind == "--root" {
            // A file outside the folder has no path that would hold on another machine.
            for path in sources where path.hasPrefix(module + "/") {
                let name = URL(fileURLWithPath: path).lastPathComponent
                sourcePaths += "        \(literal(name)): \(literal(String(path.dropFirst(module.count + 1)))),\n"
            }
            continue
        }
        lines += try libraryLines(kind, module, takePaths())
    }
    let text = """
        import Notebooks

        /// The text of this module's source files as they were compiled, by file name, of its BibTeX files, and digests
        /// of the files of all modules that it depends on.
        let embeddedSources = NotebookSources(
            [
        \(entries.isEmpty ? "        :\n" : entries)    ],
            bibliographies: [
        \(bibliographies.isEmpty ? "        :\n" : bibliographies)    ],
            paths: [
        \(sourcePaths.isEmpty ? "        :\n" : sourcePaths)    ],
            libraries: \(literal(lines.sorted().joined(separator: "\n"))))

        """
    try Data(text.utf8).write(to: URL(fileURLWithPath: output))
} catch {
    fail("embed-sources: \(error)", code: 1)
}
