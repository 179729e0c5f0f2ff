/// Positions of labels of equal height in a column.
///
/// The labels are as near as possible to their wanted positions (least squares), without overlap and within bounds.
enum LabelSpacing {
    /// Middles of the labels, in the order of `wanted`.
    ///
    /// - Parameters:
    ///   - wanted: wanted middles, in increasing order.
    ///   - room: height of one label.
    ///   - low: upper bound of the column, the smaller coordinate.
    ///   - high: lower bound of the column, the greater coordinate.
    /// - Returns: middles in the same order.
    /// - Precondition: the labels fit: `wanted.count` × `room` ≤ `high` − `low`.
    static func positions(_ wanted: [Double], room: Double, low: Double, high: Double) -> [Double] {
        // With z(i) = position(i) − i·room, the only constraint is that z increases: isotonic regression by pooling
        // adjacent violators.
        var blocks: [(sum: Double, count: Int)] = []
        for (index, value) in wanted.enumerated() {
            blocks.append((value - Double(index) * room, 1))
            while blocks.count > 1 {
                let last = blocks[blocks.count - 1], before = blocks[blocks.count - 2]
                guard before.sum / Double(before.count) >= last.sum / Double(last.count) else { break }
                blocks.removeLast(2)
                blocks.append((before.sum + last.sum, before.count + last.count))
            }
        }
        let floor = low + room / 2, ceiling = high - room / 2 - Double(wanted.count - 1) * room
        return blocks.flatMap {
            Array(repeating: min(max($0.sum / Double($0.count), floor), max(floor, ceiling)), count: $0.count)
        }
        .enumerated().map { $1 + Double($0) * room }
    }

    /// Indices of the labels that are shown if only `limit` fit, in order: the ends, then each time the label farthest
    /// from those chosen.
    static func kept(_ wanted: [Double], limit: Int) -> [Int] {
        guard wanted.count > limit else { return Array(wanted.indices) }
        guard limit > 0 else { return [] }
        var kept = limit == 1 ? [wanted.count - 1] : [0, wanted.count - 1]
        while kept.count < limit {
            var best = -1, farthest = -1.0
            for index in wanted.indices where !kept.contains(index) {
                let distance = kept.map { (wanted[$0] - wanted[index]).magnitude }.min() ?? 0
                if distance > farthest { (best, farthest) = (index, distance) }
            }
            kept.append(best)
        }
        return kept.sorted()
    }
}
