import Drawing
import Plots

/// A pair of axes with its marks: measured when made, placed when drawn.
struct PanelLayout: PlotLayout {
    let insets: Insets
    let bodyHeight: Double
    var isElastic: Bool { true }

    private let marks: [any DrawnMark]
    private let isHorizontal: Bool
    private let series: SeriesTable
    private let x: Axis
    private let y: Axis
    private let header: Header
    private let endLabels: EndLabels
    private let hasFilledBands: Bool
    private let bare: BareAxes

    init(
        _ content: PanelContent, title: String?, width: Double, height: Double?, series given: SeriesTable?,
        shared: SharedExtents,
        bare: BareAxes = BareAxes()
    ) {
        self.bare = bare
        let marks = content.marks.map(\.drawn)
        self.marks = marks
        isHorizontal = content.isHorizontal
        var series = given ?? SeriesTable()
        if given == nil { marks.forEach { series.add($0) } }
        self.series = series

        let own = content.extents
        x = Axis(content.x, extent: shared.x ?? own.x)
        y = Axis(content.y, extent: shared.y ?? own.y)
        hasFilledBands = own.x.fillsBands || own.y.fillsBands

        var keys = Self.colorKeys(marks, width: width) + (bare.keys ? [] : Self.seriesKeys([content], series: series))
        let (x, y, isHorizontal) = (x, y, isHorizontal)
        if let absent = marks.map({ $0.missingData(x: x, y: y, isHorizontal: isHorizontal) }).reduce(
            MissingDataNote(), +
        ).text {
            keys.append(LegendItem(symbol: .none, label: absent))
        }
        endLabels = EndLabels(marks, series: series, widthLimit: width * 0.32)
        header = Header(
            title: title, keys: keys, axisTitle: bare.y ? nil : content.y.title,
            hasStrip: content.marks.contains {
                if case .rule(let rule) = $0 { rule.x != nil && rule.label != nil } else { false }
            },
            width: width)

        var insets = Insets(right: max(endLabels.width, 8), top: header.height)
        let xTitleHeight = content.x.title == nil || bare.x ? 0 : Theme.axisTitle.leading + 4
        // Lines of category names depend on the width that the y labels leave, those on the height: one round is enough.
        insets.bottom = 16 + xTitleHeight
        let guess = Self.bodyHeight(content, x: x, y: y, width: width, height: height, insets: insets, series: series)
        let settledY = AxisDrawing.upright(y, from: 0, to: guess, margin: Self.margin(marks, isHorizontal, isX: false))
        let labelWidth = bare.y ? 0 : AxisDrawing.uprightWidth(settledY, limit: width * 0.4)
        insets.left = labelWidth > 0 ? labelWidth + AxisDrawing.gap(settledY) : 2
        // Names give way to data.
        insets.right = max(min(insets.right, width - insets.left - width * 0.3), min(8, width * 0.05))
        let panelWidth = Self.panelWidth(width, insets, x: x, fillsBands: hasFilledBands)
        let settledX = AxisDrawing.level(
            x, from: insets.left, to: insets.left + panelWidth, margin: Self.margin(marks, isHorizontal, isX: true),
            figureWidth: width)
        let labels = AxisDrawing.levelLabels(settledX, figureWidth: width)
        // The last label stands under its tick, not pushed in from the edge.
        if x.kind != .category, let last = labels.map({ $0.position + ($0.lines.first?.width ?? 0) / 2 }).max(),
            last > width
        {
            insets.right += min(last - width, width * 0.1)
        }
        insets.bottom = (bare.x ? Theme.tickLength : max(AxisDrawing.levelHeight(labels), 6)) + xTitleHeight + 1
        self.insets = insets
        bodyHeight = Self.bodyHeight(content, x: x, y: y, width: width, height: height, insets: insets, series: series)
    }

    // MARK: Measuring

    /// What explains the colours of a heat map that has no numbers.
    private static func colorKeys(_ marks: [any DrawnMark], width: Double) -> [LegendItem] {
        marks.compactMap { mark in
            guard let map = mark as? HeatMap, !map.values.isEmpty,
                map.textSize(cell: Size(width * 0.9 / Double(map.columns.count), map.rowHeight)) == nil
            else { return nil }
            let color = map.trainedColor
            return LegendItem(
                symbol: .gradient(color.scale.palette, low: Numeral.short(color.low, significant: 3)),
                label: Numeral.short(color.high, significant: 3))
        }
    }

