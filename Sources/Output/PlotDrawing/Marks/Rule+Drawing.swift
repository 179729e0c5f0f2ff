import Drawing
import Plots

extension Rule: DrawnMark {
    var layer: Int { 1 }

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        if let value = self.x { x.add(value) }
        if let value = self.y { y.add(value) }
    }

    /// Direction of the line and its position on the axis that it crosses; nil if it is outside the panel.
    func position(in panel: Panel) -> (isLevel: Bool, Double)? {
        if let y, let position = panel.y.position(y), panel.y.contains(position) { return (true, position) }
        if let x, let position = panel.x.position(x), panel.x.contains(position) { return (false, position) }
        return nil
    }

    /// Colour of the label.
    var labelColor: Color { ink?.color ?? Theme.aside.color }

    func draw(in panel: Panel, on canvas: inout Canvas) {
        guard let (isLevel, position) = position(in: panel) else { return }
        let frame = panel.frame
        var stroke = Theme.rule
        if let ink { stroke.color = ink.color.mixed(with: .white, share: 0.3) }
        if isLevel {
            canvas.line(Point(frame.minX, position), Point(frame.maxX, position), stroke)
        } else {
            canvas.line(Point(position, frame.minY), Point(position, frame.maxY), stroke)
        }
    }

    func obstacles(in panel: Panel) -> [Rectangle] {
        guard let (isLevel, position) = position(in: panel) else { return [] }
        let frame = panel.frame
        return [
            isLevel
                ? Rectangle(x: frame.minX, y: position - 0.5, width: frame.size.width, height: 1)
                : Rectangle(x: position - 0.5, y: frame.minY, width: 1, height: frame.size.height)
        ]
    }

    func positions(in panel: Panel) -> [Point] {
        guard let (isLevel, position) = position(in: panel) else { return [] }
        return [isLevel ? Point(panel.frame.minX, position) : Point(position, panel.frame.minY)]
    }
}
