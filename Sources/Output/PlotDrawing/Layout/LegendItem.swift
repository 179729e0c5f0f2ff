import Drawing
import Plots

/// Key of a legend: a symbol and its meaning.
struct LegendItem {
    /// Symbols of a key.
    enum Symbol {
        /// No symbol, only text.
        case none
        /// A dot of a series.
        case dot(DotShape, Color)
        /// A rectangle in the colour of bars.
        case block(Color)
        /// A strip of the palette between the labels of its ends.
        case gradient(Palette, low: String)
    }

    /// Symbol before the label.
    var symbol: Symbol
    /// Text after the symbol; for a gradient, the label of the high end.
    var label: String

    /// Style of the text.
    private static let style = Theme.axisTitle
    /// Size of the palette of a gradient in points.
    private static let strip = Size(56, 6)
    /// Distance between the palette of a gradient and its labels in points.
    private static let symbolGap = 4.0
    /// Width of the palette of a gradient in points, less than that of `strip` if there is little room.
    private var stripWidth = strip.width

    /// Creates a key.
    init(symbol: Symbol, label: String) {
        self.symbol = symbol
        self.label = label
    }

    /// Width of the symbol with the gap after it, in points.
    private var symbolWidth: Double {
        switch symbol {
        case .none: 0
        case .dot: 8
        case .block: 10
        case .gradient(_, let low): Self.style.width(low) + stripWidth + 2 * Self.symbolGap
        }
    }

    /// Width of the whole key in points.
    var width: Double { symbolWidth + Self.style.width(label) }

    /// The key in at most `width` points: a shorter palette, or a shortened text.
    func fitted(width: Double) -> LegendItem {
        guard self.width > width else { return self }
        var item = self
        if case .gradient(let palette, _) = symbol {
            // First a shorter palette, then one without labels.
            item.stripWidth = max(0, Self.strip.width - (self.width - width))
            if item.stripWidth < 12 {
                item = LegendItem(symbol: .gradient(palette, low: ""), label: "")
                item.stripWidth = max(1, min(Self.strip.width, width - 2 * Self.symbolGap))
            }
            return item
        }
        item.label = Self.style.fitted(label, width: max(0, width - symbolWidth))?.string ?? ""
        return item
    }

    /// Draws the key with its left end and its baseline at `point`.
    func draw(at point: Point, on canvas: inout Canvas) {
        let middle = point.y - Self.style.middle
        switch symbol {
        case .none: break
        case .dot(let shape, let color):
            canvas.dots([Point(point.x + 3, middle)], shape, radius: 2.4, color: color)
        case .block(let color):
            canvas.rectangle(Rectangle(x: point.x, y: middle - 3, width: 7, height: 6), fill: color)
        case .gradient(let palette, let low):
            let start = canvas.text(low, at: point, style: Self.style).maxX + Self.symbolGap
            let image = PixelImage(columnCount: 256, rowCount: 1, pixels: palette.bytes)
            let box = Rectangle(
                x: start, y: middle - Self.strip.height / 2, width: stripWidth, height: Self.strip.height)
            canvas.image(image, in: box)
            canvas.rectangle(box, stroke: Theme.frame)
        }
        canvas.text(label, at: Point(point.x + symbolWidth, point.y), style: Self.style)
    }
}
