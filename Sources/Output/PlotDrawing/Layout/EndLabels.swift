import Drawing
import Plots

/// Names at the right end of lines, bands and horizontal rules, which replace a legend.
struct EndLabels {
    /// Name with its place in the panel.
    struct Label {
        /// Text of the label.
        var text: String
        /// Colour of the label.
        var color: Color
        /// Size and face of the label.
        var style: LabelStyle
        /// Position of the end that the label belongs to, in a panel with a layout; nil if that end is not visible.
        var target: (Panel) -> Point?
    }

    /// Labels in the order of lines, bands and rules.
    let labels: [Label]
    /// Width of the column of labels with its distance from the panel, in points; 0 without labels.
    let width: Double

    /// Distance between the panel and a leader in points.
    private static let gap = 2.0
    /// Length of a leader in points.
    private static let leader = 5.0

    /// Collects the labels of the marks; the column is at most about `widthLimit` points wide.
    init(_ marks: [any DrawnMark], series: SeriesTable, widthLimit: Double) {
        var labels: [Label] = []
        var named: Set<String> = []
        for case let line as Line in marks where line.name != nil || line.lastValue != nil {
            if let name = line.name { named.insert(name) }
            let last: Datum = line.y.last { $0.finite != nil } ?? .number(.nan)
            let text = line.endLabel(last)
            labels.append(
                Label(text: text, color: series.ink(line).color.asText, style: Theme.direct) { line.end(in: $0)?.0 })
        }
        for case let band as Band in marks {
            guard let name = band.name, named.insert(name).inserted else { continue }
            labels.append(
                Label(text: name, color: series.ink(band).color.asText, style: Theme.direct) { band.end(in: $0)?.0 })
        }
        for case let rule as Rule in marks {
            guard let text = rule.label, rule.y != nil else { continue }
            labels.append(
                Label(text: text, color: rule.labelColor, style: Theme.aside) { panel in
                    rule.position(in: panel).flatMap { $0.isLevel ? Point(panel.frame.maxX, $0.1) : nil }
                })
        }
        self.labels = labels.filter { !$0.text.isEmpty }
        let widest = self.labels.map { $0.style.width($0.text) }.max()
        width = widest.map { min($0, widthLimit) + Self.gap + Self.leader } ?? 0
    }

    /// Draws a label inside the panel, right at the end of a line that ends well before the panel does.
    ///
    /// - Returns: false if the line ends near the edge or the label would cover something; then nothing is drawn.
    private func drawInside(_ label: Label, beside target: Point, in panel: Panel, on canvas: inout Canvas) -> Bool {
        guard panel.frame.maxX - target.x > 5 * Theme.dataMargin else { return false }
        let line = label.style.line(label.text), style = label.style.colored(label.color)
        let at = Point(target.x + Self.gap + Self.leader, target.y + style.middle)
        let box = Canvas.box(line, at: at, anchor: .start, style: style)
        guard panel.frame.contains(box), !panel.obstacles.contains(where: { $0.overlaps(box, gap: 1) }),
            canvas.isFree(box, gap: 1)
        else { return false }
        canvas.text(line, at: at, style: style)
        return true
    }

    /// Draws the labels to the right of the panel, without overlap, up to the position `right`.
    ///
    /// If not all labels fit, those farthest from the others are drawn.
    func draw(in panel: Panel, right: Double, on canvas: inout Canvas) {
        let room = Theme.direct.leading
        let left = panel.frame.maxX + Self.gap + Self.leader
        let low = max(panel.frame.minY - room / 2, panel.bounds.minY), high = panel.frame.maxY + room / 2
        var placed = labels.compactMap { label -> (Label, Point)? in
            guard let target = label.target(panel), panel.frame.contains(target) else { return nil }
            return (label, target)
        }
        // Ties have the order of the marks.
        placed = placed.enumerated().sorted { ($0.element.1.y, $0.offset) < ($1.element.1.y, $1.offset) }.map(\.element)
        placed = placed.filter { !drawInside($0.0, beside: $0.1, in: panel, on: &canvas) }
        let kept = LabelSpacing.kept(placed.map(\.1.y), limit: max(0, Int((high - low) / room)))
        placed = kept.map { placed[$0] }
        let middles = LabelSpacing.positions(placed.map(\.1.y), room: room, low: low, high: high)
        let texts = placed.map(\.0.text)
        for (index, ((label, target), middle)) in zip(placed, middles).enumerated() {
            guard let line = label.style.distinct(texts, width: right - left)[index].first else { continue }
            let style = label.style.colored(label.color)
            canvas.text(line, at: Point(left, middle + style.middle), style: style)
            // A thin line joins a label to its end if the two are not side by side.
            if (middle - target.y).magnitude > 2.5 || panel.frame.maxX - target.x > Theme.dataMargin * 2.5 {
                var leader = Theme.leader
                leader.color = label.color.mixed(with: .white, share: 0.5)
                canvas.line(Point(target.x + 3.5, target.y), Point(left - 2, middle), leader)
            }
        }
    }
}
