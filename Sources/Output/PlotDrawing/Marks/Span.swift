/// Range on the axis of values at one position: a bar, an interval, or several of them within half a point.
struct Span {
    /// Position along the axis of positions, in points.
    var along: Double
    /// Smaller position on the axis of values, in points.
    var low: Double
    /// Greater position on the axis of values, in points.
    var high: Double

    /// Largest number of spans that are drawn one by one. More are merged: no eye can separate them, and the file must
    /// not grow with them.
    static let most = 1500

    /// Spans in which all those within the same half point are one that covers them, which puts the same ink in the
    /// same place.
    static func merged(_ spans: [Span]) -> [Span] {
        guard spans.count > most else { return spans }
        var slots: [Int: Span] = [:]
        for span in spans {
            let slot = Int((span.along * 2).rounded(.down))
            if let met = slots[slot] {
                slots[slot]?.low = min(met.low, span.low)
                slots[slot]?.high = max(met.high, span.high)
            } else {
                slots[slot] = Span(along: Double(slot) / 2 + 0.25, low: span.low, high: span.high)
            }
        }
        return slots.values.sorted { $0.along < $1.along }
    }
}
