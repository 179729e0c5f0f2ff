import Basics
import SwiftSource

/// A report as its author writes it: parts in order, their sources, and the data they share.
///
///     //: # How far does a car roll?
///     //: Fifty cars were stopped, and a line was fitted …
///     let stoppingDistances = Notebook(
///         subtitle: "Fifty measurements and a line",
///         seed: 1930,
///         parts: [straightLine, degrees],
///         sources: embeddedSources,
///         program: "StoppingDistances"
///     ) { folder in
///         try NotebookData(file: "cars.csv", in: folder) { try Cars(csv: $0) }
///     }
///
/// The file that creates the notebook is literate itself: its first heading is the title of the report, and its other
/// prose the abstract.
public struct Notebook: Sendable {
    /// The name of the file whose prose holds the title (its first heading) and the abstract.
    public let file: String
    /// The line below the title; may be empty.
    public let subtitle: String
    /// The authors, who are named below the title; may be empty.
    public let authors: [Author]
    /// The date of the report in ISO 8601, such as "2026-11-30"; nil for none.
    public let date: String?
    /// The licence of the report; nil for none.
    public let licence: Licence?
    /// The address of the repository that the report is from; nil for none.
    public let repository: String?
    /// The name of the BibTeX file whose entries prose cites; nil for none.
    public let bibliography: String?
    /// The names of the formats in which the report is written, such as "pdf"; nil for all.
    public let formats: [String]?
    /// The numbered parts and closing sections, in the order of the report.
    public let parts: [Part]
    /// The code of the notebook as it was compiled. The build plug-in `EmbedSources` provides it.
    public let sources: NotebookSources
    /// Facts that are known beforehand. Prose refers to them as `{original.…}`.
    public let original: Value
    /// The seed of the reference run.
    public let seed: UInt64
    /// The name of the command that runs the notebook, for messages.
    public let program: String
    /// The folder that holds `data`, `report` and the cache `.folio`, unless the command line names others; nil for the
    /// current folder.
    public let folder: String?
    /// The literate files among the sources, cut into prose and code, by file name.
    private let literate: [String: LiterateSource]
    /// Loads the data from a folder.
    public let loadData: @Sendable (_ directory: String) throws -> NotebookData
    /// Makes a small subset of the data for a quick run, which only shows whether everything works; nil if the notebook
    /// has none.
    public let quick: (@Sendable (NotebookData) throws -> NotebookData)?

    /// Describes a notebook.
    ///
    /// - Parameters:
    ///   - subtitle: The line below the title; empty for none.
    ///   - authors: The authors, for a line below the subtitle and for the metadata: `["Ada Lovelace"]`, or
    ///     `[Author("Ada Lovelace", affiliation: "…", url: "https://…")]`.
    ///   - date: The date of the report, such as "2026-11-30" (ISO 8601). It is never the date of today, as the same
    ///     results must give the same report.
    ///   - licence: The licence of the report: `"CC BY 4.0"`, or `Licence("CC BY 4.0", url: "https://…")`.
    ///   - repository: The address of the repository that the report is from.
    ///   - seed: The seed of the reference run; `--seed` replaces it.
    ///   - parts: The numbered parts and closing sections, in the order of the report.
    ///   - sources: The code of the notebook: `embeddedSources`, which the build plug-in `EmbedSources` generates.
    ///     Listings, prose and the digests that detect changed code come from it.
    ///   - bibliography: The name of a BibTeX file beside the notebook's Swift sources, such as "references.bib". Prose
    ///     cites its entries as `[@key]`, and the report ends with a list of those that are cited. In a subfolder of
    ///     the sources, the name is the path from there.
    ///   - formats: The names of the formats in which the report is written, such as `["pdf", "md"]`; nil for all. A
    ///     format comes with the formats that it needs, as "md" with "svg". `--format` on the command line replaces the
    ///     choice; a name that no format has is refused when the program starts.
    ///   - original: Facts that are known beforehand, such as the numbers of a work that is reproduced. Prose refers to
    ///     them as `{original.part3.test_accuracy}`. If one of them changes, every part is stale.
    ///   - program: The name of the command that runs the notebook, for help and messages.
    ///   - folder: The folder that holds `data`, `report` and the cache `.folio`, unless the command line names others;
    ///     nil for the current folder.
    ///   - fileID: The file that creates the notebook. Leave it at its default.
    ///   - quick: Makes a small subset of the data for `--quick`; without it the notebook refuses `--quick`.
    ///   - loadData: Loads the data from a folder. An error that is no `ClassifiedError` becomes a `DataError`.
    public init(
        subtitle: String = "", authors: [Author] = [], date: String? = nil, licence: Licence? = nil,
        repository: String? = nil, seed: UInt64 = 0, parts: [Part], sources: NotebookSources,
        bibliography: String? = nil, formats: [String]? = nil, original: Value = .object([:]),
        program: String = "folio",
        folder: String? = nil, fileID: String = #fileID,
        quick: (@Sendable (NotebookData) throws -> NotebookData)? = nil,
        data loadData: @escaping @Sendable (_ directory: String) throws -> NotebookData
    ) {
        let file = fileID.split(separator: "/").last.map(String.init) ?? fileID
        self.file = file
        self.subtitle = subtitle
        self.authors = authors
        self.date = date
        self.licence = licence
        self.repository = repository
        self.bibliography = bibliography
        self.formats = formats
        self.seed = seed
        self.parts = parts.enumerated().map { place, part in
            var part = part
            part.place = place
            return part
        }
        self.sources = sources
        literate = Self.literateSources([file] + parts.map(\.file), in: sources)
        self.original = original
        self.program = program
        self.folder = folder
        self.quick = quick
        self.loadData = loadData
    }

