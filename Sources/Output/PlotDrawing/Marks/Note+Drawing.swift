import Drawing
import Plots

extension Note: DrawnMark {
    var layer: Int { 9 }

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        x.add(self.x)
        y.add(self.y)
    }

    /// Eight directions in order of preference, right and left first.
    private static let directions: [(x: Double, y: Double)] = [
        (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1), (1, 0), (-1, 0),
    ]

    func draw(in panel: Panel, on canvas: inout Canvas) {
        guard let target = panel.point(x, y), panel.frame.contains(target) else { return }
        let style = Theme.aside.colored(ink?.color ?? Theme.aside.color)
        let lines = style.wrapped(text, width: max(40, panel.frame.size.width * 0.5), lineLimit: 4)
        let width = lines.map(\.width).max() ?? 0
        let height = style.leading * Double(max(lines.count, 1) - 1) + style.rise + style.fall
        var best: (box: Rectangle, cost: Double, distance: Double)?
        for (rank, distance) in [5.0, 12, 20, 32, 46].enumerated() {
            for (order, direction) in Self.directions.enumerated() {
                let middleX = target.x + direction.x * (distance + width / 2)
                let middleY = target.y + direction.y * (distance + height / 2)
                let box = Rectangle(x: middleX - width / 2, y: middleY - height / 2, width: width, height: height)
                guard panel.frame.contains(box), canvas.isFree(box, gap: 1) else { continue }
                let covered = panel.obstacles.count { $0.overlaps(box, gap: 1.5) }
                let cost = Double(covered) * 10 + Double(rank) * 3 + Double(order) * 0.1
                if best.map({ cost < $0.cost }) ?? true { best = (box, cost, distance) }
            }
        }
        guard let (box, _, distance) = best else { return }
        if distance > 5 {
            let near = Point(min(max(target.x, box.minX), box.maxX), min(max(target.y, box.minY), box.maxY))
            let dx = near.x - target.x, dy = near.y - target.y
            let length = (dx * dx + dy * dy).squareRoot()
            if length > 7 {
                let a = 3 / length, b = 1 - 2 / length
                canvas.line(
                    Point(target.x + a * dx, target.y + a * dy), Point(target.x + b * dx, target.y + b * dy),
                    Theme.leader)
            }
        }
        for (index, line) in lines.enumerated() {
            canvas.text(line, at: Point(box.minX, box.minY + style.rise + Double(index) * style.leading), style: style)
        }
    }

    func positions(in panel: Panel) -> [Point] { panel.point(x, y).map { [$0] } ?? [] }
}
