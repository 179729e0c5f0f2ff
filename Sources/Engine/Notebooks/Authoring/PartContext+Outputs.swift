import Foundation
import Plots
import SwiftSource

extension PartContext {
    /// Shows a value under the cell and stores it in the results. Prose refers to it as `{name}`.
    ///
    ///     part.show("test accuracy", 0.9677, format: ".1%")   // in prose {test accuracy:.2%}
    ///
    /// A name that prose could not refer to, or that another value of the part has, fails the part: see `keep`.
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
    /// The part fails if a name is used twice, is a parameter's, means something else in references (`data`, `seed`,
    /// `original`, `part3`, `figure …`), or has a dot, a colon, a brace or a line end.
    ///
    /// - Parameters:
    ///   - name: The name of the value. Spaces are stored as underscores.
    ///   - value: A number, string, Boolean, array, dictionary or other `ValueConvertible`.
    ///   - line: The source line of the cell. Leave it at its default.
    public func keep(_ name: String, _ value: some ValueConvertible, line: Int = #line) {
        let key = Self.key(name)
        if let reason = refusal(of: name, key: key) {
            complaint = complaint ?? PartError("\(part.file):\(line): \(reason)")
        }
        valueLines[key] = line
        values[key] = value.value
        countUsage(forCellAt: line)
    }

    /// The reason why a value must not have a name; nil if it may.
    private func refusal(of name: String, key: String) -> String? {
        if let first = valueLines[key] {
            return "a value is called “\(name)” already, on line \(first); give this one another name."
        }
        let words = key.split(separator: "_", maxSplits: 1)
        let isPart = key.hasPrefix("part") && key.count > 4 && key.dropFirst(4).allSatisfy { $0.isASCII && $0.isNumber }
        if ["data", "seed", "original"].contains(key) || reservedNames.contains(key) || isPart
            || words.count == 2 && ["figure", "table", "equation", "section"].contains(words[0])
        {
            return "“\(name)” means something else in references, {\(name)}; give this value another name."
        }
        if parameters[key] != nil || parameters[name] != nil {
            return "“\(name)” is a parameter of this part, to which {\(name)} refers; give this value another name."
        }
        if key.isEmpty || name.contains(where: { ".:{}".contains($0) || $0.isNewline }) || key.first == "_"
            || key.last == "_"
        {
            return
                "“\(name)” cannot be referred to: a name is not empty and has no dot, colon, brace or line end, and no "
                + "space at its ends."
        }
        return nil
    }

    /// Shows text under the cell exactly as it is, like the output of a program.
    public func print(_ text: String, line: Int = #line) { output(.text(text), line) }

    /// Shows a table under the cell. Prose refers to it as `{table id}`.
    ///
    ///     part.table(
    ///         "errors", caption: "Errors by degree; the least is {least error:.2f}.",
    ///         columns: [.right("degree"), .decimal("error, feet")],
    ///         markup: (1...5).map { ["\($0)", "{means.\($0 - 1):.2f}"] })
    ///
    /// Caption, titles of columns and cells given as `markup` are prose: they may contain emphasis, formulas and
    /// references. Cells given as `rows` are data and are shown as they are, whatever signs they contain.
    ///
    /// - Parameters:
    ///   - id: The name of the table, unique among the part's tables.
    ///   - caption: The caption.
    ///   - columns: The columns, `.left`, `.right` or `.decimal`; a string literal is a `.left` one.
    ///   - rows: The rows, whose cells are data. Each must have one cell for each column, or the part fails.
    ///   - rulesAbove: The indices, from 0, of the rows that get a thin rule above them.
    ///   - line: The source line of the cell. Leave it at its default.
    public func table(
        _ id: String, caption: String, columns: [RecordedTable.Column], rows: [[String]], rulesAbove: [Int] = [],
        line: Int = #line
    ) {
        var table = RecordedTable(id: id, caption: caption, columns: columns, rows: rows, rulesAbove: rulesAbove)
        table.isLiteral = true
        add(table, line)
    }

    /// Shows a table whose cells are prose, with emphasis, formulas and references, under the cell.
    ///
    /// - Parameters:
    ///   - id: The name of the table, unique among the part's tables.
    ///   - caption: The caption.
    ///   - columns: The columns, `.left`, `.right` or `.decimal`; a string literal is a `.left` one.
    ///   - markup: The rows, whose cells are prose. Each must have one cell for each column, or the part fails.
    ///   - rulesAbove: The indices, from 0, of the rows that get a thin rule above them.
    ///   - line: The source line of the cell. Leave it at its default.
    public func table(
        _ id: String, caption: String, columns: [RecordedTable.Column], markup: [[String]], rulesAbove: [Int] = [],
        line: Int = #line
    ) {
        add(
            RecordedTable(id: id, caption: caption, columns: columns, rows: markup, rulesAbove: rulesAbove), line)
    }

    /// Adds a table if each of its rows has a cell for each column.
    private func add(_ table: RecordedTable, _ line: Int) {
        if let row = table.rows.firstIndex(where: { $0.count != table.columns.count }) {
            complaint =
                complaint
                ?? PartError(
                    "\(part.file):\(line): row \(row + 1) of table “\(table.id)” has \(table.rows[row].count) cells "
                        + "for \(table.columns.count) columns.")
            return
        }
        output(.table(table), line)
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
    ///   - alternative: What the figure shows, for readers who cannot see it; prose with references. A description that
    ///     is made from the plot's data follows it, and is all there is if it is nil.
    ///   - line: The source line of the cell. Leave it at its default.
    ///   - plot: Makes the plot.
    public func figure(
        _ id: String, caption: String, alternative: String? = nil, line: Int = #line, _ plot: () -> Plot
    ) {
        reach(line)
        output(.figure(RecordedFigure(id: id, caption: caption, plot: plot(), alternative: alternative)), line)
    }

    /// Adds an output to the cell of a line; a line outside all cells adds nothing.
    private func output(_ content: RecordedOutput.Content, _ line: Int) {
        guard let cell = source.cell(at: line) else { return }
        if let name = content.label, outputs.contains(where: { $0.content.label == name }) {
            complaint =
                complaint ?? PartError("\(part.file):\(line): there is a \(name) already; give this one another name.")
        }
        if let id = content.fileName, !Self.isFileName(id) {
            let name = String(String.UnicodeScalarView(id.unicodeScalars.map { Self.isControl($0) ? "�" : $0 }))
            complaint =
                complaint
                ?? PartError(
                    "\(part.file):\(line): the figure “\(name.prefix(40))” cannot have a file of this name: a figure's "
                        + "name has 1 to 100 bytes in UTF-8, no “/” and no control characters.")
            return
        }
        outputs.append(RecordedOutput(cell: cell, content: content))
        countUsage(forCellAt: line)
    }

    /// Tells whether a figure can have a file of its name: a file's name ends at a zero, and a line break in it would
    /// end a line of the Markdown.
    private static func isFileName(_ id: String) -> Bool {
        (1...100).contains(id.utf8.count) && !id.unicodeScalars.contains { $0 == "/" || isControl($0) }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
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
