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
    /// What a run may set by hand (`-P epochs=3`), by name, with the part's own values.
    public let parameters: [String: Value]
    /// The value that stands for the part in a run's closing table, "test accuracy", a path into its values; what the original printed is looked up under the same name.
    public let headline: String?
    /// Of a closing section: the file among the results that receives what it keeps, "claims" for `results/claims.json`.
    public let resultFile: String?
    let body: @Sendable (Page) throws -> Void

    /// A part that is computed once and recorded.
    public init(
        _ number: Int, reads: [Part] = [], parameters: [String: Value] = [:], headline: String? = nil, fileID: String = #fileID,
        body: @escaping @Sendable (Page) throws -> Void
    ) {
        self.init(number: number, reads: reads, parameters: parameters, headline: headline, fileID: fileID, body: body)
    }

    /// A section that closes the report: tables and prose made from the parts' results.
    /// - Parameter resultFile: where what it keeps is written when the report is set, "claims" for `results/claims.json`.
    public init(reads: [Part], file resultFile: String? = nil, fileID: String = #fileID, body: @escaping @Sendable (Page) throws -> Void) {
        self.init(number: nil, reads: reads, parameters: [:], headline: nil, resultFile: resultFile, fileID: fileID, body: body)
    }

    private init(
        number: Int?, reads: [Part], parameters: [String: Value], headline: String?, resultFile: String? = nil, fileID: String,
        body: @escaping @Sendable (Page) throws -> Void
    ) {
        self.number = number
        self.reads = reads.compactMap(\.number)
        self.parameters = parameters
        self.headline = headline
        self.resultFile = resultFile
        file = fileID.split(separator: "/").last.map(String.init) ?? fileID
        self.body = body
    }

    public var name: String { number.map { "part \($0)" } ?? file }
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
        subtitle: String = "", seed: UInt64 = 0, parts: [Part], sources: [String: String], original: Value = .object([:]), program: String = "folio",
        folder: String? = nil, fileID: String = #fileID, quick: (@Sendable (NotebookData) throws -> NotebookData)? = nil,
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
    public func source(of file: String) -> LiterateSource { literate[file] ?? LiterateSource(file: file, text: sources[file] ?? "") }

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
    public func data(in directory: String, _ settings: RunSettings) throws -> NotebookData {
        let all = try loadData(directory)
        guard settings.isQuick, let quick else { return all }
        return try quick(all)
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

extension Part {
    /// "grid.0.mean test score" as a path into values.
    package static func path(_ name: String) -> [String] { Page.key(name).split(separator: ".").map(String.init) }
}

extension PartRecord {
    /// A value by its name, or by a path into it.
    package func value(named name: String) -> Value? { Value.object(values).at(Part.path(name)) }
}
