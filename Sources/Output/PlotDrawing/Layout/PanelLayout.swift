import Drawing
import Plots

/// Layout of a pair of axes with its marks, measured when it is created and placed when it is drawn.
struct PanelLayout: PlotLayout {
    /// Room around the panel in points.
    let insets: Insets
    /// Height of the panel in points.
    let bodyHeight: Double
    /// True: a panel can be higher than measured.
    var isElastic: Bool { true }

    /// Marks in the order of the source.
    private let marks: [any DrawnMark]
    /// True if bars and intervals are horizontal.
    private let isHorizontal: Bool
    /// Series with their colours and shapes.
    private let series: SeriesTable
    /// The x axis before its layout.
    private let x: Axis
    /// The y axis before its layout.
    private let y: Axis
    /// Title, keys and title of the y axis.
    private let header: Header
    /// Names at the right ends of lines and bands.
    private let endLabels: EndLabels
    /// True if a mark fills the bands of categories, as a heat map does.
    private let hasFilledBands: Bool
    /// Labels that other panels of a grid show.
    private let bare: BareAxes

    /// Measures a panel.
    ///
    /// - Parameters:
    ///   - content: marks and scales.
    ///   - title: title above the panel; none if nil.
    ///   - width: width of the whole figure in points.
    ///   - height: height of the whole figure in points; chosen from the content if nil.
    ///   - given: series table of an enclosing grid; computed from the marks if nil.
    ///   - shared: ranges of axes that several panels share.
    ///   - bare: labels that other panels of a grid show.
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
        // The lines of category names depend on the width that the y labels leave, and the y labels on the height that
        // these lines leave: one round is enough.
        insets.bottom = 16 + xTitleHeight
        let guess = Self.bodyHeight(content, x: x, y: y, width: width, height: height, insets: insets, series: series)
        let laidOutY = AxisDrawing.upright(
            y, from: 0, to: guess, margin: Self.margin(marks, isHorizontal, isX: false, length: guess))
        let labelWidth = bare.y ? 0 : AxisDrawing.uprightWidth(laidOutY, limit: width * 0.4)
        insets.left = labelWidth > 0 ? labelWidth + AxisDrawing.gap(laidOutY) : 2
        // Names take no more width than leaves the panel 30 % of the figure.
        insets.right = max(min(insets.right, width - insets.left - width * 0.3), min(8, width * 0.05))
        let panelWidth = Self.panelWidth(width, insets, x: x, fillsBands: hasFilledBands)
        let laidOutX = AxisDrawing.level(
            x, from: insets.left, to: insets.left + panelWidth,
            margin: Self.margin(marks, isHorizontal, isX: true, length: panelWidth),
            figureWidth: width)
        let labels = AxisDrawing.levelLabels(laidOutX, figureWidth: width)
        // The last label is centred below its tick, not moved in from the edge.
        if x.kind != .category, let last = labels.map({ $0.position + ($0.lines.map(\.width).max() ?? 0) / 2 }).max(),
            last > width
        {
            insets.right += min(last - width, width * 0.1)
        }
        insets.bottom = (bare.x ? Theme.tickLength : max(AxisDrawing.levelHeight(labels), 6)) + xTitleHeight + 1
        self.insets = insets
        bodyHeight = Self.bodyHeight(content, x: x, y: y, width: width, height: height, insets: insets, series: series)
    }

    // MARK: Measuring

    /// Keys of the colour scales of heat maps without numbers.
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

    /// Keys of the series whose name is not written at their end.
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

    /// Free points that the marks need beyond their data at both ends of an axis of so many points.
    private static func margin(
        _ marks: [any DrawnMark], _ isHorizontal: Bool, isX: Bool, length: Double
    ) -> (low: Double, high: Double) {
        guard isX == isHorizontal else {
            let reach = marks.map { $0.reach(alongLength: length, isHorizontal: isHorizontal) }.max() ?? 0
            return (max(Theme.dataMargin, reach), max(Theme.dataMargin, reach))
        }
        let overhangs = marks.map { $0.overhang(isHorizontal: isHorizontal) }
        return (
            max(Theme.dataMargin, overhangs.map(\.low).max() ?? 0),
            max(Theme.dataMargin, overhangs.map(\.high).max() ?? 0)
        )
    }

    /// Height of the panel in points.
    ///
    /// Without a given height it depends on the rows of a heat map, on the number of categories, or on the width.
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
        // The height of a golden rectangle (1.618 : 1) that is 0.72 times as wide as the figure, limited to 84…200
        // points.
        return min(max(width * 0.72 / 1.618, 84), 200)
    }

    /// Width of the panel in points; bands of categories are limited to a width that is easy to read.
    private static func panelWidth(_ width: Double, _ insets: Insets, x: Axis, fillsBands: Bool) -> Double {
        let available = max(1, width - insets.left - insets.right)
        guard x.kind == .category else { return available }
        return min(available, Double(max(x.names.count, 1)) * (fillsBands ? 104 : 110))
    }

    // MARK: Placing

    /// The panel with its axes laid out in the given room, in points.
    func panel(width: Double, insets: Insets, bodyHeight: Double) -> Panel {
        let panelWidth = Self.panelWidth(width, insets, x: x, fillsBands: hasFilledBands)
        let frame = Rectangle(x: insets.left, y: insets.top, width: panelWidth, height: bodyHeight)
        let bounds = Rectangle(x: 0, y: 0, width: width, height: insets.top + bodyHeight + insets.bottom)
        let x = AxisDrawing.level(
            x, from: frame.minX, to: frame.maxX,
            margin: Self.margin(marks, isHorizontal, isX: true, length: panelWidth), figureWidth: width)
        let y = AxisDrawing.upright(
            y, from: frame.minY, to: frame.maxY,
            margin: Self.margin(marks, isHorizontal, isX: false, length: bodyHeight))
        let lineCount = marks.count { $0 is Line || $0 is Band }
        return Panel(
            frame: frame, bounds: bounds, x: x, y: y, isHorizontal: isHorizontal, series: series,
            decimation: Polyline.column(lineCount: lineCount, width: panelWidth))
    }

    /// The largest number of places in a panel that a reader can point at.
    private static let mostReadings = 600

    /// Marks in the order of the source, for checks.
    var drawnMarks: [any DrawnMark] { marks }

    /// Draws the panel with its axes, labels and marks.
    func draw(on canvas: inout Canvas, width: Double, insets: Insets, bodyHeight: Double) {
        var panel = panel(width: width, insets: insets, bodyHeight: bodyHeight)
        panel.obstacles = marks.flatMap { $0.obstacles(in: panel) }
        header.draw(on: &canvas, width: width, bodyTop: insets.top)
        drawGuides(in: panel, on: &canvas)

        let ordered = marks.enumerated().sorted { ($0.element.layer, $0.offset) < ($1.element.layer, $1.offset) }.map(
            \.element)
        let labels = bare.x ? [] : AxisDrawing.levelLabels(panel.x, figureWidth: width)
        let isEmpty = marks.allSatisfy { $0.positions(in: panel).isEmpty }
        // Required labels come first; marks put theirs in the remaining room.
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
        // Nobody points at single ones of very many.
        let readings = marks.flatMap { $0.readings(in: panel) }
        if readings.count <= Self.mostReadings { canvas.readings = readings }
    }

    /// Draws the base line of categories, and faint guide lines.
    ///
    /// A guide line joins a category to its dots, or separates the categories if several series are side by side.
    private func drawGuides(in panel: Panel, on canvas: inout Canvas) {
        guard !hasFilledBands else { return }
        let frame = panel.frame
        let hasBars = marks.contains { $0.key == .block }
        if panel.y.kind == .category, panel.x.kind != .category {
            let parts = series.dodged.count > 1
            for index in panel.y.names.indices where !hasBars && panel.y.bandwidth > 5 && !(parts && index == 0) {
                let y = panel.y.position(ofPlace: Double(index) - (parts ? 0.5 : 0))
                canvas.line(Point(frame.minX, y), Point(frame.maxX, y), Theme.guide)
            }
            let foot = hasBars ? panel.x.foot : frame.minX
            canvas.line(Point(foot, frame.minY), Point(foot, frame.maxY), Theme.axis)
        } else if panel.x.kind == .category {
            let foot = hasBars && panel.y.kind != .category ? panel.y.foot : frame.maxY
            canvas.line(Point(frame.minX, foot), Point(frame.maxX, foot), Theme.axis)
        }
    }

    /// Draws the title of the x axis below its labels.
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

    /// Draws the labels of vertical rules in the row above the panel; a label that would overlap another text is
    /// omitted.
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
    /// Ranges of the data of all marks on both axes.
    var extents: (x: Extent, y: Extent) {
        let (x, y) = trained(namesX: self.x.kind == .category, namesY: self.y.kind == .category)
        // If an axis has text, all its numbers are categories too.
        let namesX = x.hasText && self.x.kind == .automatic, namesY = y.hasText && self.y.kind == .automatic
        guard namesX || namesY else { return (x, y) }
        return trained(namesX: namesX || x.namesNumbers, namesY: namesY || y.namesNumbers)
    }

    /// Ranges of the data, with numbers as categories if so requested.
    private func trained(namesX: Bool, namesY: Bool) -> (x: Extent, y: Extent) {
        var x = Extent(namesNumbers: namesX, readsDates: self.x.kind == .date)
        var y = Extent(namesNumbers: namesY, readsDates: self.y.kind == .date)
        for mark in marks { mark.drawn.train(x: &x, y: &y, isHorizontal: isHorizontal) }
        return (x, y)
    }
}
