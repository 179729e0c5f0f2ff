import Basics
import Citations
import Documents
import Foundation
import Plots
import Prose
import SwiftSource
import TeXMath

/// A notebook's sources and records woven into one document.
///
/// A pure function of its inputs: nothing is computed, no clock is read.
public struct Weave {
    /// The report: title, abstract, and all parts with their listings and outputs.
    public let document: Document
    /// The figures' data, by figure id.
    public let plots: [String: Plot]
    /// The reasons why closing sections failed, if any did; the document says so at their place.
    public let failures: [String]
    /// The files that closing sections leave among the results, by name: JSON with every number to the last bit.
    public let resultFiles: [String: Data]

    /// Weaves the document.
    ///
    /// - Parameters:
    ///   - notebook: The notebook.
    ///   - records: The parts' records, by number; a part without one is shown as not computed.
    ///   - measurements: The parts' measurements, by number.
    ///   - environment: The environment of the closing sections' code: its observer learns which section runs, and
    ///     its stopped parts are not run.
    ///   - checkFormula: Refuses a formula that some format cannot show, by throwing what is wrong with it.
    /// - Throws: `ProseError` with file and line for prose that cannot be read, or that refers to something unknown;
    ///   `CitationError` with file and line for a bibliography that is missing or cannot be read, and for a citation of
    ///   something unknown; `PartError` for a figure that asks for an unknown time; `FileError` for a date that is
    ///   none.
    public init(
        _ notebook: Notebook, records: [Int: PartRecord], measurements: [Int: PartMeasurement],
        environment: RunEnvironment = RunEnvironment(),
        checkFormula: @escaping (_ tex: String) throws -> Void = checkMathematics
    ) throws {
        let prose = try ParsedProse(of: notebook, checkFormula: checkFormula)
        let bibliography = try Self.bibliography(of: notebook)
        var weaver = try Weaver(
            notebook, prose: prose, records: records, measurements: measurements, environment: environment)
        let woven = try weaver.document()
        document = try CitationResolver(
            bibliography: bibliography, identifiers: weaver.identifiers, checkFormula: checkFormula
        ).resolved(woven)
        plots = weaver.numbers.plots
        failures = weaver.failures
        resultFiles = try weaver.resultFiles()
    }

    /// Checks what can be checked of a notebook's prose before anything is computed: that it can be read, and that the
    /// bibliography has what it cites.
    ///
    /// Captions, cells and values that cite are known only after their part has run.
    ///
    /// - Throws: `ProseError` for the first prose that cannot be read; `CitationError` for a bibliography that is
    ///   missing or cannot be read; `CitationFaults` for citations, all at once.
    public static func check(
        _ notebook: Notebook, checkFormula: @escaping (_ tex: String) throws -> Void = checkMathematics
    ) throws {
        let prose = try ParsedProse(of: notebook, checkFormula: checkFormula)
        var files: [String] = []
        for file in notebook.parts.map(\.file) + [notebook.file] where !files.contains(file) { files.append(file) }
        try CitationResolver(
            bibliography: try bibliography(of: notebook), identifiers: Identifiers(), checkFormula: checkFormula
        ).check(prose.blocks(in: files))
    }

    /// The notebook's bibliography; nil if it has none.
    ///
    /// - Throws: `CitationError` for a file that is not there or is no BibTeX.
    private static func bibliography(of notebook: Notebook) throws(CitationError) -> Bibliography? {
        guard let name = notebook.bibliography else { return nil }
        if let text = notebook.sources.bibliographies[name] { return try Bibliography(text, file: name) }
        let lines = (notebook.sources[notebook.file] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        throw CitationError(
            file: notebook.file, line: (lines.firstIndex { $0.contains("bibliography:") } ?? 0) + 1,
            problem: .missingFile(name, found: notebook.sources.bibliographies.keys.sorted()))
    }
}

/// Puts prose, listings and recorded outputs of all parts together.
private struct Weaver {
    /// A part with its record: the stored one, or for a closing section one that is made on the spot. Nil if the part
    /// has not run.
    private typealias Shown = (part: Part, record: PartRecord?)

