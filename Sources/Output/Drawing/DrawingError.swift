/// An error in the conversion of a display list to bytes.
public enum DrawingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A built-in face could not be opened, which means that the build itself is damaged.
    case unusableFace(String)
    /// Cairo reported an error; the value is its message.
    case cairo(String)
    /// A link names a destination that no page defines.
    case undefinedDestination(String)
    /// A size, in points, that no page or image can have.
    case impossibleSize(width: Double, height: Double)
    /// Pages, or the canvas as a whole, were begun or ended in the wrong order.
    case outOfOrder(String)

    /// A message of one line.
    public var description: String {
        switch self {
        case .unusableFace(let name): "the typeface \(name) in the program cannot be read; build the program again"
        case .cairo(let message): "drawing failed: \(message)"
        case .undefinedDestination(let name): "a link leads to '\(name)', which no page defines"
        case .impossibleSize(let width, let height): "a drawing cannot measure \(width) by \(height) points"
        case .outOfOrder(let what): "drawing out of order: \(what)"
        }
    }
}
