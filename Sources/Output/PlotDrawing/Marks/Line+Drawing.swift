import Drawing
import Plots

extension Line: DrawnMark {
    var key: SeriesKey { .atEnd }

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        self.x.forEach { x.add($0) }
        self.y.forEach { y.add($0) }
    }

    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote {
        MissingDataNote(self.x, self.y, x: x, y: y)
    }

    /// Parts without a gap.
    private func runs(in panel: Panel) -> [[Point]] {
        var runs: [[Point]] = [[]]
        for (x, y) in zip(x, y) {
            if let point = panel.point(x, y) {
                runs[runs.count - 1].append(point)
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    func draw(in panel: Panel, on canvas: inout Canvas) {
        let color = panel.color(self)
        let runs = runs(in: panel)
        var path = Path()
        for run in runs where run.count > 1 {
            path.add(Polyline.clipped(Polyline.decimated(run, column: panel.decimation), to: panel.frame))
        }
        let stroke = Stroke(
            color, width: Theme.lineWidth, dash: isDashed == true ? [4, 2.4] : [],
            cap: isDashed == true ? .butt : .round,
            join: .round)
        canvas.path(path, stroke: stroke)

        let count = runs.reduce(0) { $0 + $1.count }
        let dotted = runs.filter { hasDots ?? (count <= 40) || $0.count == 1 }
        canvas.dots(
            dotted.flatMap { $0.prefix(2000).filter(panel.frame.contains) }, radius: Theme.dotRadius, color: color)
    }

    /// Last point that has a place, where the name is written, with its label.
    func end(in panel: Panel) -> (Point, String)? {
        for (x, y) in zip(x, y).reversed() {
            guard let point = panel.point(x, y) else { continue }
            return (point, endLabel(y))
        }
        return nil
    }

    /// Text at the end of the line: its name and, if `lastValue` is set, the value.
    func endLabel(_ value: Datum) -> String {
        [name, lastValue.flatMap { style in value.finite.map(style.text) }].compactMap(\.self).joined(separator: " ")
    }

    func obstacles(in panel: Panel) -> [Rectangle] {
        runs(in: panel).flatMap {
            Polyline.boxes(Polyline.decimated($0, column: panel.decimation), thickness: Theme.lineWidth + 1)
        }
    }

    func readings(in panel: Panel) -> [Reading] {
        zip(x, y).compactMap { x, y in
            guard let point = panel.point(x, y), panel.frame.contains(point) else { return nil }
            return Reading(point, panel.reading(name, x, y))
        }
    }

    func positions(in panel: Panel) -> [Point] { runs(in: panel).flatMap(\.self) }
}
