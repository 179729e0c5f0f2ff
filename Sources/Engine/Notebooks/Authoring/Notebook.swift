import Basics
import Prose
import SwiftSource

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
    /// What people type to run it, for messages.
    public let program: String
    /// Where its data, its report and its ledger lie unless the command line says otherwise; nil for the current folder.
    public let folder: String?
    /// The literate files among the sources, cut into prose and code.
    private let literate: [String: LiterateSource]
    public let loadData: @Sendable (_ directory: String) throws -> NotebookData
    /// Makes a small subset of the data for a run that only shows whether everything works; nil if there is no such thing.
    public let quick: (@Sendable (NotebookData) throws -> NotebookData)?

    public init(
        subtitle: String = "", seed: UInt64 = 0, parts: [Part], sources: [String: String],
        original: Value = .object([:]), program: String = "folio",
        folder: String? = nil, fileID: String = #fileID,
        quick: (@Sendable (NotebookData) throws -> NotebookData)? = nil,
        data loadData: @escaping @Sendable (_ directory: String) throws -> NotebookData
    ) {
        let file = fileID.split(separator: "/").last.map(String.init) ?? fileID
        self.file = file
        self.subtitle = subtitle
        self.seed = seed
        self.parts = parts
        self.sources = sources
        literate = Self.literateSources([file] + parts.map(\.file), in: sources)
        self.original = original
        self.program = program
        self.folder = folder
        self.quick = quick
        self.loadData = loadData
    }

    private static func literateSources(_ files: [String], in sources: [String: String]) -> [String: LiterateSource] {
        Dictionary(files.map { ($0, LiterateSource(file: $0, text: sources[$0] ?? "")) }) { first, _ in first }
    }

    /// The numbered parts, in order.
    public var numberedParts: [Part] { parts.filter { $0.number != nil } }

    public func part(_ number: Int) -> Part? { parts.first { $0.number == number } }

    /// A part's literate source.
    public func source(of file: String) -> LiterateSource {
        literate[file] ?? LiterateSource(file: file, text: sources[file] ?? "")
    }

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

extension Notebook {
    /// The number that a part's cell bears in the report, where cells are counted through all parts.
    func cellNumber(_ cell: Int, of part: Part) -> Int {
        parts.prefix { $0.file != part.file }.reduce(0) { $0 + source(of: $1.file).cells.count } + cell + 1
    }

    /// The data that a run with these settings computes from.
    ///
    /// - Throws: A `ClassifiedError`; an error of another kind that the notebook's own loader throws becomes a `DataError`.
    public func data(in directory: String, _ settings: RunSettings) throws -> NotebookData {
        do {
            let all = try loadData(directory)
            guard settings.isQuick, let quick else { return all }
            return try quick(all)
        } catch let error as any ClassifiedError {
            throw error
        } catch {
            throw DataError("The data in \(directory) cannot be used: \(error)")
        }
    }
}
