/// A path of straight lines and cubic Bézier curves.
public struct Path: Sendable, Hashable {
    /// A step of the pen.
    public enum Segment: Sendable, Hashable {
        /// Starts a new subpath at a point.
        case move(Point)
        /// Draws a straight line to a point.
        case line(Point)
        /// Draws a cubic Bézier curve: two control points, then its end.
        case curve(Point, Point, Point)
        /// Draws a straight line to the start of the subpath and closes it.
        case close
    }

    /// The segments in the order of drawing.
    public var segments: [Segment]

    /// Creates a path; by default it is empty.
    public init(_ segments: [Segment] = []) {
        self.segments = segments
    }
}

extension Path {
    /// An upright rectangle, drawn from its top left corner clockwise.
    public static func rectangle(_ box: Rectangle) -> Path {
        Path([
            .move(Point(box.minX, box.minY)), .line(Point(box.maxX, box.minY)), .line(Point(box.maxX, box.maxY)),
            .line(Point(box.minX, box.maxY)), .close,
        ])
    }

    /// A copy of the path, scaled and then moved.
    ///
    /// - Parameters:
    ///   - origin: The position to which the point (0, 0) moves.
    ///   - scale: The factor by which every coordinate is multiplied.
    ///   - isFlipped: Whether y changes its sign, as for fonts, where y grows upwards.
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

    /// A circle of four cubic curves, with an error of less than 0.03 % of its radius.
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
