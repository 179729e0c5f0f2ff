import Foundation
import Plots
import SwiftSource

extension PartContext {
    /// Shows a value under the cell and stores it in the results. Prose refers to it as `{name}`.
    ///
    ///     part.show("test accuracy", 0.9677, format: ".1%")   // in prose {test accuracy:.2%}
    ///
    /// A second value of the same name is shown, too, and replaces the first in the results.
    ///
    /// - Parameters:
    ///   - name: The name of the value, without dots. Spaces are stored as underscores.
    ///   - value: A number, string, Boolean, array, dictionary or other `ValueConvertible`.
    ///   - format: A format of `NumberFormat` for the value under the cell; prose chooses its own. Nil, or a format
    ///     that does not apply, shows it as without a format. A list is shown by its first ten elements.
    ///   - line: The source line of the cell. Leave it at its default.
    public func show(_ name: String, _ value: some ValueConvertible, format: String? = nil, line: Int = #line) {
        keep(name, value, line: line)
        let text = NumberFormat.text(value.value, format: format) ?? Self.brief(value.value)
        output(.value(name: name, text: text), line)
    }

    /// Stores a value in the results without showing it. Prose refers to it as `{name}`, and other parts read it with
    /// `result(_:of:)`.
    ///
    ///     part.keep("means", [0.95, 0.96])        // in prose {means.0:.3f}
    ///
    /// - Parameters:
    ///   - name: The name of the value, without dots. Spaces are stored as underscores.
    ///   - value: A number, string, Boolean, array, dictionary or other `ValueConvertible`.
    ///   - line: The source line of the cell. Leave it at its default.
    public func keep(_ name: String, _ value: some ValueConvertible, line: Int = #line) {
        values[Self.key(name)] = value.value
        countUsage(forCellAt: line)
    }

    /// Shows text under the cell exactly as it is, like the output of a program.
    public func print(_ text: String, line: Int = #line) { output(.text(text), line) }

    /// Shows a table under the cell. Prose refers to it as `{table id}`.
    ///
    ///     part.table(
    ///         "errors", caption: "Errors by degree; the least is {least error:.2f}.",
    ///         columns: [.right("degree"), .decimal("error, feet")],
    ///         rows: (1...5).map { ["\($0)", "{means.\($0 - 1):.2f}"] })
    ///
    /// Cells and caption are prose: they may contain emphasis, formulas and references.
    ///
    /// - Parameters:
    ///   - id: The name of the table, unique among the part's tables.
    ///   - caption: The caption.
    ///   - columns: The columns, `.left`, `.right` or `.decimal`; a string literal is a `.left` one.
    ///   - rows: The rows. Each must have one cell for each column.
    ///   - rulesAbove: The indices, from 0, of the rows that get a thin rule above them.
    ///   - line: The source line of the cell. Leave it at its default.
    public func table(
        _ id: String, caption: String, columns: [RecordedTable.Column], rows: [[String]], rulesAbove: [Int] = [],
        line: Int = #line
    ) {
        precondition(
            rows.allSatisfy { $0.count == columns.count }, "every row of table \(id) needs \(columns.count) cells")
        output(
            .table(RecordedTable(id: id, caption: caption, columns: columns, rows: rows, rulesAbove: rulesAbove)), line)
    }

    /// Shows a figure under the cell. Prose refers to it as `{figure id}`.
    ///
    ///     part.figure("curve", caption: "Accuracy after each epoch.") {
    ///         Plot("accuracy", x: .linear("epoch"), y: .linear()) {
    ///             Line(Array(zip(epochs, accuracies)), name: "training")
    ///         }
    ///     }
    ///
    /// - Parameters:
    ///   - id: The name of the figure, unique among the part's figures.
    ///   - caption: The caption; prose with references.
    ///   - line: The source line of the cell. Leave it at its default.
    ///   - plot: Makes the plot.
    public func figure(_ id: String, caption: String, line: Int = #line, _ plot: () -> Plot) {
        output(.figure(RecordedFigure(id: id, caption: caption, plot: plot())), line)
    }

    /// Adds an output to the cell of a line; a line outside all cells adds nothing.
    private func output(_ content: RecordedOutput.Content, _ line: Int) {
        guard let cell = source.cell(at: line) else { return }
        if let name = content.label, outputs.contains(where: { $0.content.label == name }) {
            complaint =
                complaint ?? PartError("\(part.file):\(line): there is a \(name) already; give this one another name.")
        }
        outputs.append(RecordedOutput(cell: cell, content: content))
        countUsage(forCellAt: line)
    }

    /// A short text for a value that has none in its format; of a list, the first ten elements.
    private static func brief(_ value: Value) -> String {
        switch value {
        case .list(let list):
            let items = list.prefix(10).map { NumberFormat.text($0, format: nil) ?? "…" }.joined(separator: ", ")
            return "[" + items + (list.count > 10 ? ", … (\(list.count))]" : "]")
        default: return NumberFormat.text(value, format: nil) ?? ""
        }
    }
}
