/// A place in a picture and what a reader who points at it is told, such as the value of a bar.
public struct Reading: Sendable, Equatable {
    /// The place; a point is a rectangle without width and height.
    public var area: Rectangle
    /// The text.
    public var text: String

    /// A place with its text.
    public init(_ area: Rectangle, _ text: String) {
        self.area = area
        self.text = text
    }

    /// A point with its text.
    public init(_ point: Point, _ text: String) {
        self.init(Rectangle(x: point.x, y: point.y, width: 0, height: 0), text)
    }
}

extension Picture {
    /// The readings of the picture and of the pictures in it, in its own coordinates.
    public var allReadings: [Reading] {
        elements.reduce(into: readings) { result, element in
            guard case .picture(let picture, let at, _) = element else { return }
            result += picture.allReadings.map { reading in
                var area = reading.area
                area.origin = Point(area.origin.x + at.x, area.origin.y + at.y)
                return Reading(area, reading.text)
            }
        }
    }
}
