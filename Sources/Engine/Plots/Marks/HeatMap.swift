/// Cells in rows and columns, coloured by their value, optionally with the value written in them.
///
/// More than 1000 cells are drawn as one image without numbers. If no numbers are written, a key shows the colour
/// scale.
public struct HeatMap: Codable, Hashable, Sendable {
    /// Names of the rows from top to bottom.
    public var rows: [String]
    /// Names of the columns from left to right.
    public var columns: [String]
    /// Values as [row, column]; the cell of a missing value is grey with a diagonal line.
    public var values: [Datum]
    /// Colour scale of the values.
    public var color: ColorScale
    /// Style of the values written in the cells; not written if nil, or if they would be smaller than 5.5 points.
    public var numbers: NumberStyle?
    /// Second lines of the cells as [row, column], below the value; an empty string is no line, and nil means none at
    /// all.
    public var notes: [String]?
    /// True if cells of value zero have no number and the low colour of the palette; nil means false.
    public var leavesZerosBlank: Bool?
    /// True if cells on the diagonal are grey with bold numbers and not part of the colour scale; nil means false.
    ///
    /// The whole colour scale then serves the other cells.
    public var setsDiagonalApart: Bool?

    /// Creates a heat map.
    ///
    /// Names that occur twice get a number: a second "a" becomes "a (2)". Cells without a value are missing.
    ///
    /// - Parameters:
    ///   - values: [row, column].
    ///   - rows: names of the rows from top to bottom.
    ///   - columns: names of the columns from left to right.
    ///   - color: colour scale of the values.
    ///   - numbers: style of the values written in the cells; not written if nil.
    ///   - deviations: [row, column], written as a second line "±0.043" in the style of the numbers; none if nil.
    ///   - leavesZerosBlank: true if cells of value zero have no number; nil means false.
    public init(
        _ values: [[some BinaryFloatingPoint]], rows: [some Plottable], columns: [some Plottable],
        color: ColorScale = .sequential(), numbers: NumberStyle? = nil, deviations: [[Double]]? = nil,
        leavesZerosBlank: Bool? = nil
    ) {
        self.rows = Self.named(rows)
        self.columns = Self.named(columns)
        let columnCount = columns.count
        func full<T>(_ table: [[T]], _ filler: T) -> [T] {
            (0..<rows.count).flatMap { row in
                (0..<columnCount).map { row < table.count && $0 < table[row].count ? table[row][$0] : filler }
            }
        }
        self.values = full(values.map { $0.map { Datum.number(Double($0)) } }, .number(.nan))
        self.color = color
        self.numbers = numbers
        self.leavesZerosBlank = leavesZerosBlank
        notes = deviations.map { full($0, .nan).map { $0.isFinite ? "±" + (numbers ?? .automatic).text($0) : "" } }
    }

    /// Confusion matrix: counts of the true class (row) against the answer (column).
    ///
    /// The colour shows the mistakes, by the square root of their number; the diagonal is set apart and zeros are
    /// blank.
    ///
    /// - Parameters:
    ///   - counts: [true class, answer].
    ///   - classes: names of the classes, for rows and columns.
    public static func confusion(_ counts: [[Int]], classes: [some Plottable]) -> HeatMap {
        let mistakes = counts.enumerated().flatMap { row, counts in
            counts.enumerated().filter { $0.offset != row }.map(\.element)
        }
        // The darkest third of the palette is not used, so that the numbers are easy to read.
        let high = 1.5 * Double(max(mistakes.max() ?? 1, 1))
        var map = HeatMap(
            counts.map { $0.map { Double($0) } }, rows: classes, columns: classes,
            color: .sequential(.oranges, from: 0, to: high, transform: .squareRoot), numbers: .decimals(0),
            leavesZerosBlank: true)
        map.setsDiagonalApart = true
        return map
    }

    /// Unique names: a second "a" becomes "a (2)".
    private static func named(_ data: [some Plottable]) -> [String] {
        var counts: [String: Int] = [:]
        return data.map { datum in
            let name = Extent.name(of: datum.datum) ?? Numeral.missing
            counts[name, default: 0] += 1
            return counts[name] == 1 ? name : "\(name) (\(counts[name] ?? 1))"
        }
    }

    /// Value of a cell; NaN if it is missing or not a number.
    package func value(row: Int, column: Int) -> Double {
        let index = row * columns.count + column
        guard index < values.count, case .number(let value) = values[index] else { return .nan }
        return value
    }

    /// Second line of a cell; nil if it has none.
    package func note(row: Int, column: Int) -> String? {
        let index = row * columns.count + column
        guard let notes, index < notes.count, !notes[index].isEmpty else { return nil }
        return notes[index]
    }

    /// True for a cell on the diagonal if the diagonal is set apart.
    package func isApart(row: Int, column: Int) -> Bool { setsDiagonalApart == true && row == column }

    /// Colour scale with the range of the values; a diagonal that is set apart is ignored.
    package var trainedColor: TrainedColorScale {
        color.trained(
            on: rows.indices.lazy.flatMap { row in
                columns.indices.lazy.filter { !isApart(row: row, column: $0) }.map { value(row: row, column: $0) }
            })
    }

    /// Value of a cell as text; nil without numbers, and for a zero that is left blank.
    package func text(row: Int, column: Int) -> String? {
        let value = value(row: row, column: column)
        guard let numbers else { return nil }
        if value == 0 && leavesZerosBlank == true { return nil }
        return numbers.text(value)
    }

    /// Least height of a row in points: 8 without numbers, 17 with numbers, 27 with second lines.
    package var rowHeight: Double {
        if numbers == nil { return 8 }
        return notes == nil ? 17 : 27
    }
}

extension HeatMap: MarkConvertible {
    /// The heat map as a mark.
    public var mark: Mark { .heatMap(self) }
}
