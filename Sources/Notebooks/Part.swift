import Documents

/// A part of a report: one literate Swift file. Its title is the file's first heading, its listing the file itself.
///
///     //: # 4 · Rectified units
///     //: The rectifier passes an error whole or not at all …
///     let rectifiedUnits = Part(4, reads: [sigmoidUnits]) { page in
///         …
///     }
public struct Part: Sendable {
    /// Nil for a closing section, which computes nothing of its own and is evaluated whenever the report is set.
    public let number: Int?
    /// The parts whose results this one reads.
    public let reads: [Int]
    /// The name of the file that holds it.
    public let file: String
    let body: @Sendable (Page) throws -> Void

    /// A part that is computed once and recorded.
    public init(_ number: Int, reads: [Part] = [], fileID: String = #fileID, body: @escaping @Sendable (Page) throws -> Void) {
        self.number = number
        self.reads = reads.compactMap(\.number)
        file = fileID.split(separator: "/").last.map(String.init) ?? fileID
        self.body = body
    }

    /// A section that closes the report: tables and prose made from the parts' results.
    public init(reads: [Part], fileID: String = #fileID, body: @escaping @Sendable (Page) throws -> Void) {
        number = nil
        self.reads = reads.compactMap(\.number)
        file = fileID.split(separator: "/").last.map(String.init) ?? fileID
        self.body = body
    }

    public var name: String { number.map { "part \($0)" } ?? file }
}

/// What the parts compute from: loaded once, before the first of them runs.
public struct NotebookData: Sendable {
    /// SHA-256 of all of it; part of every record.
    public let digest: String
    public let contents: any Sendable

    public init(digest: String, contents: any Sendable) {
        self.digest = digest
        self.contents = contents
    }
}

/// A report as its author writes it: parts in order, their sources, and the data they share.
public struct Notebook: Sendable {
    /// The file whose prose holds the title (its first heading) and the abstract.
    public let file: String
    public let subtitle: String
    public let parts: [Part]
    /// The text of the source files as they were compiled, by name; the build plug-in `EmbedSources` provides it.
    public let sources: [String: String]
    /// Facts that prose may refer to as `{original.…}`.
    public let original: Value
    /// The seed of the reference run.
    public let seed: UInt64
    public let loadData: @Sendable (_ directory: String) throws -> NotebookData

    public init(
        subtitle: String = "", seed: UInt64, parts: [Part], sources: [String: String], original: Value = .object([:]), fileID: String = #fileID,
        data loadData: @escaping @Sendable (_ directory: String) throws -> NotebookData
    ) {
        file = fileID.split(separator: "/").last.map(String.init) ?? fileID
        self.subtitle = subtitle
        self.seed = seed
        self.parts = parts
        self.sources = sources
        self.original = original
        self.loadData = loadData
    }

    /// The numbered parts, in order.
    public var numberedParts: [Part] { parts.filter { $0.number != nil } }

    public func part(_ number: Int) -> Part? { parts.first { $0.number == number } }

    /// A part's literate source.
    public func source(of file: String) -> LiterateSource { LiterateSource(file: file, text: sources[file] ?? "") }

    /// The numbers of labelled formulas, counted through all parts.
    func equationNumbers() throws(ProseError) -> EquationNumbers {
        var equations = EquationNumbers()
        for source in parts.map({ source(of: $0.file) }) {
            for segment in source.segments {
                guard case .prose(let markdown) = segment.content, markdown.contains("\\label") else { continue }
                try equations.add(markdown, file: source.file, firstLine: segment.firstLine)
            }
        }
        return equations
    }

    /// "Rectified units": a part's first heading without its number.
    public func title(of part: Part) -> String {
        let heading = source(of: part.file).heading ?? part.name
        guard let number = part.number, heading.hasPrefix("\(number) · ") else { return heading }
        return String(heading.dropFirst("\(number) · ".count))
    }
}

extension LiterateSource {
    /// The text of the first heading in the prose.
    public var heading: String? {
        for case .prose(let markdown) in segments.map(\.content) {
            for line in markdown.split(separator: "\n") where line.hasPrefix("# ") { return String(line.dropFirst(2)) }
        }
        return nil
    }
}
