import Drawing
import Plots

extension HeatMap: DrawnMark {
    var layer: Int { 0 }

    /// Grey of a diagonal that is set apart.
    ///
    /// Its numbers are bold, so that it is visible in grey print too, where pale grey and pale colour look the same.
    private static let apart = Color(hex: 0xe6e9ed)
    /// Colour of numbers on a light cell.
    private static let dark = Color(hex: 0x222222)

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        columns.forEach { x.add(.category($0)) }
        rows.forEach { y.add(.category($0)) }
        x.fillsBands = true
        y.fillsBands = true
    }

    func draw(in panel: Panel, on canvas: inout Canvas) {
        guard !rows.isEmpty, !columns.isEmpty else { return }
        if rows.count * columns.count > 1000 { return drawPixels(in: panel, on: &canvas) }
        var cells = Canvas()
        drawCells(in: panel, on: &cells)
        let size = Size(panel.frame.maxX, panel.frame.maxY)
        var picture = Picture(size: size, elements: cells.elements)
        // A blank cell is white, and a number on a light cell dark, on a dark page, too.
        picture.keepsColors = true
        canvas.picture(picture, at: Point(0, 0))
    }

    private func drawCells(in panel: Panel, on canvas: inout Canvas) {
        let colors = trainedColor
        let size = textSize(cell: Size(panel.x.bandwidth, panel.y.bandwidth))
        let drawnColumns = Self.first(columns)
        for row in Self.first(rows) {
            for column in drawnColumns {
                guard let box = cell(row: row, column: column, in: panel) else { continue }
                let value = value(row: row, column: column)
                let fill: Color
                if isApart(row: row, column: column) {
                    fill = Self.apart
                } else if value.isNaN {
                    fill = Theme.missing
                } else {
                    fill =
                        value == 0 && leavesZerosBlank == true ? .white : colors.color(value) ?? Theme.missing
                }
                canvas.rectangle(box, fill: fill)
                if value.isNaN {
                    canvas.line(Point(box.minX, box.maxY), Point(box.maxX, box.minY), Theme.missingSlash)
                    continue
                }
                guard let size else { continue }
                let ink = fill.luminance < 0.32 ? Color.white : Self.dark
                write(row: row, column: column, in: box, size: size, ink: ink, on: &canvas)
            }
        }
    }

    /// Indices of the first occurrence of each name.
    ///
    /// Only a record made by another program can hold a name twice; the second one has no place of its own.
    private static func first(_ names: [String]) -> [Int] {
        var known: Set<String> = []
        return names.indices.filter { known.insert(names[$0]).inserted }
    }

    func readings(in panel: Panel) -> [Reading] {
        Self.first(rows).flatMap { row in
            Self.first(columns).compactMap { column in
                cell(row: row, column: column, in: panel).map {
                    Reading($0, "\(rows[row]), \(columns[column]): \(text(ofCell: row, column))")
                }
            }
        }
    }

    /// Box of a cell; nil if its names have no place on the axes.
    private func cell(row: Int, column: Int, in panel: Panel) -> Rectangle? {
        guard let x = panel.x.position(.category(columns[column])), let y = panel.y.position(.category(rows[row]))
        else {
            return nil
        }
        let width = panel.x.bandwidth, height = panel.y.bandwidth
        // A thin line of paper between cells that are large enough for it.
        let gap = min(width, height) > 8 ? 0.6 : 0
        return Rectangle(
            x: x - width / 2 + gap / 2, y: y - height / 2 + gap / 2, width: width - gap, height: height - gap)
    }

    /// Largest size in points at which every cell holds its text; nil without numbers, or if the size is below 5.5.
    func textSize(cell: Size) -> Double? {
        // More cells than these are drawn as pixels.
        guard numbers != nil, rows.count * columns.count <= 1000 else { return nil }
        var widest = 0.0
        for row in rows.indices {
            for column in columns.indices {
                let style = style(row: row, column: column)
                if let text = text(row: row, column: column) { widest = max(widest, style.width(text)) }
                if let note = note(row: row, column: column) { widest = max(widest, style.width(note) * 0.9) }
            }
        }
        let lineCount = notes == nil ? 1.0 : 2.1
        let largest = Theme.cell.size
        let byWidth = widest > 0 ? largest * (cell.width - 3) / widest : largest
        let size = min(largest, byWidth, (cell.height - 2) / lineCount / 1.15)
        return size >= 5.5 ? size : nil
    }

    /// Style of the text of a cell; bold on a diagonal that is set apart.
    private func style(row: Int, column: Int) -> LabelStyle {
        var style = Theme.cell
        if isApart(row: row, column: column) { style.face = .figureBold }
        return style
    }

    /// Draws the value of a cell and its second line.
    private func write(row: Int, column: Int, in box: Rectangle, size: Double, ink: Color, on canvas: inout Canvas) {
        guard let text = text(row: row, column: column) else { return }
        let style = style(row: row, column: column).sized(size).colored(ink)
        let middle = Point(box.minX + box.size.width / 2, box.minY + box.size.height / 2)
        guard let note = note(row: row, column: column) else {
            canvas.text(text, at: Point(middle.x, middle.y + style.middle), anchor: .middle, style: style)
            return
        }
        let small = style.sized(size * 0.9).colored(
            ink.mixed(with: ink == .white ? Self.dark : .white, share: ink == .white ? 0 : 0.15))
        canvas.text(text, at: Point(middle.x, middle.y - size * 0.18), anchor: .middle, style: style)
        canvas.text(note, at: Point(middle.x, middle.y + size * 0.95), anchor: .middle, style: small)
    }

    /// Draws a map of very many cells as one image, with at most 800 pixels in each direction, as smaller ones could
    /// not be distinguished.
    private func drawPixels(in panel: Panel, on canvas: inout Canvas) {
        let colors = trainedColor
        let columnCount = min(columns.count, 800), rowCount = min(rows.count, 800)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(columnCount * rowCount * 3)
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                let value = value(row: row * rows.count / rowCount, column: column * columns.count / columnCount)
                let color = colors.color(value) ?? Theme.missing
                pixels += [color.red, color.green, color.blue].map { UInt8(($0 * 255).rounded()) }
            }
        }
        canvas.image(PixelImage(columnCount: columnCount, rowCount: rowCount, pixels: pixels), in: panel.frame)
    }

    func obstacles(in panel: Panel) -> [Rectangle] { [panel.frame] }

    func positions(in panel: Panel) -> [Point] {
        columns.compactMap { column in rows.first.flatMap { panel.point(.category(column), .category($0)) } }
            + rows.compactMap { row in columns.first.flatMap { panel.point(.category($0), .category(row)) } }
    }
}
