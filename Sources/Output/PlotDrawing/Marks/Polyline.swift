import Drawing

/// Reducing, clipping and covering of sequences of joined points.
enum Polyline {
    /// Width of the columns for `decimated(_:column:)`, in points.
    ///
    /// It is half a point for few lines; for more lines it is as much as limits a figure of noise to about ten thousand
    /// points.
    static func column(lineCount: Int, width: Double) -> Double { max(0.5, Double(lineCount) * width * 4 / 10_000) }

    /// Points without those that do not change the drawn shape.
    ///
    /// The first, the lowest, the highest and the last of consecutive points within one column remain, which draw the
    /// same shape: U. Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014. Up to 400
    /// points are returned unchanged. At most 4000 points remain.
    static func decimated(_ points: [Point], column width: Double = 0.5) -> [Point] {
        guard points.count > 400 else { return points }
        var kept: [Point] = []
        var start = 0
        while start < points.count {
            let column = (points[start].x / width).rounded(.down)
            var end = start, low = start, high = start
            while end + 1 < points.count, (points[end + 1].x / width).rounded(.down) == column {
                end += 1
                if points[end].y < points[low].y { low = end }
                if points[end].y > points[high].y { high = end }
            }
            var last = -1
            for index in [start, min(low, high), max(low, high), end] where index > last {
                kept.append(points[index])
                last = index
            }
            start = end + 1
        }
        // Data that go back and forth are not reduced by columns, but a file must not grow with them.
        let limit = 4000
        guard kept.count > limit else { return kept }
        for distance in [0.3, 0.6, 1.2] {
            kept = spaced(kept, by: distance)
            if kept.count <= limit { return kept }
        }
        // The remaining points fill the panel, and an even sample of them looks the same.
        return (0..<limit).map { kept[$0 * (kept.count - 1) / (limit - 1)] }
    }

    /// Points without those nearer than a distance to the last point that remains.
    ///
    /// The result stays within that distance of all points.
    private static func spaced(_ points: [Point], by distance: Double) -> [Point] {
        guard var last = points.first, let end = points.last else { return points }
        var kept = [last]
        for point in points.dropFirst() {
            let dx = point.x - last.x, dy = point.y - last.y
            guard dx * dx + dy * dy >= distance * distance else { continue }
            kept.append(point)
            last = point
        }
        return last == end ? kept : kept + [end]
    }

    /// Parts of a sequence within a rectangle (Liang and Barsky's method on each segment).
    static func clipped(_ points: [Point], to box: Rectangle) -> [[Point]] {
        var pieces: [[Point]] = []
        for (a, b) in zip(points, points.dropFirst()) {
            guard let (from, to) = clipped(a, b, to: box) else { continue }
            if let last = pieces.last?.last, last == from {
                pieces[pieces.count - 1].append(to)
            } else {
                pieces.append([from, to])
            }
        }
        return pieces
    }

    /// Part of a segment within a rectangle; nil if there is none.
    private static func clipped(_ a: Point, _ b: Point, to box: Rectangle) -> (Point, Point)? {
        if box.contains(a) && box.contains(b) { return (a, b) }
        var enter = 0.0, leave = 1.0
        let dx = b.x - a.x, dy = b.y - a.y
        for (p, q) in [(-dx, a.x - box.minX), (dx, box.maxX - a.x), (-dy, a.y - box.minY), (dy, box.maxY - a.y)] {
            if p == 0 {
                if q < 0 { return nil }
            } else if p < 0 {
                enter = max(enter, q / p)
            } else {
                leave = min(leave, q / p)
            }
        }
        guard enter < leave, dx.isFinite, dy.isFinite else { return nil }
        return (Point(a.x + enter * dx, a.y + enter * dy), Point(a.x + leave * dx, a.y + leave * dy))
    }

    /// Small squares along a sequence, one for every few points of length.
    static func boxes(_ points: [Point], thickness: Double) -> [Rectangle] {
        func box(_ x: Double, _ y: Double) -> Rectangle {
            Rectangle(x: x - thickness / 2, y: y - thickness / 2, width: thickness, height: thickness)
        }
        var boxes = points.prefix(1).map { box($0.x, $0.y) }
        for (a, b) in zip(points, points.dropFirst()) {
            let distance = max((b.x - a.x).magnitude, (b.y - a.y).magnitude)
            let count = max(1, min(400, Int(distance / 4)))
            for step in 1...count {
                let share = Double(step) / Double(count)
                boxes.append(box(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)))
            }
        }
        return boxes
    }
}

extension Path {
    /// Adds sequences of points as open lines.
    mutating func add(_ pieces: [[Point]]) {
        for piece in pieces {
            guard let first = piece.first else { continue }
            segments.append(.move(first))
            segments += piece.dropFirst().map { .line($0) }
        }
    }
}
