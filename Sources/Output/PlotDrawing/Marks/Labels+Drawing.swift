import Drawing
import Plots

extension Labels: DrawnMark {
    var layer: Int { 8 }

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        self.x.forEach { x.add($0) }
        self.y.forEach { y.add($0) }
    }

    func draw(in panel: Panel, on canvas: inout Canvas) {
        let style = Theme.aside.colored(ink?.color.asText ?? Theme.aside.color)
        let distance = Theme.dotRadius + 2.5
        for (point, text) in placed(in: panel) where panel.frame.contains(point) {
            let line = style.line(text.split(whereSeparator: \.isNewline).joined(separator: " "))
            let middle = point.y + style.middle
            // Above and below, a word stays within the frame.
            let half = line.width / 2 + 0.5, frame = panel.frame
            let x = max(frame.minX + half, min(frame.maxX - half, point.x))
            let above = point.y - distance - 1.2, below = point.y + distance + style.rise
            let places: [(at: Point, anchor: Canvas.Anchor)] = [
                (Point(point.x + distance, middle), .start), (Point(point.x - distance, middle), .end),
                (Point(x, above), .middle), (Point(x, below), .middle),
                (Point(point.x + distance, above), .start), (Point(point.x - distance, above), .end),
            ]
            let free = places.first { place in
                let box = Canvas.box(line, at: place.at, anchor: place.anchor, style: style)
                return panel.frame.contains(box) && canvas.isFree(box, gap: 1)
                    && !panel.obstacles.contains { $0.overlaps(box) }
            }
            guard let free else { continue }
            if panel.y.kind == .category, free.at.y == middle {
                // Cover the guide line with paper, so that it does not cross the word.
                let box = Canvas.box(line, at: free.at, anchor: free.anchor, style: style)
                canvas.rectangle(
                    Rectangle(x: box.minX - 1, y: point.y - 0.5, width: box.size.width + 2, height: 1), fill: .white)
            }
            canvas.text(line, at: free.at, anchor: free.anchor, style: style)
        }
    }

    /// Position of each point that has a place, with its text.
    private func placed(in panel: Panel) -> [(Point, String)] {
        zip(zip(x, y), texts).compactMap { place, text in panel.point(place.0, place.1).map { ($0, text) } }
    }

    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote {
        MissingDataNote(self.x, self.y, x: x, y: y)
    }

    func positions(in panel: Panel) -> [Point] { placed(in: panel).map(\.0) }
}