    let notebook: Notebook
    let records: [Int: PartRecord]
    let measurements: [Int: PartMeasurement]
    private let environment: RunEnvironment
    private(set) var numbers = OutputNumbers()
    private(set) var failures: [String] = []
    private let prose: ParsedProse
    let identifiers = Identifiers()
    private let settings: RunSettings
    private let notices: StateNotices
    private var shown: [Shown] = []
    private var references: ReferenceResolver
    private var cellCount = 0

    /// Runs the closing sections, numbers figures, tables and formulas, and finds the headings.
    init(
        _ notebook: Notebook, prose: ParsedProse, records: [Int: PartRecord], measurements: [Int: PartMeasurement],
        environment: RunEnvironment
    ) throws {
        self.notebook = notebook
        self.prose = prose
        self.records = records
        self.measurements = measurements
        self.environment = environment
        settings = records.min { $0.key < $1.key }?.value.settings(in: notebook) ?? RunSettings()
        notices = StateNotices(of: records, in: notebook, settings: settings)
        references = ReferenceResolver(
            original: notebook.original, parts: Set(notebook.numberedParts.compactMap(\.number)), records: records,
            measurements: measurements)
        references.equations = try prose.equationNumbers(in: notebook.parts.map(\.file))

        shown = notebook.parts.map { ($0, record(of: $0)) }
        for (part, record) in shown {
            try numbers.add(
                record?.outputs ?? [], of: part, prose: prose, in: notebook.source(of: part.file), times: references)
        }
        references.labels = numbers.labels
        for (part, record) in shown {
            guard let file = part.resultFile, let record else { continue }
            references.closing[file] = record.failure == nil ? .object(record.values) : .null
        }
        references.sections = try SectionIndex(prose, of: shown, references)
        failures = shown.compactMap { part, record in
            part.number == nil ? record?.failure.map { "\(notebook.title(of: part)): \($0)" } : nil
        }
    }

