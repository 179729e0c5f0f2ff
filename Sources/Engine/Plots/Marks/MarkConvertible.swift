/// What may stand in the braces of a plot.
public protocol MarkConvertible {
    var mark: Mark { get }
}
