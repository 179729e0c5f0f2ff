/// Shape of one example: a vector of features, or an image of channels.
public enum Shape: Hashable, Sendable, CustomStringConvertible {
    /// A vector with its number of features, or an image with its extents.
    case vector(Int)
    case image(height: Int, width: Int, channels: Int)

    /// Number of features, or of pixels times channels; the largest integer if there are more.
    public var elementCount: Int {
        switch self {
        case .vector(let count): count
        case .image(let height, let width, let channels): product(product(height, width), channels)
        }
    }

    private func product(_ a: Int, _ b: Int) -> Int {
        let (result, isTooLarge) = a.multipliedReportingOverflow(by: b)
        return isTooLarge ? .max : result
    }

    /// Most features that a shape may have.
    static let greatestCount = 1 << 31

    public var description: String {
        switch self {
        case .vector(let count): "\(count)"
        case .image(let height, let width, let channels): "\(height)×\(width)×\(channels)"
        }
    }
}