    /// The files that closing sections leave among the results, by name.
    func resultFiles() throws -> [String: Data] {
        let encoder = ExactJSON.encoder(formatting: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
        var files: [String: Data] = [:]
        for (part, record) in shown {
            guard let file = part.resultFile, let record, record.failure == nil else { continue }
            files["\(file).json"] = try encoder.encode(record.values) + Data("\n".utf8)
        }
        return files
    }

    /// The whole document.
    mutating func document() throws -> Document {
        var blocks = notices.settings
        for (part, record) in shown { blocks += try self.blocks(of: part, record: record) }

        let front = notebook.source(of: notebook.file)
        var abstract: [Block] = []
        for passage in prose.passages(of: front.file) {
            abstract += try resolver(in: ReferenceResolver.Place(part: nil))
                .at(front.file, firstLine: passage.firstLine, lines: passage.lines).blocks(passage.blocks)
        }
        abstract.removeAll { if case .heading = $0 { true } else { false } }
        let provenance = Provenance(records: records, measurements: measurements, settings: settings)
        return Document(
            title: [.text(front.heading ?? "Report")], subtitle: [.text(notebook.subtitle)],
            imprint: try notebook.imprint(), abstract: abstract, blocks: blocks, provenance: provenance.line,
            date: provenance.date,
            watermark: settings.isReference ? nil : settings.phrases.joined(separator: " · "))
    }

    private func record(of part: Part) -> PartRecord? {
        if let number = part.number { return records[number] }
        let context = PartContext(
            part: part, in: notebook, seed: settings.seed(in: notebook),
            data: NotebookData(digest: records.min { $0.key < $1.key }?.value.data ?? "", contents: ()),
            records: records,
            measurements: measurements, environment: environment)
        var record = PartRecord(part: 0, title: notebook.title(of: part), seed: notebook.seed, data: "")
        do {
            try context.runPart()
        } catch {
            record.failure = "\(error)"
        }
        record.values = context.values
        record.outputs = context.outputs
        return record
    }

    private func resolver(in place: ReferenceResolver.Place) -> ProseResolver {
        ProseResolver(identifiers: identifiers, equations: references.equations) { [references] in
            try references.inlines(for: $0, in: place)
        }
    }

    // MARK: One part

    private mutating func blocks(of part: Part, record: PartRecord?) throws -> [Block] {
        let source = notebook.source(of: part.file), cells = source.cells
        let resolver = resolver(in: ReferenceResolver.Place(of: part, record))
        let measurement = part.number.flatMap { measurements[$0] }
        var blocks: [Block] = []
        var cellIndex = 0
        // A closing section is computed whenever the report is written, so only its file is named.
        var remark: Block? = .remark(measurement.map { Provenance.remark(on: part, $0) } ?? [.code(part.file)])
        for segment in source.segments {
            if segment.isProse {
                blocks += try resolver.at(source.file, firstLine: segment.firstLine, lines: segment.lines)
                    .blocks(numbers.prose(of: part, in: source.file, at: segment.firstLine))
                // The notice follows the first prose, which contains the heading.
                if let notice = try notices.notice(on: part, record), !blocks.contains(notice) { blocks.append(notice) }
                if let text = remark, let heading = blocks.firstIndex(where: \.isHeading) {
                    blocks.insert(text, at: heading + 1)
                    remark = nil
                }
            } else if cellIndex < cells.count, cells[cellIndex].firstLine == segment.firstLine {
                var cell = listing(of: segment, in: part.file)
                let outputs = (record?.outputs ?? []).filter { $0.cell == cellIndex }
                cell.outputs = try outputs.map {
                    try output($0, of: part, line: segment.firstLine, resolver)
                }
                if let usage = measurement?.cells.dropFirst(cellIndex).first, usage.wall >= 0.1 {
                    cell.timing = usage.phrase
                }
                blocks.append(.cell(cell))
                cellIndex += 1
            }
        }
        if let remark { blocks.append(remark) }
        return blocks
    }

    /// The code of a cell, without blank lines at its ends.
    private mutating func listing(of segment: LiterateSource.Segment, in file: String) -> Cell {
        cellCount += 1
        func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
        let above = segment.lines.prefix(while: isBlank).count
        var lines = Array(segment.lines.dropFirst(above))
        while let last = lines.last, isBlank(last) { lines.removeLast() }
        var label: String?
        if case .folded(let text) = segment.content { label = text }
        return Cell(
            number: cellCount, path: notebook.sources.paths[file], firstLine: segment.firstLine + above, lines: lines,
            folded: label)
    }

    /// Turns a recorded output into an output of a document's cell.
    ///
    /// - Parameter line: The line of the cell, for error messages.
    private func output(
        _ output: RecordedOutput, of part: Part, line: Int, _ resolver: ProseResolver
    ) throws -> Cell.Output {
        let reader = ProseReader(file: part.file, firstLine: line)
        let resolver = resolver.at(part.file, firstLine: line, lines: [])
        func inlines(_ text: String) throws -> [Inline] { try resolver.inlines(try reader.inlines(of: text)) }
        switch output.content {
        case .value(let name, let text): return .value(name: name, [.text(text)])
        case .text(let text): return .text(text)
        case .figure(let figure):
            let id = OutputNumbers.id(of: figure, in: part)
            let given = try figure.alternative.map { try inlines($0).plainText.trimmingCharacters(in: .whitespaces) }
            let description = (numbers.plots[id] ?? figure.plot).alternativeText
            return .figure(
                Figure(
                    id: id, number: numbers.figures[id] ?? 0, caption: try inlines(figure.caption),
                    alternativeText: [given ?? "", description].filter { !$0.isEmpty }.joined(separator: " ")))
        case .table(let table):
            let id = OutputNumbers.id(of: table, in: part)
            return .table(
                Table(
                    id: id, number: numbers.tables[id], caption: try inlines(table.caption),
                    columns: try table.columns.map { Table.Column(try inlines($0.title), alignment: $0.alignment) },
                    rows: try table.rows.map { row in
                        try row.map { table.isLiteral == true ? [.text($0)] : try inlines($0) }
                    }, rulesAbove: Set(table.rulesAbove)))
        }
    }
}

extension Block {
    fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
}