    /// What explains the series that are not named where they end.
    static func seriesKeys(_ panels: [PanelContent], series: SeriesTable) -> [LegendItem] {
        var keys: [LegendItem] = []
        let all = panels.flatMap { panel in panel.marks.map { (mark: $0.drawn, isLog: panel.measuresOnLog) } }
        var explained = Set(all.filter { $0.mark.key == .atEnd }.compactMap(\.mark.name))
        for (mark, isLog) in all {
            guard let name = mark.name, explained.insert(name).inserted else { continue }
            switch mark.key {
            case .none, .atEnd: break
            case .block where !isLog:
                keys.append(LegendItem(symbol: .block(Bars.fill(series.ink(mark).color)), label: name))
            case .dot, .block:
                keys.append(LegendItem(symbol: .dot(series.shape(name), series.ink(mark).color), label: name))
            }
        }
        return keys
    }

    private static func margin(_ marks: [any DrawnMark], _ isHorizontal: Bool, isX: Bool) -> (low: Double, high: Double)
    {
        let overhangs = isX == isHorizontal ? marks.map { $0.overhang(isHorizontal: isHorizontal) } : []
        return (
            max(Theme.dataMargin, overhangs.map(\.low).max() ?? 0),
            max(Theme.dataMargin, overhangs.map(\.high).max() ?? 0)
        )
    }

    private static func bodyHeight(
        _ content: PanelContent, x: Axis, y: Axis, width: Double, height: Double?, insets: Insets, series: SeriesTable
    ) -> Double {
        if let height { return max(Theme.leastPanel, height - insets.top - insets.bottom) }
        let rowHeights = content.marks.compactMap {
            if case .heatMap(let map) = $0 { map.numbers == nil ? nil : map.rowHeight } else { nil }
        }
        let isMap = content.marks.contains { if case .heatMap = $0 { true } else { false } }
        if isMap {
            let cellWidth = panelWidth(width, insets, x: x, fillsBands: true) / Double(max(x.names.count, 1))
            let rowHeight = rowHeights.max() ?? cellWidth
            return min(max(rowHeight * Double(y.names.count), Theme.leastPanel), max(300, width * 0.8))
        }
        if y.kind == .category {
            let rowHeight = max(y.names.count <= 6 ? 20 : 15, 9 * Double(max(series.dodged.count, 1)) + 6)
            return min(max(rowHeight * Double(max(y.names.count, 1)), Theme.leastPanel), 520)
        }
        // A golden rectangle would be the panel of a figure four fifths as wide.
        return min(max(width * 0.72 / 1.618, 84), 200)
    }

    /// Bands are not stretched beyond what reads well.
    private static func panelWidth(_ width: Double, _ insets: Insets, x: Axis, fillsBands: Bool) -> Double {
        let available = max(1, width - insets.left - insets.right)
        guard x.kind == .category else { return available }
        return min(available, Double(max(x.names.count, 1)) * (fillsBands ? 104 : 110))
    }

    // MARK: Placing

    /// The panel with its axes settled in the room it is given.
    func panel(width: Double, insets: Insets, bodyHeight: Double) -> Panel {
        let panelWidth = Self.panelWidth(width, insets, x: x, fillsBands: hasFilledBands)
        let frame = Rectangle(x: insets.left, y: insets.top, width: panelWidth, height: bodyHeight)
        let bounds = Rectangle(x: 0, y: 0, width: width, height: insets.top + bodyHeight + insets.bottom)
        let x = AxisDrawing.level(
            x, from: frame.minX, to: frame.maxX, margin: Self.margin(marks, isHorizontal, isX: true), figureWidth: width
        )
        let y = AxisDrawing.upright(
            y, from: frame.minY, to: frame.maxY, margin: Self.margin(marks, isHorizontal, isX: false))
        let lineCount = marks.count { $0 is Line || $0 is Band }
        return Panel(
            frame: frame, bounds: bounds, x: x, y: y, isHorizontal: isHorizontal, series: series,
            decimation: Polyline.column(lineCount: lineCount, width: panelWidth))
    }

    var drawnMarks: [any DrawnMark] { marks }

