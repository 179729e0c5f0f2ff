/// Cells in rows and columns, coloured by their value, with the value written in them if asked.
public struct HeatMap: Codable, Hashable, Sendable {
    /// From top to bottom, and from left to right.
    public var rows: [String]
    public var columns: [String]
    /// [row, column]; a missing value leaves its cell grey.
    public var values: [Datum]
    public var color: ColorScale
    /// How values are written in the cells; not at all if nil.
    public var numbers: NumberStyle?
    /// [row, column], a second line in each cell.
    public var notes: [String]?
    /// Cells of zero stay empty.
    public var leavesZerosBlank: Bool?
    /// Cells on the diagonal are kept out of the colour scale, so that it is spent on the others.
    public var setsDiagonalApart: Bool?

    /// - Parameters:
    ///   - values: [row, column].
    ///   - deviations: [row, column], written as a second line "±0.043" in the numbers' style.
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

    /// Counts of true class (row) against answer (column). Colour goes to the mistakes, by the root of their number; zeros stay blank.
    public static func confusion(_ counts: [[Int]], classes: [some Plottable]) -> HeatMap {
        let mistakes = counts.enumerated().flatMap { row, counts in
            counts.enumerated().filter { $0.offset != row }.map(\.element)
        }
        // The darkest third of the palette is left out: it is the numbers that are to be read.
        let high = 1.5 * Double(max(mistakes.max() ?? 1, 1))
        var map = HeatMap(
            counts.map { $0.map { Double($0) } }, rows: classes, columns: classes,
            color: .sequential(.oranges, from: 0, to: high, transform: .squareRoot), numbers: .decimals(0),
            leavesZerosBlank: true)
        map.setsDiagonalApart = true
        return map
    }

    /// Names that differ: a second "a" becomes "a (2)".
    private static func named(_ data: [some Plottable]) -> [String] {
        var counts: [String: Int] = [:]
        return data.map { datum in
            let name = Extent.name(of: datum.datum) ?? Numeral.missing
            counts[name, default: 0] += 1
            return counts[name] == 1 ? name : "\(name) (\(counts[name] ?? 1))"
        }
    }

    package func value(row: Int, column: Int) -> Double {
        let index = row * columns.count + column
        guard index < values.count, case .number(let value) = values[index] else { return .nan }
        return value
    }

    package func note(row: Int, column: Int) -> String? {
        let index = row * columns.count + column
        guard let notes, index < notes.count, !notes[index].isEmpty else { return nil }
        return notes[index]
    }

    package func isApart(row: Int, column: Int) -> Bool { setsDiagonalApart == true && row == column }

    package var trainedColor: TrainedColorScale {
        color.trained(
            on: rows.indices.lazy.flatMap { row in
                columns.indices.lazy.filter { !isApart(row: row, column: $0) }.map { value(row: row, column: $0) }
            })
    }

    package func text(row: Int, column: Int) -> String? {
        let value = value(row: row, column: column)
        guard let numbers else { return nil }
        if value == 0 && leavesZerosBlank == true { return nil }
        return numbers.text(value)
    }

    /// Points that a row should be high at least.
    package var rowHeight: Double {
        if numbers == nil { return 8 }
        return notes == nil ? 17 : 27
    }
}

extension HeatMap: MarkConvertible {
    public var mark: Mark { .heatMap(self) }
}
