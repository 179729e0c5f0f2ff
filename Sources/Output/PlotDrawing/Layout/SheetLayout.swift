import Drawing
import Plots

/// Layout of small images in rows with their captions.
struct SheetLayout: PlotLayout {
    /// Room above the images for title and key; the other insets are zero.
    let insets: Insets
    /// Height of all rows in points.
    private(set) var bodyHeight: Double
    /// False: the height follows from the images.
    var isElastic: Bool { false }

    /// Images and options.
    private let sheet: ImageSheet
    /// Title and key of the palette.
    private let header: Header
    /// Number of images in a row.
    private let columnCount: Int
    /// Width of an image in points.
    private let tileWidth: Double
    /// Distance between two images in points.
    private let gap: Double
    /// Lines of the caption of each image.
    private let captions: [[TextLine]]

    /// Largest width of an image in points, unless a width is given.
    private static let largest = 78.0

    /// Measures a sheet.
    ///
    /// - Parameters:
    ///   - sheet: images and options.
    ///   - title: title above the images; none if nil.
    ///   - width: width of the whole figure in points.
    init(_ sheet: ImageSheet, title: String?, width: Double) {
        self.sheet = sheet
        var keys: [LegendItem] = []
        if let low = sheet.low?.finite, let high = sheet.high?.finite, let palette = sheet.tiles.first?.palette {
            keys = [
                LegendItem(
                    symbol: .gradient(palette, low: Numeral.short(low, significant: 2)),
                    label: Numeral.short(high, significant: 2))
            ]
        }
        header = Header(title: title, keys: keys, axisTitle: nil, hasStrip: false, width: width)
        insets = Insets(top: title == nil && keys.isEmpty ? 1 : header.height)
        columnCount = min(max(sheet.columnCount, 1), max(sheet.tiles.count, 1), max(1, Int(width / 6)))
        let hasCaptions = sheet.tiles.contains { $0.caption != nil }
        let gap = min(hasCaptions ? 7.0 : 4.0, width / Double(columnCount) * 0.2)
        let fitting = (width - Theme.frame.width - gap * Double(columnCount - 1)) / Double(columnCount)
        let wanted = sheet.tileWidth.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } ?? Self.largest
        let tileWidth = min(fitting, max(wanted, 2))
        self.gap = gap
        self.tileWidth = tileWidth
        captions = sheet.tiles.map { tile in
            tile.caption.map { Theme.caption.wrapped($0, width: min(tileWidth + gap - 2, width), lineLimit: 3) } ?? []
        }
        bodyHeight = 0
        bodyHeight = sheet.tiles.isEmpty ? Theme.leastPanel : (rows.last.map { $0.top + $0.height } ?? 0) + 1
    }

    /// Height of an image in points, limited to 0.1…4 times its width.
    private func tileHeight(_ tile: Tile) -> Double {
        guard tile.columnCount > 0 else { return tileWidth }
        return min(max(tileWidth * Double(tile.rowCount) / Double(tile.columnCount), tileWidth * 0.1), tileWidth * 4)
    }

    /// Rows from top to bottom: indices of the images, and upper edge and heights in points.
    private var rows: [(range: Range<Int>, top: Double, imageHeight: Double, height: Double)] {
        var top = 0.0
        return stride(from: 0, to: sheet.tiles.count, by: columnCount).map { start in
            let range = start..<min(start + columnCount, sheet.tiles.count)
            let imageHeight = range.map { tileHeight(sheet.tiles[$0]) }.max() ?? 0
            let lineCount = range.map { captions[$0].count }.max() ?? 0
            let height = imageHeight + (lineCount == 0 ? 0 : 2 + Double(lineCount) * Theme.caption.leading)
            defer { top += height + (lineCount == 0 ? gap : 4) }
            return (range, top, imageHeight, height)
        }
    }

    /// Draws the header, then the images with their captions; "no images" if there are none.
    func draw(on canvas: inout Canvas, width: Double, insets: Insets, bodyHeight: Double) {
        header.draw(on: &canvas, width: width, bodyTop: insets.top)
        if sheet.tiles.isEmpty {
            if let line = Theme.aside.fitted("no images", width: width) {
                canvas.text(
                    line, at: Point(width / 2, insets.top + bodyHeight / 2), anchor: .middle, style: Theme.aside)
            }
        }
        for row in rows {
            for (column, index) in row.range.enumerated() {
                let tile = sheet.tiles[index]
                let left = Theme.frame.width / 2 + Double(column) * (tileWidth + gap), top = insets.top + row.top
                let box = Rectangle(x: left, y: top, width: tileWidth, height: tileHeight(tile))
                if let image = tile.image { canvas.image(image, in: box) }
                canvas.rectangle(box, stroke: Theme.frame)
                var baseline = top + row.imageHeight + 2 + Theme.caption.rise
                for line in captions[index] {
                    let middle = left + tileWidth / 2
                    let start = max(0, min(middle - line.width / 2, width - line.width))
                    canvas.text(line, at: Point(start, baseline), style: Theme.caption)
                    baseline += Theme.caption.leading
                }
            }
        }
    }
}

extension Tile {
    /// The pixels as colours; nil if there are none.
    var image: PixelImage? {
        guard rowCount > 0 else { return nil }
        let palette = palette.bytes
        var colors: [UInt8] = []
        let count = columnCount * rowCount
        colors.reserveCapacity(count * 3)
        for index in 0..<count {
            let step = Int(index < pixels.bytes.count ? pixels.bytes[index] : 0) * 3
            colors += palette[step..<(step + 3)]
        }
        return PixelImage(columnCount: columnCount, rowCount: rowCount, pixels: colors)
    }
}