    private static func literateSources(_ files: [String], in sources: NotebookSources) -> [String: LiterateSource] {
        Dictionary(files.map { ($0, LiterateSource(file: $0, text: sources[$0] ?? "")) }) { first, _ in first }
    }

    /// The numbered parts, in order.
    public var numberedParts: [Part] { parts.filter { $0.number != nil } }

    /// The fault in the list of parts or in the line below the title, as a sentence; nil if there is none. A notebook
    /// with a fault cannot be run.
    public var fault: String? {
        for (index, part) in parts.enumerated() {
            guard let other = parts[..<index].first(where: { $0.number != nil && $0.number == part.number }) else {
                continue
            }
            return "Part \(part.number ?? 0) is in \(other.file) and in \(part.file): give one of them another number."
        }
        let files = parts.compactMap(\.resultFile)
        for (index, file) in files.enumerated() where files[..<index].contains(file) {
            return "Two closing sections have the result file “\(file)”: give one of them another name."
        }
        if let imprintFault { return imprintFault }
        return cycle.map { cycle in
            cycle.count == 1
                ? "Part \(cycle[0]) reads itself: a part reads others that are computed before it."
                : "Parts \(cycle.map(String.init).joined(separator: ", ")) read one another in a circle: "
                    + "none of them can be computed first."
        }
    }

    /// The numbers of parts that read one another in a circle; nil if there are none.
    private var cycle: [Int]? {
        var finished: Set<Int> = []
        func cycle(from number: Int, path: [Int]) -> [Int]? {
            if let first = path.firstIndex(of: number) { return Array(path[first...]) }
            guard !finished.contains(number), let part = part(number) else { return nil }
            for read in part.reads {
                if let found = cycle(from: read, path: path + [number]) { return found }
            }
            finished.insert(number)
            return nil
        }
        return numberedParts.compactMap(\.number).lazy.compactMap { cycle(from: $0, path: []) }.first
    }

    /// The part with a number; nil if there is none.
    public func part(_ number: Int) -> Part? { parts.first { $0.number == number } }

    /// The literate source of a file by its name; empty if the notebook has no such file.
    public func source(of file: String) -> LiterateSource {
        literate[file] ?? LiterateSource(file: file, text: sources[file] ?? "")
    }

    /// The title of a part: the first heading of its file without its number, such as "Rectified units" for
    /// "4 · Rectified units". If the file has no heading, it is the part's name.
    public func title(of part: Part) -> String {
        let heading = source(of: part.file).heading ?? part.name
        guard let number = part.number, heading.hasPrefix("\(number) · ") else { return heading }
        return String(heading.dropFirst("\(number) · ".count))
    }
}

extension Notebook {
    /// The number of a part's cell in the report, where cells are counted from 1 through all parts.
    ///
    /// - Parameter cell: The index of the cell in the part, from 0.
    func cellNumber(_ cell: Int, of part: Part) -> Int {
        parts.prefix { $0.file != part.file }.reduce(0) { $0 + source(of: $1.file).cells.count } + cell + 1
    }

    /// Loads the data that a run with these settings computes from: all of them, or the subset of a quick run.
    ///
    /// - Parameters:
    ///   - directory: The folder of the data.
    ///   - settings: The settings of the run.
    /// - Throws: A `ClassifiedError`; an error of another kind that the notebook's own loader throws becomes a
    ///   `DataError`.
    public func data(in directory: String, _ settings: RunSettings) throws -> NotebookData {
        do {
            var data = try loadData(directory)
            if settings.isQuick, let quick { data = try quick(data) }
            data.folder = directory
            return data
        } catch let error as any ClassifiedError {
            throw error
        } catch {
            throw DataError("The data in \(directory) cannot be used: \(error)")
        }
    }
}
