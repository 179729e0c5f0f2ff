/// A point of a drawing.
///
/// Coordinates are in PDF points (1/72 inch) from the top left corner; x grows to the right and y downwards.
public struct Point: Sendable, Hashable {
    /// The distance from the left edge.
    public var x: Double
    /// The distance from the top edge.
    public var y: Double

    /// Creates a point.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}
