/// What can be put on an axis: numbers of the usual types, and strings as categories. (Neither literals nor optionals of
/// `Datum` are among them: either would make the type checker give up on ordinary arithmetic inside a plot.)
public protocol Plottable {
    var datum: Datum { get }
}