    func draw(on canvas: inout Canvas, width: Double, insets: Insets, bodyHeight: Double) {
        var panel = panel(width: width, insets: insets, bodyHeight: bodyHeight)
        panel.obstacles = marks.flatMap { $0.obstacles(in: panel) }
        header.draw(on: &canvas, width: width, bodyTop: insets.top)
        drawGuides(in: panel, on: &canvas)

        let ordered = marks.enumerated().sorted { ($0.element.layer, $0.offset) < ($1.element.layer, $1.offset) }.map(
            \.element)
        let labels = bare.x ? [] : AxisDrawing.levelLabels(panel.x, figureWidth: width)
        let isEmpty = marks.allSatisfy { $0.positions(in: panel).isEmpty }
        // Labels that must be there come first; marks put theirs where room is left.
        AxisDrawing.drawUpright(panel.y, frame: panel.frame, isBare: bare.y, on: &canvas)
        AxisDrawing.drawLevel(panel.x, labels: labels, frame: panel.frame, figureWidth: width, on: &canvas)
        drawLevelTitle(in: panel, labels: labels, width: width, on: &canvas)
        endLabels.draw(in: panel, right: width, on: &canvas)
        drawStrip(in: panel, on: &canvas)
        for mark in ordered where mark.layer < 9 { mark.draw(in: panel, on: &canvas) }
        if isEmpty, let line = Theme.aside.fitted("no data", width: panel.frame.size.width) {
            let middle = Point(
                panel.frame.minX + panel.frame.size.width / 2, panel.frame.minY + panel.frame.size.height / 2)
            let box = Canvas.box(line, at: middle, anchor: .middle, style: Theme.aside)
            if canvas.isFree(box) {
                canvas.text(line, at: middle, anchor: .middle, style: Theme.aside)
            }
        }
        for mark in ordered where mark.layer >= 9 { mark.draw(in: panel, on: &canvas) }
    }

    /// The line on which categories stand, and faint ones that lead the eye from a category to its dots, or part the categories
    /// where series stand side by side.
    private func drawGuides(in panel: Panel, on canvas: inout Canvas) {
        guard !hasFilledBands else { return }
        let frame = panel.frame
        let hasBars = marks.contains { $0.key == .block }
        if panel.y.kind == .category, panel.x.kind != .category {
            let parts = series.dodged.count > 1
            let faint = Stroke(Color(hex: 0xe6e6e6), width: 0.5)
            for index in panel.y.names.indices where !hasBars && panel.y.bandwidth > 5 && !(parts && index == 0) {
                let y = panel.y.position(ofPlace: Double(index) - (parts ? 0.5 : 0))
                canvas.line(Point(frame.minX, y), Point(frame.maxX, y), faint)
            }
            let foot = hasBars ? panel.x.foot : frame.minX
            canvas.line(Point(foot, frame.minY), Point(foot, frame.maxY), Theme.axis)
        } else if panel.x.kind == .category {
            let foot = hasBars && panel.y.kind != .category ? panel.y.foot : frame.maxY
            canvas.line(Point(frame.minX, foot), Point(frame.maxX, foot), Theme.axis)
        }
    }

    private func drawLevelTitle(
        in panel: Panel, labels: [AxisDrawing.LevelLabel], width: Double, on canvas: inout Canvas
    ) {
        guard !bare.x, let title = panel.x.scale.title, let line = Theme.axisTitle.fitted(title, width: width) else {
            return
        }
        let top = panel.frame.maxY + max(AxisDrawing.levelHeight(labels), 6) + 4
        let middle = panel.frame.minX + panel.frame.size.width / 2
        let start = max(0, min(middle - line.width / 2, width - line.width))
        canvas.text(line, at: Point(start, top + Theme.axisTitle.rise), style: Theme.axisTitle)
    }

    /// Labels of upright rules, in the row above the panel; those that would run into another are left out.
    private func drawStrip(in panel: Panel, on canvas: inout Canvas) {
        let baseline = panel.frame.minY - 3 - Theme.aside.fall
        for case let rule as Rule in marks {
            guard let text = rule.label, let (isLevel, x) = rule.position(in: panel), !isLevel,
                let line = Theme.aside.fitted(text, width: panel.bounds.size.width)
            else { continue }
            let start = max(0, min(x - line.width / 2, panel.bounds.maxX - line.width))
            let style = Theme.aside.colored(rule.labelColor)
            let box = Canvas.box(line, at: Point(start, baseline), anchor: .start, style: style)
            guard canvas.isFree(box, gap: 2) else { continue }
            canvas.text(line, at: Point(start, baseline), style: style)
        }
    }
}

extension PanelContent {
    /// What all marks together ask of the two axes.
    var extents: (x: Extent, y: Extent) {
        let (x, y) = trained(namesX: self.x.kind == .category, namesY: self.y.kind == .category)
        // Text among numbers makes categories of all.
        let namesX = x.hasText && self.x.kind == .automatic, namesY = y.hasText && self.y.kind == .automatic
        guard namesX || namesY else { return (x, y) }
        return trained(namesX: namesX || x.namesNumbers, namesY: namesY || y.namesNumbers)
    }

    private func trained(namesX: Bool, namesY: Bool) -> (x: Extent, y: Extent) {
        var x = Extent(namesNumbers: namesX), y = Extent(namesNumbers: namesY)
        for mark in marks { mark.drawn.train(x: &x, y: &y, isHorizontal: isHorizontal) }
        return (x, y)
    }
}
