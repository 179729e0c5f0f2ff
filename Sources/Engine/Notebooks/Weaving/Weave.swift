import Basics
import Documents
import Foundation
import Plots
import Prose
import SwiftSource

/// A notebook's sources and records woven into one document. A pure function: nothing is computed, no clock is read.
public struct Weave {
    public let document: Document
    /// The figures' data, by the id of their place in the document.
    public let plots: [String: Plot]
    /// Why closing sections failed, if any did; the document says so at their place.
    public let failures: [String]
    /// What closing sections keep in files of their own among the results, by name: JSON with every number to the last bit.
    public let resultFiles: [String: Data]

    /// - Parameter checkFormula: refuses TeX that cannot be set, by throwing what is wrong with it.
    public init(
        _ notebook: Notebook, records: [Int: PartRecord], measurements: [Int: PartMeasurement],
        checkFormula: @escaping (_ tex: String) throws -> Void = { _ in }
    ) throws {
        var weaver = Weaver(notebook: notebook, records: records, measurements: measurements)
        weaver.checkFormula = checkFormula
        weaver.scope.equations = try notebook.equationNumbers()
        document = try weaver.document()
        plots = weaver.plots
        failures = weaver.failures
        resultFiles = weaver.resultFiles
    }
}

private struct Weaver {
    let notebook: Notebook
    let records: [Int: PartRecord]
    let measurements: [Int: PartMeasurement]
    let identifiers = Identifiers()
    var scope: ReferenceResolver
    var plots: [String: Plot] = [:]
    var figureNumbers: [String: Int] = [:]
    var tableNumbers: [String: Int] = [:]
    var cellCount = 0
    var failures: [String] = []
    var resultFiles: [String: Data] = [:]
    private let states: BackgroundTask<[Int: PartState]>
    private let settings: RunSettings
    var checkFormula: (_ tex: String) throws -> Void = { _ in }

    init(notebook: Notebook, records: [Int: PartRecord], measurements: [Int: PartMeasurement]) {
        self.notebook = notebook
        self.records = records
        self.measurements = measurements
        settings = records.min { $0.key < $1.key }?.value.settings(in: notebook) ?? RunSettings()
        // Nobody looks at the data here, so they are taken to be the same.
        states = BackgroundTask { [settings] in
            let states = FreshnessCheck(notebook, settings: settings, dataDigest: nil).states(of: records)
            return Dictionary(
                uniqueKeysWithValues: states.compactMap { part, state in part.number.map { ($0, state) } })
        }
        scope = ReferenceResolver(
            original: notebook.original, parts: Set(notebook.numberedParts.compactMap(\.number)), records: records,
            measurements: measurements)
    }

    mutating func document() throws -> Document {
        // Figures and tables get their numbers before any prose is read, as prose refers to them.
        let shown = try notebook.parts.map { part in (part, try record(of: part)) }
        for (part, record) in shown { try number(record?.outputs ?? [], of: part) }
        for (part, record) in shown {
            guard let file = part.resultFile, let record else { continue }
            scope.closing[file] = record.failure == nil ? .object(record.values) : .null
            guard record.failure == nil else { continue }
            resultFiles["\(file).json"] =
                try ExactJSON.encoder(formatting: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]).encode(
                    record.values) + Data("\n".utf8)
        }
        scope.sections = try SectionIndex(of: shown, in: notebook, scope)
        failures = shown.compactMap { part, record in
            part.number == nil ? record?.failure.map { "\(notebook.title(of: part)): \($0)" } : nil
        }

        var blocks = settingsNotice
        for (part, record) in shown { blocks += try self.blocks(of: part, record: record) }

