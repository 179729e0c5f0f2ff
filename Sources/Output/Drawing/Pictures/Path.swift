public struct Path: Sendable, Hashable {
    public enum Segment: Sendable, Hashable {
        case move(Point)
        case line(Point)
        case curve(Point, Point, Point)
        case close
    }

    public var segments: [Segment]

    public init(_ segments: [Segment] = []) {
        self.segments = segments
    }
}

extension Path {
    /// An upright rectangle, from its top left corner clockwise.
    public static func rectangle(_ box: Rectangle) -> Path {
        Path([
            .move(Point(box.minX, box.minY)), .line(Point(box.maxX, box.minY)), .line(Point(box.maxX, box.maxY)),
            .line(Point(box.minX, box.maxY)), .close,
        ])
    }

    /// Every point multiplied by a factor (y turned over, if asked, as fonts have it upwards) and then moved.
    package func moved(by origin: Point, scale: Double = 1, isFlipped: Bool = false) -> Path {
        let down = isFlipped ? -scale : scale
        func place(_ point: Point) -> Point { Point(origin.x + point.x * scale, origin.y + point.y * down) }
        return Path(
            segments.map { segment in
                switch segment {
                case .move(let to): .move(place(to))
                case .line(let to): .line(place(to))
                case .curve(let a, let b, let to): .curve(place(a), place(b), place(to))
                case .close: .close
                }
            })
    }

    /// A straight line.
    public static func line(from start: Point, to end: Point) -> Path {
        Path([.move(start), .line(end)])
    }

    /// A circle of four cubic arcs, off by less than 0.03 % of its radius.
    public static func circle(center: Point, radius: Double) -> Path {
        let handle = 0.5522847498 * radius
        let (x, y, r) = (center.x, center.y, radius)
        return Path([
            .move(Point(x + r, y)),
            .curve(Point(x + r, y + handle), Point(x + handle, y + r), Point(x, y + r)),
            .curve(Point(x - handle, y + r), Point(x - r, y + handle), Point(x - r, y)),
            .curve(Point(x - r, y - handle), Point(x - handle, y - r), Point(x, y - r)),
            .curve(Point(x + handle, y - r), Point(x + r, y - handle), Point(x + r, y)),
            .close,
        ])
    }
}
