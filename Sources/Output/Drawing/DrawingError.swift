/// What can go wrong between a display list and its bytes.
public enum DrawingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A face of the program could not be opened, which means that the build itself is damaged.
    case unusableFace(String)
    /// Cairo refused; its own words.
    case cairo(String)
    /// A link names a place that no page defines.
    case undefinedDestination(String)
    /// A size that no page or image can have.
    case impossibleSize(width: Double, height: Double)
    /// Pages, or the canvas as a whole, were begun and ended out of order.
    case outOfOrder(String)

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
