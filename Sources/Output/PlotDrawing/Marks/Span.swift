/// A stretch along the axis of values at one position: a bar, an interval, or many of them that share half a point of the page.
struct Span {
    var along: Double
    var low: Double
    var high: Double

    /// More than this many are merged: no eye parts them, and a file must not grow with them.
    static let most = 1500

    /// Those within the same half point become one that covers all of them, which puts the same ink in the same place.
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
