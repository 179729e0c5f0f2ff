/// Types that can be listed in the braces of a plot.
public protocol MarkConvertible {
    /// The value as a mark.
    var mark: Mark { get }
}
