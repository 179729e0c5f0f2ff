/// Types of values that an axis accepts: numbers of the usual types, and strings as categories.
///
/// Neither literals nor optionals of `Datum` conform: either would make the type checker give up on ordinary arithmetic
/// inside a plot.
public protocol Plottable {
    /// The value as a datum.
    var datum: Datum { get }
}
