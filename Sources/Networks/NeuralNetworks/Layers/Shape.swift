/// What one example looks like: a vector of features, or an image of channels.
public enum Shape: Hashable, Sendable, CustomStringConvertible {
    case vector(Int)
    case image(height: Int, width: Int, channels: Int)

    public var elementCount: Int {
        switch self {
        case .vector(let count): count
        case .image(let height, let width, let channels): height * width * channels
        }
    }

    public var description: String {
        switch self {
        case .vector(let count): "\(count)"
        case .image(let height, let width, let channels): "\(height)×\(width)×\(channels)"
        }
    }
}
