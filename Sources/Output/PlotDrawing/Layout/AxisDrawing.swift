import Drawing
import Plots

/// Measuring and drawing of axes and their labels.
enum AxisDrawing {
    /// Label below a horizontal axis, in lines that fit. It has no lines if it is omitted.
    struct LevelLabel {
        /// Position of the middle of the label, in points.
        var position: Double
        /// Lines from top to bottom.
        var lines: [TextLine]
    }

    // MARK: The y axis

    /// The axis laid out as a vertical axis between two positions in points.
    ///
    /// Numbers run upwards, categories downwards. There is about one label for 30 points.
    static func upright(_ axis: Axis, from top: Double, to bottom: Double, margin: (low: Double, high: Double)) -> Axis
    {
        var axis = axis
        let isCategory = axis.kind == .category
        axis.layOut(
            from: isCategory ? top : bottom, to: isCategory ? bottom : top, margin: margin,
            ideal: max(3, (bottom - top) / 30),
            wholeUpTo: max(2, Int((bottom - top) / 24))
        ) { labels in
            let sorted = labels.map(\.position).sorted()
            return zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= Theme.uprightTick.size * 1.2 }
        }
        return axis
    }

    /// Labelled ticks of a vertical axis; of very many categories only every second, third, … one.
    static func uprightTicks(_ axis: Axis) -> [Tick] {
        guard axis.kind == .category else { return axis.ticks }
        return every(
            max(1, Int((Theme.uprightTick.size * 1.15 / max(axis.bandwidth, 0.001)).rounded(.up))), of: axis.ticks)
    }

    /// Every `stride`-th tick, beginning with the first.
    private static func every(_ stride: Int, of ticks: [Tick]) -> [Tick] {
        stride == 1 ? ticks : ticks.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }

    /// Width of the widest label of a vertical axis in points, at most `limit`.
    static func uprightWidth(_ axis: Axis, limit: Double) -> Double {
        let widest = uprightTicks(axis).compactMap { $0.label.map(uprightStyle(axis).width) }.max() ?? 0
        return min(widest, limit)
    }

    /// Style of the labels of a vertical axis.
    private static func uprightStyle(_ axis: Axis) -> LabelStyle {
        axis.kind == .category ? Theme.tick : Theme.uprightTick
    }

    /// Distance between the labels of a vertical axis and the panel in points.
    static func gap(_ axis: Axis) -> Double {
        axis.kind == .category ? 5 : Theme.tickLength + Theme.tickGap
    }

    /// Draws a vertical axis to the left of the frame, without labels if `isBare`.
    static func drawUpright(_ axis: Axis, frame: Rectangle, isBare: Bool = false, on canvas: inout Canvas) {
        if axis.kind != .category {
            canvas.line(Point(frame.minX, frame.minY), Point(frame.minX, frame.maxY), Theme.axis)
        }
        let right = frame.minX - gap(axis), style = uprightStyle(axis), ticks = uprightTicks(axis)
        // Long names take as many lines as their band has room for.
        let lineLimit = axis.kind == .category ? min(3, max(1, Int(axis.bandwidth / style.leading))) : 1
        let labels = isBare ? [] : style.distinct(ticks.map { $0.label ?? "" }, width: right, lineLimit: lineLimit)
        for (index, tick) in ticks.enumerated() {
            let y = axis.position(ofPlace: tick.place)
            if axis.kind != .category {
                let length = tick.label == nil ? Theme.tickLength / 2 : Theme.tickLength
                canvas.line(Point(frame.minX - length, y), Point(frame.minX, y), Theme.axis)
            }
            guard index < labels.count, tick.label != nil else { continue }
            for (row, line) in labels[index].enumerated() {
                let shift = (Double(row) - Double(labels[index].count - 1) / 2) * style.leading
                canvas.text(line, at: Point(right, y + shift + style.middle), anchor: .end, style: style)
            }
        }
    }

    // MARK: The x axis

    /// The axis laid out as a horizontal axis between two positions in points, with about one label for 52 points.
    static func level(
        _ axis: Axis, from left: Double, to right: Double, margin: (low: Double, high: Double), figureWidth: Double
    ) -> Axis {
        var axis = axis
        axis.layOut(from: left, to: right, margin: margin, ideal: max(3, (right - left) / 52), wholeUpTo: 12) {
            labels in
            let boxes = labels.map { label in
                within(label.position, lines(of: label.label).map(\.width).max() ?? 0, figureWidth)
            }.sorted { $0.start < $1.start }
            return zip(boxes, boxes.dropFirst()).allSatisfy { $1.start - $0.end >= Theme.labelGap }
        }
        return axis
    }

    /// Lines of a label below a horizontal axis.
    private static func lines(of label: String) -> [TextLine] {
        label.split(separator: "\n").map { Theme.tick.line(String($0)) }
    }

    /// Ends of a centred label after it is moved inside the figure, in points.
    private static func within(_ middle: Double, _ width: Double, _ figureWidth: Double) -> (start: Double, end: Double)
    {
        let start = max(0, min(middle - width / 2, figureWidth - width))
        return (start, start + width)
    }

    /// Labels below a horizontal axis.
    ///
    /// Names of categories that are wider than their band are wrapped in up to three lines if there are at most 12;
    /// else only every second, third, … name is shown.
    static func levelLabels(_ axis: Axis, figureWidth: Double) -> [LevelLabel] {
        guard axis.kind == .category else {
            return axis.ticks.compactMap { tick in
                tick.label.map {
                    LevelLabel(position: axis.position(ofPlace: tick.place), lines: lines(of: $0))
                }
            }
        }
        let names = axis.ticks.compactMap(\.label)
        let widest = names.map(Theme.tick.width).max() ?? 0
        let band = axis.bandwidth
        func labels(every stride: Int, width: Double, lineLimit: Int) -> [LevelLabel] {
            let ticks = every(stride, of: axis.ticks)
            let lines = Theme.tick.distinct(ticks.map { $0.label ?? "" }, width: width, lineLimit: lineLimit)
            return zip(ticks, lines).map { LevelLabel(position: axis.position(ofPlace: $0.place), lines: $1) }
        }
        if widest <= band - 3 { return labels(every: 1, width: band - 3, lineLimit: 1) }
        if names.count <= 12 && band > 20 { return labels(every: 1, width: band - 4, lineLimit: 3) }
        let wanted = min(widest, 48) + Theme.labelGap
        let stride = max(1, Int((wanted / max(band, 0.001)).rounded(.up)))
        let width = band * Double(stride) - Theme.labelGap
        // Labels at the figure's edges are moved inwards, towards their neighbours.
        let thinned = (stride..<max(stride + 1, min(2 * stride + 1, names.count))).lazy.map {
            labels(every: $0, width: width, lineLimit: 1)
        }
        return thinned.first { isClear($0, figureWidth: figureWidth) }
            ?? labels(
                every: max(1, names.count), width: width, lineLimit: 1)
    }

    /// True if labels on one line do not touch each other after they are moved inside the figure.
    private static func isClear(_ labels: [LevelLabel], figureWidth: Double) -> Bool {
        let boxes = labels.compactMap { label in
            label.lines.first.map { within(label.position, $0.width, figureWidth) }
        }
        return zip(boxes, boxes.dropFirst()).allSatisfy { $1.start - $0.end >= Theme.labelGap - 0.01 }
    }

    /// Height of ticks and labels below a horizontal axis in points; 0 without lines.
    static func levelHeight(_ labels: [LevelLabel]) -> Double {
        let lineCount = labels.map(\.lines.count).max() ?? 0
        guard lineCount > 0 else { return 0 }
        return Theme.tickLength + Theme.tickGap + Double(lineCount - 1) * Theme.tick.leading + Theme.tick.rise
            + Theme.tick.fall
    }

    /// Draws a horizontal axis below the frame.
    static func drawLevel(
        _ axis: Axis, labels: [LevelLabel], frame: Rectangle, figureWidth: Double, on canvas: inout Canvas
    ) {
        let isCategory = axis.kind == .category
        if !isCategory {
            canvas.line(Point(frame.minX, frame.maxY), Point(frame.maxX, frame.maxY), Theme.axis)
            for tick in axis.ticks {
                let x = axis.position(ofPlace: tick.place)
                let length = tick.label == nil ? Theme.tickLength / 2 : Theme.tickLength
                canvas.line(Point(x, frame.maxY), Point(x, frame.maxY + length), Theme.axis)
            }
        }
        let top = frame.maxY + Theme.tickLength + Theme.tickGap
        for label in labels {
            for (index, line) in label.lines.enumerated() {
                let start = within(label.position, line.width, figureWidth).start
                canvas.text(
                    line, at: Point(start, top + Theme.tick.rise + Double(index) * Theme.tick.leading),
                    style: Theme.tick)
            }
        }
    }
}