        let front = notebook.source(of: notebook.file)
        var abstract: [Block] = []
        for segment in front.segments {
            guard case .prose(let markdown) = segment.content else { continue }
            abstract += try reader(front.file, segment.firstLine, part: nil, values: [:]).blocks(of: markdown)
        }
        abstract.removeAll { if case .heading = $0 { true } else { false } }
        return Document(
            title: [.text(front.heading ?? "Report")], subtitle: [.text(notebook.subtitle)], abstract: abstract,
            blocks: blocks,
            provenance: provenance, date: lastRun,
            watermark: settings.isReference ? nil : settings.phrases.joined(separator: " · "))
    }

    /// A part's stored record; a closing section's is made on the spot.
    private func record(of part: Part) throws -> PartRecord? {
        if let number = part.number { return records[number] }
        let page = PartContext(
            part: part, in: notebook, seed: settings.seed(in: notebook),
            data: NotebookData(digest: records.values.first?.data ?? "", contents: ()), records: records,
            measurements: measurements)
        var record = PartRecord(part: 0, title: notebook.title(of: part), seed: notebook.seed, data: "")
        do {
            try part.body(page)
        } catch {
            record.failure = "\(error)"
        }
        record.values = page.values
        record.outputs = page.outputs
        return record
    }

    private func id(_ name: String, of part: Part) -> String { part.number.map { "part-\($0)-\(name)" } ?? name }

    private mutating func number(_ outputs: [RecordedOutput], of part: Part) throws {
        for output in outputs {
            switch output.content {
            case .figure(let figure):
                let id = id(figure.id, of: part)
                figureNumbers[id] = figureNumbers.count + 1
                scope.labels[id] = "Figure\u{a0}\(figureNumbers.count)"
                plots[id] = try figure.plot.resolved { name in
                    do {
                        return try scope.seconds(name, part: part.number)
                    } catch {
                        throw PartError("\(part.file): figure “\(figure.id)” asks for “\(name)”: \(error)")
                    }
                }
            case .table(let table):
                let id = id("table-\(table.id)", of: part)
                tableNumbers[id] = tableNumbers.count + 1
                scope.labels[id] = "Table\u{a0}\(tableNumbers.count)"
            case .value, .text: break
            }
        }
    }

    private func reader(_ file: String, _ line: Int, part: Int?, values: [String: Value]) -> ProseReader {
        let scope = scope
        // What closing sections wrote is read where it is quoted; it may refer to values, but not quote in turn.
        var quoted = scope
        quoted.closing = [:]
        let sentences = reader { [quoted] in try quoted.resolve($0, part: nil, values: [:]) }
        return reader {
            if let sentence = scope.sentence($0, part: part, values: values) {
                return try sentences.inlines(of: sentence)
            }
            return try scope.resolve($0, part: part, values: values)
        }

        func reader(resolve: @escaping (Reference) throws -> [Inline]) -> ProseReader {
            var reader = ProseReader(file: file, firstLine: line, identifiers: identifiers, resolve: resolve)
            reader.checkFormula = checkFormula
            reader.equations = scope.equations
            return reader
        }
    }

    private mutating func blocks(of part: Part, record: PartRecord?) throws -> [Block] {
        let source = notebook.source(of: part.file)
        let values = record?.values ?? [:]
        let measurement = part.number.flatMap { measurements[$0] }
        var blocks: [Block] = []
        var cellIndex = 0
        for segment in source.segments {
            if case .prose(let markdown) = segment.content {
                blocks += try reader(source.file, segment.firstLine, part: part.number, values: values).blocks(
                    of: markdown)
                // Below the heading, as the first prose is that or holds it.
                if let notice = try notice(part, record), !blocks.contains(notice) { blocks.append(notice) }
            } else if cellIndex < source.cells.count, source.cells[cellIndex].firstLine == segment.firstLine {
                blocks.append(
                    .cell(
                        try cell(
                            segment, index: cellIndex, part: part, record: record, measurement: measurement,
                            source: source)))
                cellIndex += 1
            }
        }
        if let measurement {
            blocks.append(
                .remark([
                    .text(([record.map(origin)] + [note(on: measurement)]).compactMap { $0 }.joined(separator: " "))
                ]))
        }
        return blocks
    }

    /// What a reader must not overlook about a run that is not the reference.
    private var settingsNotice: [Block] {
        guard !settings.isReference else { return [] }
        var sentences =
            settings.isQuick
            ? ["A quick run on a small part of the data: it shows whether everything works, not what comes out."] : []
        if let seed = settings.seed { sentences.append("The seed is \(seed), the notebook's own is \(notebook.seed).") }
        for (name, value) in settings.parameters.sorted(by: { $0.key < $1.key }) {
            sentences.append("The parameter \(name) is set to \(value.parameterText).")
        }
        return [.notice(title: "Not the reference run", [.paragraph([.text(sentences.joined(separator: " "))])])]
    }

    private func notice(_ part: Part, _ record: PartRecord?) throws -> Block? {
        guard let number = part.number else {
            return record?.failure.map { .notice(title: "FAILED", [.paragraph([.text($0)])]) }
        }
        let remedy = "\(notebook.program) run \(number)"
        switch try states.value[number] {
        case .failed(let sentence)?: return .notice(title: "FAILED", [.paragraph([.text(sentence)])])
        case .stale(let reasons)?:
            return .notice(
                title: "Stale",
                [
                    .paragraph([
                        .text(
                            "What is shown here was computed before something changed: \(reasons.joined(separator: "; ")). \(remedy) renews it."
                        )
                    ])
                ])
        case .missing?, .damaged?, nil:
            return .notice(
                title: "Not computed", [.paragraph([.text("This part has not been run; \(remedy) computes it.")])])
        case .fresh?: return nil
        }
    }

    private mutating func cell(
        _ segment: LiterateSource.Segment, index: Int, part: Part, record: PartRecord?, measurement: PartMeasurement?,
        source: LiterateSource
    ) throws -> Cell {
        cellCount += 1
        var lines = segment.lines
        var firstLine = segment.firstLine
        while let first = lines.first, first.allSatisfy(\.isWhitespace) {
            lines.removeFirst()
            firstLine += 1
        }
        while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
        let reader = reader(source.file, segment.firstLine, part: part.number, values: record?.values ?? [:])
        let outputs = try (record?.outputs ?? []).filter { $0.cell == index }.map {
            try output($0, part: part, reader: reader)
        }
        var label: String?
        if case .folded(let text) = segment.content { label = text }
        let usage = measurement.flatMap { index < $0.cells.count ? $0.cells[index] : nil }
        return Cell(
            number: cellCount, firstLine: firstLine, lines: lines, folded: label, outputs: outputs,
            timing: usage.flatMap { $0.wall >= 0.1 ? $0.phrase : nil })
    }

    private func output(_ output: RecordedOutput, part: Part, reader: ProseReader) throws -> Cell.Output {
        switch output.content {
        case .value(let name, let text): return .value(name: name, [.text(text)])
        case .text(let text): return .text(text)
        case .figure(let figure):
            let id = id(figure.id, of: part)
            return .figure(
                Figure(
                    id: id, number: figureNumbers[id] ?? 0, caption: try reader.inlines(of: figure.caption),
                    alternativeText: (plots[id] ?? figure.plot).alternativeText))
        case .table(let table):
            let id = id("table-\(table.id)", of: part)
            return .table(
                Table(
                    id: id, number: tableNumbers[id], caption: try reader.inlines(of: table.caption),
                    columns: try table.columns.map {
                        Table.Column(try reader.inlines(of: $0.title), alignment: $0.alignment)
                    },
                    rows: try table.rows.map { try $0.map { try reader.inlines(of: $0) } },
                    rulesAbove: Set(table.rulesAbove)))
        }
    }

    /// What decided a part's results, in a sentence.
    private func origin(of record: PartRecord) -> String {
        let code = record.inputs.map { "code \((record.codeDigest ?? "").prefix(8)), numerics \($0.numerics), " }
        return "Seed \(record.seed), \(code ?? "")data \(record.data.prefix(8))."
    }

    private func note(on m: PartMeasurement) -> String {
        let memory = NumberFormat.number(Double(m.peakMemoryBytes) / 1e6, format: ",") ?? ""
        let load = m.load.flatMap { NumberFormat.number($0, format: ".1f") }.map { ", load\u{a0}\($0)" } ?? ""
        let whereabouts = "\(place(m.machine)), \(count(m.threads, "thread"))\(load)"
        var text =
            "Computed \(time(m.date)) on \(whereabouts), \(m.machine.compiler): \(m.usage.phrase), peak memory \(memory)\u{a0}MB."
        if let cached = m.cached {
            let dates =
                cached.firstDate == cached.lastDate
                ? time(cached.firstDate) : "between \(time(cached.firstDate)) and \(time(cached.lastDate))"
            let machine = cached.machine.map { $0 == m.machine ? "the same machine" : place($0) } ?? "several machines"
            text +=
                " Of these, \(count(cached.count, "result")) had been computed before, \(dates) on \(machine), and \(cached.count == 1 ? "counts" : "count") with what \(cached.count == 1 ? "it" : "they") took then."
        }
        return text
    }

    private func place(_ machine: Machine) -> String { "\(machine.processor), \(count(machine.cores, "core"))" }

    private func time(_ date: String) -> String { date.replacing("T", with: " ").replacing("Z", with: " UTC") }

    private func count(_ number: Int, _ noun: String) -> String { "\(number)\u{a0}\(noun)\(number == 1 ? "" : "s")" }

    private var lastRun: Int { measurements.values.compactMap { ReportDate.seconds($0.date) }.max() ?? 0 }

    private var provenance: String {
        let any = records.min { $0.key < $1.key }?.value
        return [
            lastRun == 0 ? nil : "run \(ReportDate.text(lastRun).prefix(10))",
            settings.isReference ? nil : settings.phrases.filter { !$0.hasPrefix("seed ") }.joined(separator: " · "),
            any.map { "seed \($0.seed)" },
            any.map { "data \($0.data.prefix(8))" },
        ].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
