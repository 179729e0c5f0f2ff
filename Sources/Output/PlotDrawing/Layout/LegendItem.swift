import Drawing
import Plots

/// A key: a symbol and what it stands for.
struct LegendItem {
    enum Symbol {
        case none
        case dot(DotShape, Color)
        case block(Color)
        /// A strip of the palette between the labels of its ends.
        case gradient(Palette, low: String)
    }

    var symbol: Symbol
    var label: String

    private static let style = Theme.axisTitle
    private static let strip = Size(56, 6)
    private static let symbolGap = 4.0
    private var stripWidth = strip.width

    init(symbol: Symbol, label: String) {
        self.symbol = symbol
        self.label = label
    }

    private var symbolWidth: Double {
        switch symbol {
        case .none: 0
        case .dot: 8
        case .block: 10
        case .gradient(_, let low): Self.style.width(low) + stripWidth + 2 * Self.symbolGap
        }
    }

    var width: Double { symbolWidth + Self.style.width(label) }

    func fitted(width: Double) -> LegendItem {
        guard self.width > width else { return self }
        var item = self
        if case .gradient(let palette, _) = symbol {
            // First a shorter strip, then one without labels.
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
