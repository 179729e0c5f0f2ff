import Documents
import Plots

/// A notebook's sources and records woven into one document. A pure function: nothing is computed, no clock is read.
public struct Weave {
    public let document: Document
    /// The figures' data, by the id of their place in the document.
    public let plots: [String: Plot]
    /// Why closing sections failed, if any did; the document says so at their place.
    public let failures: [String]

    public init(_ notebook: Notebook, records: [Int: PartRecord], measurements: [Int: PartMeasurement]) throws {
        var weaver = Weaver(notebook: notebook, records: records, measurements: measurements)
        document = try weaver.document()
        plots = weaver.plots
        failures = weaver.failures
    }
}

private struct Weaver {
    let notebook: Notebook
    let records: [Int: PartRecord]
    let measurements: [Int: PartMeasurement]
    let identifiers = Identifiers()
    var scope: Scope
    var plots: [String: Plot] = [:]
    var figureNumbers: [String: Int] = [:]
    var tableNumbers: [String: Int] = [:]
    var cellCount = 0
    var failures: [String] = []

    init(notebook: Notebook, records: [Int: PartRecord], measurements: [Int: PartMeasurement]) {
        self.notebook = notebook
        self.records = records
        self.measurements = measurements
        scope = Scope(
            original: notebook.original, parts: Set(notebook.numberedParts.compactMap(\.number)), records: records, measurements: measurements)
    }

    mutating func document() throws -> Document {
        // Figures and tables get their numbers before any prose is read, as prose refers to them.
        let shown = try notebook.parts.map { part in (part, try record(of: part)) }
        for (part, record) in shown { try number(record?.outputs ?? [], of: part) }
        failures = shown.compactMap { part, record in part.number == nil ? record?.failure.map { "\(notebook.title(of: part)): \($0)" } : nil }

        var blocks: [Block] = []
        for (part, record) in shown { blocks += try self.blocks(of: part, record: record) }

        let front = notebook.source(of: notebook.file)
        var abstract: [Block] = []
        for segment in front.segments {
            guard case .prose(let markdown) = segment.content else { continue }
            abstract += try reader(front.file, segment.firstLine, part: nil, values: [:]).blocks(of: markdown)
        }
        abstract.removeAll { if case .heading = $0 { true } else { false } }
        return Document(
            title: [.text(front.heading ?? "Report")], subtitle: [.text(notebook.subtitle)], abstract: abstract, blocks: blocks,
            provenance: provenance, date: lastRun)
    }

    /// A part's stored record; a closing section's is made on the spot.
    private func record(of part: Part) throws -> PartRecord? {
        if let number = part.number { return records[number] }
        let page = Page(
            part: part, source: notebook.source(of: part.file), seed: notebook.seed, threads: 1,
            data: NotebookData(digest: records.values.first?.data ?? "", contents: ()), records: records, measurements: measurements,
            observer: SilentObserver())
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
                        throw PageError("\(part.file): figure “\(figure.id)” asks for “\(name)”: \(error)")
                    }
                }
            case .table(let table):
                let id = id(table.id, of: part)
                tableNumbers[id] = tableNumbers.count + 1
                scope.labels[id] = "Table\u{a0}\(tableNumbers.count)"
            case .value, .text: break
            }
        }
    }

    private func reader(_ file: String, _ line: Int, part: Int?, values: [String: Value]) -> ProseReader {
        let scope = scope
        return ProseReader(file: file, firstLine: line, identifiers: identifiers) {
            try scope.resolve($0, part: part, values: values)
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
                blocks += try reader(source.file, segment.firstLine, part: part.number, values: values).blocks(of: markdown)
                if let notice = notice(part, record), !blocks.contains(notice) { blocks.append(notice) }
            } else if cellIndex < source.cells.count, source.cells[cellIndex].firstLine == segment.firstLine {
                blocks.append(.cell(try cell(segment, index: cellIndex, part: part, record: record, measurement: measurement, source: source)))
                cellIndex += 1
            }
        }
        if let measurement { blocks.append(.paragraph([.emphasis([.text(note(on: measurement))])])) }
        return blocks
    }

    private func notice(_ part: Part, _ record: PartRecord?) -> Block? {
        guard let record else {
            return .notice(
                title: "Not computed",
                [.paragraph([.text("This part has not been run; folio run \(part.number.map(String.init) ?? "") computes it.")])])
        }
        return record.failure.map { .notice(title: "FAILED", [.paragraph([.text($0)])]) }
    }

    private mutating func cell(
        _ segment: LiterateSource.Segment, index: Int, part: Part, record: PartRecord?, measurement: PartMeasurement?, source: LiterateSource
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
        let outputs = try (record?.outputs ?? []).filter { $0.cell == index }.map { try output($0, part: part, reader: reader) }
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
            let id = id(table.id, of: part)
            return .table(
                Table(
                    id: id, number: tableNumbers[id], caption: try reader.inlines(of: table.caption),
                    columns: try table.columns.map { Table.Column(try reader.inlines(of: $0.title), alignment: $0.alignment) },
                    rows: try table.rows.map { try $0.map { try reader.inlines(of: $0) } }, rulesAbove: Set(table.rulesAbove)))
        }
    }

    private func note(on m: PartMeasurement) -> String {
        let memory = NumberFormat.number(Double(m.peakMemoryBytes) / 1e6, format: ",") ?? ""
        return
            "Computed \(m.date.replacing("T", with: " ").replacing("Z", with: " UTC")) on \(m.machine.processor), \(count(m.machine.cores, "core")), \(count(m.threads, "thread")), \(m.machine.compiler): \(m.usage.phrase), peak memory \(memory) MB."
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private var lastRun: Int { measurements.values.compactMap { ReportDate.seconds($0.date) }.max() ?? 0 }

    private var provenance: String {
        let any = records.min { $0.key < $1.key }?.value
        return [
            lastRun == 0 ? nil : "run \(ReportDate.text(lastRun).prefix(10))", any.map { "seed \($0.seed)" },
            any.map { "data \($0.data.prefix(8))" },
        ].compactMap { $0 }.joined(separator: " · ")
    }
}
