import Drawing
import Plots

extension Bars: DrawnMark {
    var key: SeriesKey { .block }
    var isDodged: Bool { true }

    /// Distance between the end of a bar and its number in points.
    private static let numberGap = 3.0
    /// Radius of the dots on a logarithmic axis in points.
    private static let dotRadius = 2.6

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        if isHorizontal { swap(&x, &y) }
        at.forEach { x.add($0) }
        values.forEach { y.add($0) }
        y.standsOnZero = true
        if isHorizontal { swap(&x, &y) }
    }

    func overhang(isHorizontal: Bool) -> (low: Double, high: Double) {
        guard let numbers else { return (0, 0) }
        func room(_ values: [Double]) -> Double {
            guard isHorizontal else { return values.isEmpty ? 0 : Theme.value.size + Self.numberGap }
            return values.map { Theme.value.width(numbers.text($0)) + Self.numberGap + Self.dotRadius + 1 }.max() ?? 0
        }
        let finite = values.compactMap(\.finite)
        return (room(finite.filter { $0 < 0 }), room(finite.filter { $0 >= 0 }))
    }

    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote {
        var missingData =
            isHorizontal ? MissingDataNote(values, at, x: x, y: y) : MissingDataNote(at, values, x: x, y: y)
        // A missing bar is shown by a dash, not counted.
        missingData.isMissing = 0
        return missingData
    }

    /// Thickness of a bar, and its distance from the middle of its category, in points.
    private func slot(in panel: Panel) -> (thickness: Double, offset: Double) {
        let (step, offset) = panel.slot(name, share: 0.74, thickest: 60)
        let spacing = panel.along.kind == .category ? step : spacing(alongLength: panel.along.length)
        let thickness = thickness(spacing, isHorizontal: panel.isHorizontal)
        return (thickness, offset * min(thickness / max(step * 0.92, 0.001), 1))
    }

    /// Room of a bar on an axis of so many points without categories, as if the bars were evenly spaced.
    private func spacing(alongLength length: Double) -> Double { length * 0.8 / Double(max(at.count, 1)) }

    /// Thickness of a bar in points, for the distance to the next one.
    private func thickness(_ spacing: Double, isHorizontal: Bool) -> Double {
        min(max(spacing * 0.92, 0.5), isHorizontal ? 13 : 34)
    }

    func reach(alongLength length: Double, isHorizontal: Bool) -> Double {
        thickness(spacing(alongLength: length), isHorizontal: isHorizontal) / 2
    }

    /// Bar with its box, its datum, its value, the position of its end and its middle along the axis of positions.
    private typealias Placed = (box: Rectangle, at: Datum, value: Double, end: Double, middle: Double)

    /// Bars that have a place on both axes; their boxes are limited to the panel.
    private func placed(in panel: Panel) -> [Placed] {
        let (whole, offset) = slot(in: panel)
        // Bars of one position share its room, so that none hides another.
        let positions = at.map(panel.along.position)
        var counts: [Double: Int] = [:], seen: [Double: Int] = [:]
        for position in positions.compactMap(\.self) { counts[position, default: 0] += 1 }
        return zip(zip(at, positions), values).compactMap { place, value in
            let (at, position) = place
            let index = position.map { seen[$0, default: 0] } ?? 0
            if let position { seen[position] = index + 1 }
            guard let along = position, panel.along.contains(along), let number = value.finite,
                let across = panel.across.position(number), panel.across.kind != .log || panel.across.contains(across)
            else { return nil }
            let count = counts[along] ?? 1
            let step = whole / Double(count), thickness = count == 1 ? whole : step * 0.92
            let middle = along + offset + (Double(index) - Double(count - 1) / 2) * step
            let range = min(panel.across.start, panel.across.end)...max(panel.across.start, panel.across.end)
            let foot = min(max(panel.across.foot, range.lowerBound), range.upperBound)
            let end = min(max(across, range.lowerBound), range.upperBound)
            let edges = (min(panel.along.start, panel.along.end), max(panel.along.start, panel.along.end))
            let a = panel.point(along: max(middle - thickness / 2, edges.0), across: min(foot, end))
            let b = panel.point(along: min(middle + thickness / 2, edges.1), across: max(foot, end))
            guard panel.across.kind == .log else {
                return (Rectangle(x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y), at, number, end, middle)
            }
            let r = Self.dotRadius, dot = panel.point(along: middle, across: end)
            return (Rectangle(x: dot.x - r, y: dot.y - r, width: 2 * r, height: 2 * r), at, number, end, middle)
        }
    }

    /// Fill of bars: the colour mixed with white, as large areas need less colour than thin lines to look as strong.
    static func fill(_ color: Color) -> Color { color.mixed(with: .white, share: color == Theme.muted ? 0.4 : 0.12) }

    func draw(in panel: Panel, on canvas: inout Canvas) {
        let bars = placed(in: panel)
        if panel.across.kind == .log {
            drawDots(bars, in: panel, on: &canvas)
        } else {
            drawBlocks(bars, in: panel, on: &canvas)
        }
        drawDashes(in: panel, on: &canvas)
        drawNumbers(bars, in: panel, on: &canvas)
    }

    /// Draws bars as rectangles; if there are very many, one rectangle for each half point.
    private func drawBlocks(_ bars: [Placed], in panel: Panel, on canvas: inout Canvas) {
        var path = Path()
        if bars.count <= Span.most {
            for bar in bars { path.segments += Path(rectangle: bar.box).segments }
        } else {
            let foot = panel.across.foot
            for span in Span.merged(
                bars.map { Span(along: $0.middle, low: min(foot, $0.end), high: max(foot, $0.end)) })
            {
                let a = panel.point(along: span.along - 0.25, across: span.low),
                    b = panel.point(along: span.along + 0.25, across: span.high)
                path.segments +=
                    Path(rectangle: Rectangle(x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y)).segments
            }
        }
        canvas.path(path, fill: Self.fill(panel.color(self)))
    }

    /// Draws values as dots on lines across the panel, for a logarithmic axis.
    private func drawDots(_ bars: [Placed], in panel: Panel, on canvas: inout Canvas) {
        // Very many share a position: draw the range of each position.
        guard bars.count <= Span.most else {
            let spans = Span.merged(bars.map { Span(along: $0.middle, low: $0.end, high: $0.end) })
            let path = spans.reduce(into: Path()) { path, span in
                path.segments += [
                    .move(panel.point(along: span.along, across: span.low)),
                    .line(panel.point(along: span.along, across: span.high)),
                ]
            }
            return canvas.path(path, stroke: Stroke(panel.color(self), width: 1, cap: .round))
        }
        for bar in bars {
            canvas.line(
                panel.point(along: bar.middle, across: panel.across.start),
                panel.point(along: bar.middle, across: panel.across.end), Theme.guide)
        }
        let points = bars.map { panel.point(along: $0.middle, across: $0.end) }
        canvas.dots(points, panel.series.shape(name), radius: Self.dotRadius, color: panel.color(self))
    }

    /// Draws the values at the ends of the bars.
    private func drawNumbers(_ bars: [Placed], in panel: Panel, on canvas: inout Canvas) {
        guard let numbers, bars.count <= Span.most else { return }
        let gap = Self.numberGap + (panel.across.kind == .log ? Self.dotRadius : 0)
        for bar in bars {
            let line = Theme.value.line(numbers.text(bar.value))
            let isBackward = bar.value < 0 && panel.across.kind == .linear
            let box: (Point, Canvas.Anchor)
            if panel.isHorizontal {
                box = (
                    Point(bar.end + (isBackward ? -gap : gap), bar.middle + Theme.value.middle),
                    isBackward ? .end : .start
                )
            } else {
                box = (Point(bar.middle, bar.end + (isBackward ? gap + Theme.value.rise : -gap)), .middle)
            }
            let target = Canvas.box(line, at: box.0, anchor: box.1, style: Theme.value)
            // A number without room beside its neighbours is omitted: the axis still shows the value.
            guard canvas.isFree(target), panel.bounds.contains(target) else { continue }
            if panel.across.kind == .log, panel.isHorizontal {
                // Cover the guide line with paper, so that it does not cross the number.
                canvas.rectangle(
                    Rectangle(x: target.minX - 1.5, y: bar.middle - 0.5, width: target.size.width + 3, height: 1),
                    fill: .white)
            }
            canvas.text(line, at: box.0, anchor: box.1, style: Theme.value)
        }
    }

    /// Draws a dash in the place of each missing bar.
    ///
    /// Among horizontal dots it is the word "missing", as a dash could look like a dot.
    private func drawDashes(in panel: Panel, on canvas: inout Canvas) {
        let isAmongDots = panel.across.kind == .log && panel.isHorizontal
        let dash = Theme.value.line(isAmongDots ? "missing" : Numeral.missing), offset = slot(in: panel).offset
        for (at, value) in zip(at, values).prefix(Span.most) where value.finite == nil {
            guard let along = panel.along.position(at), panel.along.contains(along) else { continue }
            let foot = panel.point(along: along + offset, across: panel.across.foot)
            let point =
                panel.isHorizontal
                ? Point(foot.x + Self.numberGap, foot.y + Theme.value.middle)
                : Point(foot.x - dash.width / 2, foot.y - Self.numberGap)
            let box = Canvas.box(dash, at: point, anchor: .start, style: Theme.value)
            guard canvas.isFree(box), panel.bounds.contains(box) else { continue }
            canvas.text(dash, at: point, style: Theme.value)
        }
    }

    func obstacles(in panel: Panel) -> [Rectangle] { placed(in: panel).map(\.box) }

    func readings(in panel: Panel) -> [Reading] {
        placed(in: panel).map { bar in
            let value = numbers?.text(bar.value) ?? panel.across.scale.text(.number(bar.value))
            return Reading(bar.box, panel.reading(name, at: bar.at, value))
        }
    }

    func positions(in panel: Panel) -> [Point] {
        placed(in: panel).map { panel.point(along: $0.middle, across: $0.end) }
    }
}
