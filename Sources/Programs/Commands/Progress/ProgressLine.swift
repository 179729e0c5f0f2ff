import Notebooks

extension RunProgress {
    /// The progress in one line of at most `columns` columns. If there is too little room, the least important pieces
    /// are left out first.
    ///
    ///     part 5 · Regularisation · cell 31 · fit 17/61 · ━━╸┄┄┄┄ · 24 s left · epoch 3/5 · loss 0.4321 █▅▃▂▁
    ///
    /// - Parameters:
    ///   - columns: The greatest number of columns.
    ///   - now: The time in seconds, on the clock of `take(_:now:)`.
    ///   - isDrawn: True to draw the bar and the sparkline, which are useless in a log.
    func line(columns: Int, now: Double, isDrawn: Bool = true) -> String {
        // The pieces in the order of the line; those of the highest rank are left out first.
        var pieces: [(text: String, rank: Int)] = [(part, 0), (title, 6)]
        if let cell { pieces.append(("cell \(cell)", 5)) }
        if taskCount > 1 {
            pieces.append(("fit \(min(tasksDone + 1, taskCount))/\(taskCount)", 1))
            if cachedCount > 0 { pieces.append(("\(cachedCount) cached", 8)) }
        } else if let step {
            pieces.append(("\(step.what) \(step.done)/\(step.count)", 1))
        } else if let followed {
            pieces.append((followed.position, 1))
        }
        if let seconds = secondsLeft(now: now) { pieces.append(("\(Self.duration(seconds)) left", 2)) }
        if let followed {
            if taskCount > 1 { pieces.append((followed.position, 7)) }
            for (index, measure) in followed.measures.enumerated() {
                let sparkline = isDrawn && index == 0 ? Self.sparkline(curve) : ""
                let text = "\(measure.name) \(Self.number(measure.value))\(sparkline.isEmpty ? "" : " " + sparkline)"
                pieces.append((text, index == 0 ? 3 : 4))
            }
        }
        pieces.removeAll { $0.text.isEmpty }
        func text() -> String { pieces.map(\.text).joined(separator: " · ") }
        // Pieces of rank 5 and above, which only tell the place, give way to the bar.
        let drawing = isDrawn && share != nil ? 11 : 0
        while text().count > columns - drawing, let rank = pieces.map(\.rank).max(), rank > 4 {
            pieces.removeAll { $0.rank == rank }
        }
        while text().count > columns, let rank = pieces.map(\.rank).max(), rank > 0 {
            pieces.removeAll { $0.rank == rank }
        }
        guard text().count <= columns else { return String(text().prefix(columns)) }

        // The bar follows the count and takes the columns that are left.
        let room = min(24, columns - text().count - 3)
        if isDrawn, let share, room >= 6, let place = pieces.lastIndex(where: { $0.rank == 1 || $0.rank == 0 }) {
            pieces.insert((Self.bar(share, columns: room), 9), at: place + 1)
        }
        return text()
    }

    /// A bar of `columns` columns, filled to a share from 0 to 1 in steps of half a column.
    static func bar(_ share: Double, columns: Int) -> String {
        let halves = Int((min(max(share, 0), 1) * Double(2 * columns)).rounded(.down))
        let whole = String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : "")
        return whole + String(repeating: "┄", count: columns - whole.count)
    }

    /// A sparkline of the last twelve finite values, scaled between the least and the greatest of them; empty for fewer
    /// than two.
    static func sparkline(_ values: [Double]) -> String {
        let shown = values.suffix(12).filter(\.isFinite)
        guard shown.count > 1, let least = shown.min(), let greatest = shown.max() else { return "" }
        let marks = Array("▁▂▃▄▅▆▇█")
        return String(
            shown.map { value in
                // Halves, as the difference of two finite numbers can be infinite.
                let share = greatest > least ? (value / 2 - least / 2) / (greatest / 2 - least / 2) : 0
                return marks[min(max(Int((share * 7).rounded()), 0), 7)]
            })
    }

    /// A duration rounded up to whole seconds, as estimates are not more exact.
    private static func duration(_ seconds: Double) -> String {
        seconds < 59 ? "\(Int(seconds.rounded(.up))) s" : plain(NumberFormat.duration(seconds.rounded(.up)))
    }

    /// A measure with four decimals, or in scientific notation from 1000 on.
    private static func number(_ x: Double) -> String {
        plain(NumberFormat.number(x, format: abs(x) < 1000 ? ".4f" : ".2e") ?? "")
    }

    /// The text with ordinary spaces: no-break spaces are for documents.
    private static func plain(_ text: String) -> String { text.replacing("\u{a0}", with: " ") }
}

extension TaskProgress {
    /// The step in a few characters: "epoch 3/10".
    fileprivate var position: String { "\(unit) \(step)/\(stepCount)" }
}
