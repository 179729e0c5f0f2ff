import Drawing
import Plots

extension Intervals: DrawnMark {
    var key: SeriesKey { .dot }
    var isDodged: Bool { true }

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        if isHorizontal { swap(&x, &y) }
        for interval in intervals {
            x.add(interval.at)
            ([interval.low, interval.middle, interval.high] + interval.values).forEach { y.add($0) }
        }
        if isHorizontal { swap(&x, &y) }
    }

    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote {
        let across = isHorizontal ? x : y
        var missingData = MissingDataNote()
        for interval in intervals {
            for value in interval.values.isEmpty ? [interval.middle] : interval.values {
                missingData.add(across.absence(of: value))
            }
        }
        return missingData
    }

    /// Position of an interval along the axis of positions, in points; nil if it is outside the panel.
    private func along(_ interval: Interval, in panel: Panel) -> Double? {
        panel.along.position(interval.at).flatMap { panel.along.contains($0) ? $0 : nil }.map {
            $0 + panel.slot(name, share: 0.72, thickest: 11).offset
        }
    }

    func draw(in panel: Panel, on canvas: inout Canvas) {
        let color = panel.color(self)
        let step = panel.slot(name, share: 0.72, thickest: 11).thickness
        let reach = min(4, max(1, step * 0.42))
        var spans: [Span] = [], middles: [Span] = [], dots: [Point] = []
        for interval in intervals {
            guard let along = along(interval, in: panel) else { continue }
            if let low = panel.across.position(interval.low), let high = panel.across.position(interval.high) {
                spans.append(Span(along: along, low: min(low, high), high: max(low, high)))
            }
            for value in interval.values {
                guard let across = panel.across.position(value), panel.across.contains(across) else { continue }
                dots.append(panel.point(along: along, across: across))
            }
            guard let middle = panel.across.position(interval.middle), panel.across.contains(middle) else { continue }
            middles.append(Span(along: along, low: middle, high: middle))
        }
        var lines = Path(), means = Path()
        for span in Span.merged(spans) {
            let ends = [
                panel.point(along: span.along, across: span.low), panel.point(along: span.along, across: span.high),
            ]
            lines.add(Polyline.clipped(ends, to: panel.frame))
        }
        for span in Span.merged(middles) {
            for across in Set([span.low, span.high]).sorted() {
                means.add([
                    [
                        panel.point(along: span.along - reach, across: across),
                        panel.point(along: span.along + reach, across: across),
                    ]
                ])
            }
        }
        if dots.count > Span.most { dots = [] }
        canvas.path(lines, stroke: Stroke(color.mixed(with: .white, share: 0.35), width: 1))
        canvas.dots(
            dots, panel.series.shape(name), radius: min(1.6, reach), color: color.mixed(with: .white, share: 0.25))
        canvas.path(means, stroke: Stroke(color, width: 1.6))
    }

    func positions(in panel: Panel) -> [Point] {
        intervals.flatMap { interval -> [Point] in
            guard let along = along(interval, in: panel) else { return [] }
            return ([interval.low, interval.middle, interval.high] + interval.values).compactMap {
                panel.across.position($0)
            }
            .map { panel.point(along: along, across: $0) }
        }
    }

    func readings(in panel: Panel) -> [Reading] {
        intervals.compactMap { interval in
            guard let along = along(interval, in: panel), let middle = panel.across.position(interval.middle),
                panel.across.contains(middle)
            else { return nil }
            let scale = panel.across.scale
            let range = "\(scale.text(interval.low)) to \(scale.text(interval.high))"
            return Reading(
                panel.point(along: along, across: middle),
                panel.reading(name, at: interval.at, "\(scale.text(interval.middle)) (\(range))"))
        }
    }

    func obstacles(in panel: Panel) -> [Rectangle] {
        positions(in: panel).map { Rectangle(x: $0.x - 2.5, y: $0.y - 2.5, width: 5, height: 5) }
    }
}
