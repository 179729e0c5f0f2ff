import Documents
import Plots
import SwiftSource

/// The numbers of figures and tables, counted through the whole report, the prose with them, and the figures' data.
///
/// Prose may refer to a figure that comes later, so they are known before any prose is resolved.
struct OutputNumbers {
    private(set) var figures: [String: Int] = [:]
    private(set) var tables: [String: Int] = [:]
    /// "Figure 3", "Table 1", by id.
    private(set) var labels: [String: String] = [:]
    /// The figures' data, by figure id.
    private(set) var plots: [String: Plot] = [:]

    /// The prose of parts with the numbers of its tables.
    private var prose: [Passage: [Block]] = [:]
    /// The tables so far; those in prose may have no name.
    private var tableCount = 0

    /// A passage of prose in a part.
    private struct Passage: Hashable {
        var part: Int?
        var file: String
        var firstLine: Int
    }

    /// Numbers what a part shows, and the tables of its prose that have captions, in the order of the part.
    ///
    /// - Throws: `PartError` for a figure that asks for a time that was not measured, and for two tables with one name.
    mutating func add(
        _ outputs: [RecordedOutput], of part: Part, prose: ParsedProse, in source: LiterateSource,
        times: ReferenceResolver
    ) throws(PartError) {
        var cell = 0
        for segment in source.segments {
            if segment.isProse {
                let blocks = prose.blocks(of: source.file, at: segment.firstLine)
                try add(blocks, of: part, file: source.file, line: segment.firstLine)
            } else if cell < source.cells.count, source.cells[cell].firstLine == segment.firstLine {
                for output in outputs where output.cell == cell { try add(output, of: part, times: times) }
                cell += 1
            }
        }
    }

    private mutating func add(
        _ output: RecordedOutput, of part: Part, times: ReferenceResolver
    ) throws(PartError) {
        switch output.content {
        case .figure(let figure):
            let id = Self.id(of: figure, in: part)
            figures[id] = figures.count + 1
            labels[id] = "Figure\u{a0}\(figures.count)"
            plots[id] = try Self.plot(of: figure, in: part, times)
        case .table(let table): try add(table: Self.id(of: table, in: part), table.id, "\(part.file)")
        case .value, .text: break
        }
    }

    private mutating func add(_ blocks: [Block], of part: Part, file: String, line: Int) throws(PartError) {
        let place = Passage(part: part.number, file: file, firstLine: line)
        prose[place] = try blocks.mappingTables { table throws(PartError) in
            guard !table.caption.isEmpty else { return table }
            var table = table
            if table.id.isEmpty {
                tableCount += 1
            } else {
                let name = table.id
                table.id = Self.id("table-\(name)", in: part)
                try add(table: table.id, name, "\(file):\(line)")
            }
            table.number = tableCount
            return table
        }
    }

    private mutating func add(table id: String, _ name: String, _ place: String) throws(PartError) {
        guard tables[id] == nil else {
            throw PartError("\(place): two tables are named “\(name)”; give one of them another name.")
        }
        tableCount += 1
        tables[id] = tableCount
        labels[id] = "Table\u{a0}\(tableCount)"
    }

    /// The prose of a part that begins on a line, with the numbers of its tables.
    func prose(of part: Part, in file: String, at firstLine: Int) -> [Block] {
        prose[Passage(part: part.number, file: file, firstLine: firstLine)] ?? []
    }

    /// The id of a figure in the document: "part-4-activations"; in a closing section the figure's own id.
    static func id(of figure: RecordedFigure, in part: Part) -> String { id(figure.id, in: part) }

    /// The id of a table in the document: "part-4-table-time"; in a closing section "table-time".
    static func id(of table: RecordedTable, in part: Part) -> String { id("table-\(table.id)", in: part) }

    private static func id(_ name: String, in part: Part) -> String { part.number.map { "part-\($0)-\(name)" } ?? name }

    private static func plot(
        of figure: RecordedFigure, in part: Part, _ times: ReferenceResolver
    ) throws(PartError) -> Plot {
        do {
            return try figure.plot.resolved { name in
                do {
                    return try times.seconds(name, part: part.number)
                } catch {
                    throw PartError("\(part.file): figure “\(figure.id)” asks for “\(name)”: \(error)")
                }
            }
        } catch {
            throw error as? PartError ?? PartError("\(error)")
        }
    }
}
