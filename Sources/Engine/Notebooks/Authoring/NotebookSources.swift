/// The code that a notebook was compiled from.
///
/// The build plug-in `EmbedSources` generates one, `embeddedSources`, in the notebook's module.
///
///     let report = Notebook(parts: [straightLine], sources: embeddedSources) { … }
public struct NotebookSources: Sendable, ExpressibleByDictionaryLiteral {
    /// The text of the module's own source files, by file name.
    public let texts: [String: String]
    /// The digests of the code of the modules that it depends on, directly or not: by module and file, such as
    /// "Statistics/Sample.swift", or, for a module of another package, by the module's name and a slash.
    public let libraryDigests: [String: String]
    /// The text of the BibTeX files beside the sources, by path from the folder of the sources. They decide no result.
    public let bibliographies: [String: String]
    /// The paths of the module's own source files from the folder of its package, by file name. They decide no result.
    public let paths: [String: String]

    /// Wraps the sources of a notebook.
    ///
    /// - Parameters:
    ///   - texts: The text of each file by its name.
    ///   - bibliographies: The text of each BibTeX file by its path.
    ///   - paths: The path of each file from the folder of its package, for links to it.
    ///   - libraries: The digests of the code of other modules: lines with a digest, a space, and the name of what it
    ///     is the digest of. Lines of one name count together.
    public init(
        _ texts: [String: String], bibliographies: [String: String] = [:], paths: [String: String] = [:],
        libraries: String = ""
    ) {
        self.texts = texts
        self.bibliographies = bibliographies
        self.paths = paths
        let pairs = libraries.split(separator: "\n").map { line in
            let (digest, name) = (line.prefix { $0 != " " }, line.drop { $0 != " " }.dropFirst())
            return (String(name), String(digest))
        }
        libraryDigests = Dictionary(pairs) { $0 + $1 }
    }

    /// Sources without digests of other modules.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements) { _, last in last })
    }

    /// The text of a file by its name; nil if the module has no such file.
    public subscript(file: String) -> String? { texts[file] }
}
