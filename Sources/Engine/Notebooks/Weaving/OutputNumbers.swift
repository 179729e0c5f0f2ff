import Plots

/// The numbers of figures and tables, counted through the whole report, and the figures' data.
///
/// Prose may refer to a figure that comes later, so they are known before any prose is resolved.
struct OutputNumbers {
    private(set) var figures: [String: Int] = [:]
    private(set) var tables: [String: Int] = [:]
    /// "Figure 3", "Table 1", by id.
    private(set) var labels: [String: String] = [:]
    /// The figures' data, by figure id.
    private(set) var plots: [String: Plot] = [:]

    /// Numbers what a part shows.
    ///
    /// - Throws: `PartError` for a figure that asks for a time that was not measured.
    mutating func add(_ outputs: [RecordedOutput], of part: Part, times: ReferenceResolver) throws(PartError) {
        for output in outputs {
            switch output.content {
            case .figure(let figure):
                let id = Self.id(of: figure, in: part)
                figures[id] = figures.count + 1
                labels[id] = "Figure\u{a0}\(figures.count)"
                plots[id] = try Self.plot(of: figure, in: part, times)
            case .table(let table):
                let id = Self.id(of: table, in: part)
                tables[id] = tables.count + 1
                labels[id] = "Table\u{a0}\(tables.count)"
            case .value, .text: break
            }
        }
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
