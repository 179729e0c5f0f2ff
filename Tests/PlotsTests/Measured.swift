@testable import Drawing
@testable import PlotDrawing
@testable import Plots

/// The texts of a picture with their boxes, in page coordinates at any depth of nesting.
struct Measured {
    struct Text {
        var string: String
        var box: Rectangle
        var color: Color
    }

    private(set) var texts: [Text] = []
    private(set) var points: [Point] = []
    private(set) var bounds: Rectangle

    init(_ picture: Picture) {
        bounds = Rectangle(x: 0, y: 0, width: picture.size.width, height: picture.size.height)
        collect(picture, offset: Point(0, 0))
    }

    private mutating func collect(_ picture: Picture, offset: Point) {
        for element in picture.elements {
            switch element {
            case .text(let line, let at, let color, _):
                let style = LabelStyle(size: line.size, color: .black)
                let box = Canvas.box(line, at: Point(at.x + offset.x, at.y + offset.y), anchor: .start, style: style)
                texts.append(Text(string: line.string, box: box, color: color))
            case .path(let path, _, _):
                for segment in path.segments {
                    switch segment {
                    case .move(let p), .line(let p): points.append(Point(p.x + offset.x, p.y + offset.y))
                    case .curve(_, _, let p): points.append(Point(p.x + offset.x, p.y + offset.y))
                    case .close: break
                    }
                }
            case .image(_, let box):
                points.append(Point(box.minX + offset.x, box.minY + offset.y))
                points.append(Point(box.maxX + offset.x, box.maxY + offset.y))
            case .glyphs: break
            case .picture(let inner, let at, _): collect(inner, offset: Point(offset.x + at.x, offset.y + at.y))
            }
        }
    }

    /// The faults of the picture in words, empty if it has none.
    var faults: [String] {
        var faults: [String] = []
        if !bounds.size.height.isFinite || bounds.size.height <= 0 || bounds.size.height > 5000 {
            faults.append("height \(bounds.size.height)")
        }
        for text in texts where !bounds.contains(text.box) {
            faults.append("“\(text.string)” leaves the figure: \(text.box) in \(bounds)")
        }
        for point in points where !(point.x.isFinite && point.y.isFinite && bounds.contains(point)) {
            faults.append("a point leaves the figure: \(point) in \(bounds)")
            break
        }
        let sorted = texts.sorted { $0.box.minY < $1.box.minY }
        for (index, a) in sorted.enumerated() {
            for b in sorted[(index + 1)...] {
                if b.box.minY >= a.box.maxY { break }
                if a.box.overlaps(b.box, gap: -0.02) {
                    faults.append("“\(a.string)” overlaps “\(b.string)”: \(a.box) \(b.box)")
                }
            }
        }
        return faults
    }
}

extension Plot {
    /// The panel of the plot alone, with its marks.
    func placedPanel(width: Double) -> (panel: Panel, marks: [any DrawnMark])? {
        guard case .panel(let content) = content else { return nil }
        let layout = PanelLayout(
            content, title: title, width: width, height: height, series: nil, shared: SharedExtents())
        return (layout.panel(width: width, insets: layout.insets, bodyHeight: layout.bodyHeight), layout.drawnMarks)
    }
}
